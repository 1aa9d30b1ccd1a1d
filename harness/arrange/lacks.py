"""Lacks: what a documented output shows and a successful reply does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from harness.arrange.models import Operation
from harness.arrange.references import Reference, parse_arn
from harness.arrange.words import parse_name, words
from harness.lowering.model import Path

_EMPTY: tuple[Any, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True)
class Lack:
    """`name` is the output member at `path`; `item` is the documented list item (or value) that the reply has no equal for.

    `nouns` are what an item may be; `index` its place in the documented list, -1 for a member that is missing as a whole.
    `whole` is the whole documented list (or value), `around` the documented object that it is a member of.
    """

    path: Path
    name: str
    item: Any
    nouns: tuple[str, ...]
    whole: Any
    index: int = -1
    around: Mapping[str, Any] = field(default_factory=dict)


def lacks(operation: Operation, documented: Any, raw: Mapping[str, Any]) -> list[Lack]:
    """What is lacking, outer members first: list items beyond the number that came back, and members that are empty."""
    if not isinstance(documented, Mapping):
        return []
    return list(_lacks(operation, operation.output, documented, raw, ()))


def _lacks(operation: Operation, shape: str, documented: Any, live: Any, path: Path) -> Iterator[Lack]:
    members = operation.service.shape(shape).get("members", {})
    for name, value in documented.items():
        if name not in members or value in _EMPTY or len(path) > 8 or words(name)[0] == "next":  # a page's token
            continue
        key = members[name]["shape"]
        found = live.get(name) if isinstance(live, Mapping) else None
        kind = operation.service.shape(key).get("type")
        if kind == "list" and isinstance(value, list):
            inner = _list_lacks(operation, key, name, value, found or [], path)
            yield from (lack if lack.around else replace(lack, around=documented) for lack in inner)
        elif found in _EMPTY:
            yield Lack((*path, name), name, value, (), value, around=documented)
        elif kind == "structure" and isinstance(value, Mapping):
            yield from _lacks(operation, key, value, found, (*path, name))


def _list_lacks(
    operation: Operation, shape: str, name: str, documented: list[Any], live: list[Any], path: Path
) -> Iterator[Lack]:
    item = operation.service.shape(shape)["member"]["shape"]
    if len(live) < len(documented):
        nouns = (parse_name(item).noun, parse_name(name).noun, *([operation.noun] if not path else []))
        nouns = tuple(dict.fromkeys(noun for noun in nouns if noun and noun != "string"))
        for index in range(len(live), len(documented)):
            yield Lack((*path, name), name, documented[index], nouns, documented, index)
        return
    if len(documented) == len(live) == 1 and isinstance(documented[0], Mapping) and isinstance(live[0], Mapping):
        yield from _lacks(operation, item, documented[0], live[0], (*path, name, 0))


def reference_of(lack: Lack) -> Reference | None:
    """The documented item as a reference to a thing that has to exist, None where it has no identifier."""
    nouns = lack.nouns
    if isinstance(lack.item, str):
        return Reference(
            (), lack.item, lack.name, "", nouns, parse_name(lack.name).kind or "name", parse_arn(lack.item)
        )
    if not isinstance(lack.item, Mapping):
        return None
    best = max(lack.item, key=lambda name: _identity_rank(str(name), lack.item[name], nouns), default=None)
    if best is None or not _identity_rank(str(best), lack.item[best], nouns):
        return Reference((), "", "", "", nouns, "name")
    value = lack.item[best]
    return Reference((), value, str(best), "", nouns, parse_name(str(best)).kind, parse_arn(value))


def _identity_rank(name: str, value: Any, nouns: tuple[str, ...]) -> int:
    said, kind = parse_name(name)
    if not isinstance(value, str) or not kind:
        return 0
    rank = {"id": 3, "name": 2, "arn": 1}.get(kind, 0)
    if said in nouns:
        return rank + 10
    return rank + 5 if not said else 0
