"""Lacks: what a documented output shows and a successful reply does not have, or has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from harness.arrange.aligning import aligned, named_by
from harness.arrange.models import Operation
from harness.arrange.references import Reference, parse_arn
from harness.arrange.variation import next_value
from harness.arrange.words import is_state, parse_name, words
from harness.lowering.model import Call, Path

_EMPTY: tuple[Any, ...] = (None, "", [], {}, ())
_DEEPEST = 8
_MOST = 12
_TOKEN = re.compile(r"(?=[^\d]*\d)[\w+/=.:-]{16,}")  # long, with a digit, in one word


@dataclass(frozen=True, slots=True)
class Lack:
    """`name` is the output member at `path`; `item` is the documented list item (or value) that the reply has no equal for.

    `shape` is the member's. `nouns` are what an item may be; `index` its place in the documented list, -1 for a member that
    is missing as a whole, or `is_other`: that is there, with another value. `whole` is the whole documented list (or value),
    `around` the documented object that it is a member of, `within` all objects that this one stands in, the outermost first;
    where the reply has the same object, their identifiers are the reply's.
    """

    path: Path
    name: str
    item: Any
    nouns: tuple[str, ...]
    whole: Any
    index: int = -1
    around: Mapping[str, Any] = field(default_factory=dict)
    shape: str = ""
    within: tuple[Mapping[str, Any], ...] = ()
    is_other: bool = False


def lacks(operation: Operation, documented: Any, reply: Any, is_close: bool = True) -> list[Lack]:
    """What is lacking, outer members first, as far as it is worth mending: list items beyond those that came back, and
    members that are empty.

    Where they are held close, members with another value, too, and items that are called otherwise. `reply` is in
    documented terms, as far as they are known.
    """
    if not isinstance(documented, Mapping) or not isinstance(reply, Mapping):
        return []
    return list(islice(_Walk(operation, is_close).members(operation.output, documented, reply, (), ()), _MOST))


class _Walk:
    """A documented output and a reply side by side, along the shape of the operation's output."""

    def __init__(self, operation: Operation, is_close: bool) -> None:
        self.operation = operation
        self.is_close = is_close
        self.service = operation.service

    def members(
        self, shape: str, documented: Mapping[str, Any], live: Mapping[str, Any], path: Path, outer: tuple[Any, ...]
    ) -> Iterator[Lack]:
        """The lacks below one object; `outer` are the objects that it stands in."""
        members = self.service.shape(shape).get("members", {})
        within = (*outer, _as_live(documented, live))
        for name, value in documented.items():
            if (
                name not in members or value in _EMPTY or len(path) > _DEEPEST or words(name)[0] == "next"
            ):  # a page's token
                continue
            key = members[name]["shape"]
            lack = Lack((*path, name), name, value, (), value, around=documented, shape=key, within=within)
            yield from self._member(lack, live.get(name))

    def _member(self, lack: Lack, live: Any) -> Iterator[Lack]:
        kind = self.service.shape(lack.shape).get("type")
        if kind == "list" and isinstance(lack.item, list):
            yield from self._items(lack, live if isinstance(live, (list, tuple)) else [])
        elif live in _EMPTY and live != lack.item:
            yield lack
        elif kind == "structure" and isinstance(lack.item, Mapping) and isinstance(live, Mapping):
            yield from self.members(lack.shape, lack.item, live, lack.path, lack.within)
        elif kind == "map" and isinstance(lack.item, Mapping) and isinstance(live, Mapping):
            if self.is_close and not lack.item.keys() <= live.keys():
                yield replace(lack, is_other=True)
        elif self.is_close and _is_other(lack, kind, live):
            yield replace(lack, is_other=True)

    def _items(self, lack: Lack, live: Sequence[Any]) -> Iterator[Lack]:
        item = self.service.shape(lack.shape)["member"]["shape"]
        documented = lack.whole
        outer = [self.operation.noun] if len(lack.path) == 1 else []
        said = [parse_name(item).noun, parse_name(lack.name).noun, *outer]
        nouns = tuple(dict.fromkeys(noun for noun in said if noun and noun != "string"))
        for index, partner in enumerate(aligned(documented, live, nouns if self.is_close else None)):
            if partner is None:
                yield replace(lack, item=documented[index], nouns=nouns, index=index)
            elif isinstance(documented[index], Mapping) and isinstance(live[partner], Mapping):
                path = (*lack.path, partner)
                yield from self.members(item, documented[index], live[partner], path, lack.within)


