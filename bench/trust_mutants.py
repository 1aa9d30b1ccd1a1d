"""Mutants of verified steps: a value that a command gives and its output shows, changed in the output alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

_FEW = 3
_WORD = re.compile(r"\S+")
_LINES = "(a word)"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A document's text with one value changed, and what was done."""

    text: str
    told: str


def mutant_of(row: Row) -> Mutant | None:
    """The first part of the output (in an order drawn by its content) that shows what the step's own command gives."""
    from harness.checking import read_source
    from harness.reading import read
    from harness.replay import replay

    source, _ = read_source(row["path"])
    document = read(source)
    steps = [step for step in document.steps if source.position(step.step.command.span.start).line == row["line"]]
    text = steps[0].step.expectation.text if steps else None
    given = _given(steps[0]) if text is not None else {}
    found = [leaf for leaf in _leaves_of(text) if leaf[1] in given or leaf[1:] in given] if given else []
    found = found or (list(_words_of(text, given)) if given else [])
    played = replay(document).get(steps[0].step.index) if found else None
    echoed = echoed_by(played) if played is not None else set()
    found = [leaf for leaf in found if leaf[1:] in echoed and any(map(str.isalnum, source.text[slice(*leaf[0])]))]
    if not found:
        return None
    span, _, name = min(found, key=lambda leaf: hashlib.sha256(f"{row['path']}{leaf}".encode()).digest())
    shown = source.text[slice(*span)]
    changed = _changed(shown)
    return Mutant(source.text[: span[0]] + changed + source.text[span[1] :], f"{name}: {shown} -> {changed}")


def _given(step: Any) -> set[Any]:
    """What a command gives: values that tell by themselves, and constants, numbers and single characters with names."""
    from harness.compare.trees import leaves, names_of

    if step.lowering.call is None:
        return {word.value for word in step.step.command.words[2:] if len(word.value) > _FEW and word.value[0] != "-"}
    parameters = dict(step.lowering.call.parameters)
    named = {
        (value, (names_of(path) or ["$"])[-1]) for path, value in leaves(parameters) if isinstance(value, (str, int))
    }
    return {value for value in values_of(parameters) if len(str(value)) > 1 and not str(value).isdecimal()} | named


def _words_of(text: Any, given: set[Any]) -> Iterator[tuple[tuple[int, int], Any, str]]:
    """The words of an output in lines that the command gives."""
    for word in _WORD.finditer(text.value):
        if word[0] in given and len(word[0]) > _FEW:
            yield tuple(text.span(*word.span())), word[0], _LINES


def echoed_by(played: Any) -> set[tuple[Any, str]]:
    """What the reply has of what was really sent, in documented terms, with the names that it stands under."""
    from harness.compare.trees import leaves, names_of, plain_leaf

    if played.shown is None or played.bindings is None:
        return set()
    sent = {
        value for _, value in leaves(dict(played.performance.reply.call.parameters)) if isinstance(value, (str, int))
    }
    found = ((plain_leaf(value), names_of(path)) for path, value in leaves(played.shown.data))
    echoed = {
        (played.bindings.to_documented(value), names[-1] if names else "$")
        for value, names in found
        if isinstance(value, (str, int)) and value in sent
    }
    return echoed | {(played.bindings.to_documented(word), _LINES) for word in played.shown.printed.split()}


def values_of(tree: Any) -> Iterator[str | int]:
    """The strings and whole numbers of a tree of parameters."""
    from harness.compare.trees import leaves, plain_leaf

    for _, value in leaves(tree):
        plain = plain_leaf(value)
        if isinstance(plain, (str, int)) and not isinstance(plain, bool):
            yield plain


def _leaves_of(text: Any) -> Iterator[tuple[tuple[int, int], Any, str]]:
    """Places, values and names of the strings, whole numbers and constants of a documented JSON output.

    Those of a JSON document inside a string (a policy) are among them.
    """
    from harness.compare.align import plain_scalar
    from harness.jsontext import read_json
    from harness.jsontext.model import JsonArray, JsonConstant, JsonNumber, JsonObject, JsonString

    todo = [(read_json(text).value, "$")]
    while todo:
        node, name = todo.pop()
        if isinstance(node, JsonObject):
            todo += [(member.value, member.key.value) for member in node.members]
        elif isinstance(node, JsonArray):
            todo += [(item, name) for item in node.items]
        elif isinstance(node, JsonString) and node.value.lstrip()[:1] in ("{", "["):
            todo.append((read_json(node.text).value, name))
        elif isinstance(node, (JsonString, JsonNumber, JsonConstant)):
            yield (node.span.start, node.span.stop), plain_scalar(node), name


def _changed(shown: str) -> str:
    """Another value of the same form: the last letter or digit is another one."""
    if shown in ("true", "false"):
        return "false" if shown == "true" else "true"
    at = max(index for index, character in enumerate(shown) if character.isalnum())
    old = shown[at]
    new = str((int(old) + 1) % 10) if old.isdigit() else ("k" if old.islower() else "K")
    return shown[:at] + (new if new != old else ("m" if old.islower() else "M")) + shown[at + 1 :]
