"""What an error tells beside that something is missing: its noun, by the error's code, and ids that are parts of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from harness.arrange.evidence import Evidence
from harness.arrange.models import Operation
from harness.arrange.references import Reference, parse_arn, value_at
from harness.arrange.words import parse_name, words

_CODE = re.compile(
    r"^(?:NoSuch|Invalid|Unknown|Nonexistent)?(?P<noun>[A-Za-z0-9]*?)"
    r"(?:NotFound|Not[A-Z][a-z]+|DoesNotExist|NonExistent|Nonexistent|Malformed)?(?:Exception|Fault|Error)?(?:\.\w+)?$"
)
_GENERIC = frozenset(
    {"", "resource", "request", "validation", "client", "id", "item", "entity", "input"}
    | {"parametervalue", "parametercombination", "argument", "value"}
)
_TOKEN = re.compile(r"[A-Za-z0-9][\w.:/-]{2,}[A-Za-z0-9]")
_LETTERS = re.compile(r"[a-z]+")
_BETWEEN = ("id", "ids", "arn", "name", "with")  # words between what a thing is called and its id
_NOT_IN_TOKENS = r"[\w./-]"
_LONGEST = 4096


def noun_in_code(found: Evidence) -> str:
    """The noun of the code of an error about something missing ("dbsnapshot" of DBSnapshotNotFoundFault), else ""."""
    code = found.said.split(" ", 1)[0]
    matched = _CODE.match(code)
    noun = parse_name(matched["noun"]).noun if matched and found.is_missing else ""
    return "" if noun in _GENERIC else noun


def sharpened(reference: Reference, operation: Operation, parameters: Mapping[str, Any], found: Evidence) -> Reference:
    """A reference whose name says little (`ResourceId`, `Name`) with the nouns that the error and a sibling type give."""
    made = operation.service.made_nouns
    told = noun_in_code(found)
    if parse_name(reference.name) == ("", "id") and any(parse_name(name) == (told, "id") for name in parameters):
        told = ""  # it is of another parameter
    is_typed = (
        reference.arn is not None and reference.arn.noun != "" and (reference.arn.noun in made or told not in made)
    )
    is_named = bool(parse_name(reference.name).noun and reference.nouns) and not reference.arn
    if is_typed or (is_named and not (told and found.names(reference.value))):
        return reference
    beside = value_at(parameters, reference.path[:-1])
    given = [_type_beside(operation, beside)] if isinstance(beside, Mapping) else []
    called = _noun_before(str(reference.value), operation, found)
    others = [told, *reference.nouns]
    if called not in ("", *made):  # nothing is called so that makes it, but that is not what the operation is named for
        others = [noun for noun in others if noun != operation.noun]
    nouns = tuple(dict.fromkeys(noun for noun in (*given, called, *others) if noun))
    return replace(reference, nouns=nouns) if nouns != reference.nouns else reference


def _noun_before(value: str, operation: Operation, found: Evidence) -> str:
    """What the message calls a value that it repeats (`Cluster id 'j-1' is not valid`), where operations are on such."""
    before = found.said.partition(value)[0] if found.names(value) else ""
    said = [word for word in _LETTERS.findall(before[-60:].lower()) if word not in _BETWEEN]
    known = operation.service.by_noun.keys() - _GENERIC
    nouns = ("".join(said[-many:]) for many in (3, 2, 1) if len(said) >= many)
    return next((noun for noun in nouns if noun in known), "")


def _type_beside(operation: Operation, parameters: Mapping[str, Any]) -> str:
    """The noun that a call gives as its resource's type (`--resource-type MaintenanceWindow`), "" where it gives none."""
    for name, value in parameters.items():
        if words(name)[-1:] == ("type",) and isinstance(value, str) and len(value) < 64:
            noun = "".join(words(value))
            if noun in operation.service.made_nouns:
                return noun
    return ""


def told_references(parameters: Mapping[str, Any], found: Evidence) -> Iterator[Reference]:
    """The ids in the message that are parts of given values: one subnet of a list in a string, an ARN in a policy."""
    if not found.is_missing or len(found.said) > _LONGEST:
        return
    texts = list(strings(parameters))
    before = noun_in_code(found)
    for token in _with_listed(list(dict.fromkeys(_TOKEN.findall(found.said))), texts):
        if not re.search(r"\d|[-:/]", token) or token in texts:
            continue
        inside = re.compile(rf"(?<!{_NOT_IN_TOKENS}){re.escape(token)}(?!{_NOT_IN_TOKENS})")
        if any(inside.search(text) for text in texts):
            arn = parse_arn(token)
            head = "".join(words(token.split("-")[0])) if "-" in token else ""
            nouns = tuple(dict.fromkeys(noun for noun in (arn.noun if arn else "", before, head) if noun))
            yield Reference((), token, "", "", nouns or ("",), "arn" if arn else "id", arn)


def _with_listed(tokens: list[str], texts: list[str]) -> list[str]:
    """The tokens, and what stands beside one in a list with commas: a message may name any of those that were given."""
    lists = [[piece.strip() for piece in text.split(",")] for text in texts if "," in text and text[0] not in "{[<"]
    beside = [piece for pieces in lists if any(token in pieces for token in tokens) for piece in pieces]
    return list(dict.fromkeys([*tokens, *(piece for piece in beside if _TOKEN.fullmatch(piece))]))


def strings(tree: Any) -> Iterator[str]:
    queue = [tree]
    for value in queue:
        if isinstance(value, str) and len(value) <= _LONGEST:
            yield value
        elif isinstance(value, Mapping):
            queue += value.values()
        elif isinstance(value, (list, tuple)):
            queue += value