def _as_live(documented: Mapping[str, Any], live: Mapping[str, Any]) -> Mapping[str, Any]:
    """The documented object with the reply's own identifiers, by which it is found."""
    own = {
        name: live[name]
        for name in documented
        if parse_name(str(name)).kind
        and isinstance(live.get(name), str)
        and not _is_filler(documented[name], live[name])
    }
    return {**documented, **own}


def _is_other(lack: Lack, kind: str | None, live: Any) -> bool:
    """Whether a scalar has another value, and one that is no identifier, no time and no token: those are each account's own."""
    if kind in ("timestamp", "blob") or not isinstance(lack.item, (str, int, float, bool)):
        return False
    one, other = str(lack.item).lower(), str(live).lower()
    if parse_name(lack.name).kind and not _is_of_state(lack.path):
        return _is_filler(one, other)
    is_token = _TOKEN.fullmatch(one) or _TOKEN.fullmatch(other)
    return isinstance(live, (str, int, float, bool)) and one != other and not is_token


def _is_filler(documented: Any, live: str) -> bool:
    """Whether a reply has a word for a documented id: the `default` that an emulator says of what is there already."""
    is_id = isinstance(documented, str) and "-" in documented and any(map(str.isdigit, documented))
    return not live or (is_id and live.isalpha())


def _is_of_state(path: Path) -> bool:
    """Whether it is the name of a state (`PreviousState.Name`)."""
    return len(path) > 1 and isinstance(path[-2], str) and is_state(path[-2])


def next_page(operation: Operation, call: Call, documented: Any, shown: Any) -> Iterator[Lack]:
    """One thing more than a page that the call limits has, where the document shows that there is another page."""
    is_limited = bool(call.pagination) or any(
        {"max", "maximum", "limit"} & set(words(name)) for name in call.parameters
    )
    if not (is_limited and isinstance(documented, Mapping) and isinstance(shown, Mapping)):
        return
    if not any(_is_token(name) and documented[name] and not shown.get(name) for name in documented):
        return
    for lack in _Walk(operation, is_close=False).members(operation.output, documented, {}, (), ()):
        is_whole_page = len(shown.get(lack.name) or ()) == len(lack.whole)
        if is_whole_page and lack.index == len(lack.whole) - 1 and len(lack.path) == 1:
            yield replace(lack, item=_another(lack.item, lack.whole), index=len(lack.whole))


def _is_token(name: str) -> bool:
    return words(name)[-1:] == ("token",) and words(name)[:1] in (("next",), ("pagination",))


def _another(item: Any, shown: Sequence[Any]) -> Any:
    """The same thing under another name, which is none of those that are shown."""
    other = _next(item)
    for _ in shown:
        if other not in shown:
            break
        other = _next(other)
    return other


def _next(item: Any) -> Any:
    if isinstance(item, str):
        return next_value(item)
    if isinstance(item, Mapping):
        return {key: next_value(value) if parse_name(str(key)).kind else value for key, value in item.items()}
    return item


def identifiers(reply: Any) -> set[str]:
    """What a reply says that things are called: they are there."""
    found: set[str] = set()
    queue: list[tuple[str, Any]] = [("", reply)]
    for name, value in queue:
        if isinstance(value, Mapping):
            queue += value.items()
        elif isinstance(value, (list, tuple)):
            queue += [(name, item) for item in value]
        elif isinstance(value, str) and parse_name(name).kind:
            found.add(value)
    return found


def reference_of(lack: Lack) -> Reference | None:
    """The documented item as a reference to a thing that has to exist, None where it has no identifier."""
    nouns = lack.nouns
    if isinstance(lack.item, str):
        kind = parse_name(lack.name).kind or "name"
        return Reference((), lack.item, lack.name, "", nouns, kind, parse_arn(lack.item))
    if not isinstance(lack.item, Mapping):
        return None
    best = named_by(lack.item, nouns)
    if best is None:
        return Reference((), "", "", "", nouns, "name")
    value = lack.item[best]
    return Reference((), value, best, "", nouns, parse_name(best).kind, parse_arn(value))
