"""Breaks clean documents in ways that change what they mean, and says how many of the mutants are found, by mutator.

    .venv/bin/python bench/mutation.py                  # examples/kms and 300 clean documents of the corpus
    .venv/bin/python bench/mutation.py --missed         # print the mutants that nothing was said about

Each mutator makes one mutant of each document that has a place for it, drawn with a seed. A mutant is found where it has an
error or warning that the document had not. The places come from botocore's models read here, not from the checker:
members are those of structures (a key of a map is data), dropped options those that the model requires, and a new option
or command name is none that exists.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from botocore import xform_name

from harness.catalog import loader
from harness.checker import check_source, read_source
from harness.findings import Severity
from harness.jsontext import read_json
from harness.jsontext.model import JsonArray, JsonConstant, JsonNumber, JsonObject, JsonString
from harness.options import Options
from harness.reading import ReadStep, read
from harness.rules import rule_of
from harness.text import Source, Span, Text

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / ".corpus" / "examples"
OWN = ROOT / "examples" / "kms"
GOAL = 0.95
STATIC = Options(replay=False)


@dataclass(frozen=True, slots=True)
class Change:
    """Replace the source between two offsets."""

    start: int
    stop: int
    text: str = ""

    def made_in(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.stop :]


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a document, with what the mutators look at."""

    source: Source
    step: ReadStep

    @property
    def words(self) -> Any:
        return self.step.step.command.words

    @property
    def command(self) -> Span:
        return self.step.step.command.span

    @property
    def model(self) -> Any:
        return operation_model(self.step.lowering.service, self.step.lowering.operation)


@cache
def operation_model(service: str | None, operation: str | None) -> Any:
    if service is None or operation is None:
        return None
    from botocore.model import ServiceModel

    return ServiceModel(loader().load_service_model(service, "service-2"), service).operation_model(operation)


def _misspelled(name: str) -> str:
    """Two letters in the middle change places; where all are alike, one is doubled."""
    for at in range(len(name) // 2, len(name) - 1):
        if name[at] != name[at + 1] and name[at].isalpha() and name[at + 1].isalpha():
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name + name[-1:]


def _replaced(span: Span, text: str) -> Change:
    return Change(span.start, span.stop, text)


def _options(place: Place) -> list[Any]:
    return [word for word in place.words[3:] if re.fullmatch(r"--[a-z][a-z0-9-]+", word.value) and not word.is_quoted]


def misspell_option(place: Place) -> Iterator[Change]:
    for word in _options(place):
        yield _replaced(word.span, "--" + _misspelled(word.value[2:]))


def rename_option(place: Place) -> Iterator[Change]:
    """As the API names it: `--key-id` to `--KeyId`."""
    for word in _options(place):
        yield _replaced(word.span, "--" + "".join(part.capitalize() for part in word.value[2:].split("-")))


def drop_option(place: Place) -> Iterator[Change]:
    """A required option with its value."""
    shape = place.model.input_shape if place.model else None
    required = {"--" + xform_name(name, "-") for name in shape.required_members} if shape else set()
    given = [word.value for word in place.words]
    if "--cli-input-json" in given or "--cli-input-yaml" in given:
        return
    for at, word in enumerate(place.words):
        if word.value in required:
            rest = [other for other in place.words[at + 1 :] if other.value.startswith("--")]
            stop = rest[0].span.start if rest else place.command.stop
            yield Change(word.span.start if rest else place.words[at - 1].span.stop, stop)


def misspell_service(place: Place) -> Iterator[Change]:
    yield _replaced(place.words[1].span, _misspelled(place.words[1].value))


def misspell_command(place: Place) -> Iterator[Change]:
    yield _replaced(place.words[2].span, _misspelled(place.words[2].value))


def rename_command(place: Place) -> Iterator[Change]:
    """To another operation of the same service."""
    own = place.words[2].value
    names = [xform_name(name, "-") for name in place.model.service_model.operation_names] if place.model else []
    yield from (_replaced(place.words[2].span, name) for name in names if name != own)


def drop_command(place: Place) -> Iterator[Change]:
    yield Change(place.words[1].span.stop, place.words[2].span.stop)


def change_parameter_type(place: Place) -> Iterator[Change]:
    """A number or an enum's value by a word that is neither."""
    members = place.model.input_shape.members if place.model and place.model.input_shape else {}
    shapes = {"--" + xform_name(name, "-"): shape for name, shape in members.items()}
    for word, value in zip(place.words, place.words[1:], strict=False):
        shape = shapes.get(word.value)
        if shape is None or value.value.startswith(("-", "file")):
            continue
        if shape.type_name in ("integer", "long", "float", "double"):
            yield _replaced(value.span, "several")
        elif shape.type_name == "string" and value.value in shape.enum:
            yield _replaced(value.span, _misspelled(value.value))


def misspell_parameter_member(place: Place) -> Iterator[Change]:
    """A key of a structure, in a file's JSON or in shorthand."""
    model = place.model
    members = model.input_shape.members if model and model.input_shape else {}
    shapes = {"--" + xform_name(name, "-"): shape for name, shape in members.items()}
    for word, value in zip(place.words, place.words[1:], strict=False):
        shape = model.input_shape if word.value == "--cli-input-json" and model else shapes.get(word.value)
        if shape is None:
            continue
        for key in _keys(_file(place, value.value) or value.text, shape):
            yield _replaced(key, _misspelled(place.source.text[key.start : key.stop]))


def _file(place: Place, value: str) -> Text | None:
    return place.step.step.files.get(value.rpartition("/")[2]) if value.startswith("file://") else None


def _keys(text: Text, shape: Any) -> Iterator[Span]:
    if text.value.lstrip()[:1] in ("{", "["):
        yield from (member.key.text.span() for member, _ in _members(text, shape))
    inner = shape.member if shape.type_name == "list" else shape
    found = re.match(r"(\w+)=", text.value)
    if found and inner.type_name == "structure" and found[1] in inner.members:
        yield text.span(*found.span(1))


def drop_continuation(place: Place) -> Iterator[Change]:
    text = place.source.text
    for found in re.finditer(r"[ ]*\\(?=\n)", text[place.command.start : place.command.stop]):
        yield Change(place.command.start + found.start(), place.command.start + found.end())


def blank_after_continuation(place: Place) -> Iterator[Change]:
    yield from (Change(change.stop, change.stop, " ") for change in drop_continuation(place))


def drop_quote(place: Place) -> Iterator[Change]:
    """One of the two quotes around a value."""
    text = place.source.text
    for word in place.words:
        first, last = word.span.start, word.span.stop - 1
        if text[first] in "'\"" and text[last] == text[first]:
            yield from (Change(at, at + 1) for at in (first, last))


def _output(place: Place) -> Text | None:
    text = place.step.step.expectation.text
    is_json = text is not None and text.value.lstrip()[:1] == "{" and read_json(text).is_strict
    return text if is_json else None


def _printed(place: Place) -> list[tuple[Any, Any]]:
    """The members of the documented output that the model knows, each with its shape."""
    call, text = place.step.lowering.call, _output(place)
    if text is None or call is None or call.query is not None or place.model.output_shape is None:
        return []
    return list(_members(text, place.model.output_shape))


def _members(text: Text, shape: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [(read_json(text).value, shape)]
    while waiting:
        value, shape = waiting.pop()
        if isinstance(value, JsonArray) and shape.type_name == "list":
            waiting += [(item, shape.member) for item in value.items]
        elif isinstance(value, JsonObject) and shape.type_name == "map":
            waiting += [(member.value, shape.value) for member in value.members]
        elif (
            isinstance(value, JsonObject)
            and shape.type_name == "structure"
            and not getattr(shape, "is_document_type", False)
        ):
            known = [
                (member, shape.members[member.key.value])
                for member in value.members
                if member.key.value in shape.members
            ]
            yield from known
            waiting += [(member.value, inner) for member, inner in known]


def misspell_member(place: Place) -> Iterator[Change]:
    for member, _ in _printed(place):
        yield _replaced(member.key.text.span(), _misspelled(member.key.value))


def rename_member(place: Place) -> Iterator[Change]:
    for member, _ in _printed(place):
        yield _replaced(member.key.text.span(), xform_name(member.key.value) + "_value")


def drop_member(place: Place) -> Iterator[Change]:
    """The only member of an output, around an object: what is inside stands alone."""
    text, members = _output(place), _printed(place)
    value = read_json(text).value if text else None
    if members and isinstance(value, JsonObject) and len(value.members) == 1:
        only = value.members[0]
        if isinstance(only.value, JsonObject) and only.value.members and members[0][1].type_name == "structure":
            inner = place.source.text[only.value.span.start : only.value.span.stop]
            yield _replaced(value.span, inner)


def _is_text(value: Any, shape: Any) -> bool:
    return isinstance(value, JsonString) and shape.type_name == "string"


def change_type(place: Place) -> Iterator[Change]:
    text = place.source.text
    for member, shape in _printed(place):
        value = member.value
        written = text[value.span.start : value.span.stop]
        if isinstance(value, JsonNumber | JsonConstant) and shape.type_name not in ("timestamp", "string"):
            yield _replaced(value.span, f'"{written}"')
        elif _is_text(value, shape) or (isinstance(value, JsonObject) and shape.type_name in ("structure", "map")):
            yield _replaced(value.span, f"[{written}]")
        elif isinstance(value, JsonArray) and shape.type_name == "list":
            yield _replaced(value.span, '"none"')


def drop_comma(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"(?<=[\]}\"\w]),(?=\n)")


def drop_colon(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"(?<=\"):(?= [\"\[{\w])")


def drop_json_quote(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"\"(?=,?\n)|(?<=: )\"(?=\w)|(?<=\s)\"(?=\w+\" *:)")


def drop_bracket(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"[\]}](?=,?\n)|[{\[](?=\n)")


def add_comma(place: Place) -> Iterator[Change]:
    for change in _characters(place, r"(?<=[\]}\"\w])\n(?=\s*[\]}])"):
        yield Change(change.start, change.start, ",")


def _characters(place: Place, pattern: str) -> Iterator[Change]:
    """Single characters of an output; what looks like one inside a JSON text has no line end after it."""
    text = _output(place)
    for found in re.finditer(pattern, text.value) if text else ():
        span = text.span(*found.span()) if text else Span(0, 0)
        yield Change(span.start, span.start + 1)


MUTATORS: tuple[Callable[[Place], Iterator[Change]], ...] = (
    misspell_option,
    rename_option,
    drop_option,
    misspell_service,
    misspell_command,
    rename_command,
    drop_command,
    change_parameter_type,
    misspell_parameter_member,
    drop_continuation,
    blank_after_continuation,
    drop_quote,
    misspell_member,
    rename_member,
    drop_member,
    change_type,
    drop_comma,
    drop_colon,
    drop_json_quote,
    drop_bracket,
    add_comma,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share that is found, by mutator and in all; 1 where it is under the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=300, help="how many clean documents of the corpus")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    options = parser.parse_args(arguments)
    table: dict[str, list[bool]] = defaultdict(list)
    for source in _documents(options.documents, options.seed):
        for name, change in _mutants(source, options.seed):
            is_found = bool(_told(Source(source.path, change.made_in(source.text))) - _told(source))
            table[name].append(is_found)
            if options.missed and not is_found:
                _show(source, name, change)
    return _tell(table)


def _documents(number: int, seed: int) -> Iterator[Source]:
    yield from (read_source(str(path))[0] for path in sorted(OWN.glob("*.rst")))
    taken = 0
    for path in sorted(CORPUS.rglob("*.rst"), key=lambda path: _lot(str(path.relative_to(CORPUS)), seed)):
        source = read_source(str(path))[0]
        if taken < number and not _told(source) and _places(source):
            taken += 1
            yield source
        if taken == number:
            return


def _lot(name: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed} {name}".encode()).digest()


@cache
def _told(source: Source) -> frozenset[tuple[str, str]]:
    """Each error and warning of a document, as rule and words."""
    found = (finding for finding, _ in check_source(source, STATIC).all_findings())
    return frozenset((one.name, one.message) for one in found if rule_of(one).severity is not Severity.NOTE)


def _places(source: Source) -> list[Place]:
    steps = read(source).steps
    return [
        Place(source, step)
        for step in steps
        if step.lowering.call and len(step.step.command.words) > 2 and not step.lowering.call.waiter
    ]


def _mutants(source: Source, seed: int) -> Iterator[tuple[str, Change]]:
    places = _places(source)
    for mutator in MUTATORS:
        changes = [change for place in places for change in mutator(place)]
        if changes:
            chosen = random.Random(f"{seed} {source.path} {mutator.__name__}").choice(changes)
            yield mutator.__name__.replace("_", "-"), chosen


def _show(source: Source, name: str, change: Change) -> None:
    line, _ = source.position(change.start)
    mutated = change.made_in(source.text)
    start = mutated.rfind("\n", 0, change.start) + 1
    became = mutated[start : start + 100].split("\n")[0]
    print(f"{name} {source.path}:{line}: {source.text[change.start : change.stop]!r} to {change.text!r}: {became}")


def _tell(table: dict[str, list[bool]]) -> int:
    for name, found in table.items():
        print(f"{name:28} {sum(found):5} of {len(found):5}  {sum(found) / len(found):6.1%}")
    total = [one for found in table.values() for one in found]
    print(f"{'all':28} {sum(total):5} of {len(total):5}  {sum(total) / len(total):6.1%}")
    return int(sum(total) < GOAL * len(total))


if __name__ == "__main__":
    sys.exit(main())
