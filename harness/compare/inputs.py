"""What an example gives to the service: every leaf of its calls' parameters, found again by value and by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from harness.compare.trees import comparable, leaves, names_of
from harness.lowering.model import Call, Path
from harness.text import Span, Text

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")
_GENERIC = {"name", "id", "arn", "identifier", "key", "value", "url", "uri"}
_SUFFIXES = re.compile(r"(name|id|arn|identifier|uri|url|ref)$")


@dataclass(frozen=True, slots=True)
class Input:
    """One leaf of a call's parameters, in documented terms. `index` counts the example's calls; `root` is the text that
    the whole value (a JSON document, perhaps) was read from, `inner` the path inside it. `is_inside` is true for a leaf of
    JSON that the service takes as a string."""

    value: Any
    path: Path
    call: Call
    index: int
    root: Text | None = None
    inner: Path = ()
    is_inside: bool = False

    @property
    def place(self) -> tuple[int, Path]:
        """What tells it from every other input."""
        return self.index, self.path

    def path_text(self) -> str:
        """The parameter as messages name it: `Policy.Statement[1].Action[0]`."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")

    def span(self) -> Span | None:
        """Where the value stands in the document."""
        if self.root is None:
            return None
        if not self.inner:
            return self.root.span()
        from harness.jsontext import locate, read_json

        tree = read_json(self.root).value
        found = locate(tree, self.inner) if tree is not None else None
        return found.span if found is not None else self.root.span()


_MOST_CALLS = 200


class Inputs:
    """The leaves of some calls (the last of many) by value. `strength` says how surely an output leaf is one of them."""

    def __init__(self, calls: Iterable[Call]) -> None:
        self._by_value: dict[Any, list[Input]] = defaultdict(list)
        self._by_name: dict[str, list[Input]] = defaultdict(list)
        every = list(calls)
        first = max(len(every) - _MOST_CALLS, 0)
        for index, call in enumerate(every[first:], first):
            for item in _inputs_of(call, index):
                self._by_value[comparable(item.value)].append(item)
                self._by_name[last_name(item.path)].append(item)

    def __contains__(self, value: Any) -> bool:
        return comparable(value) in self._by_value

    def best(self, value: Any, path: Path, operation: str) -> tuple[Input, int] | None:
        """The input of that value whose name fits an output path best (the latest, of equals), with its strength."""
        found = [
            (strength(path, operation, item), item.index, item) for item in self._by_value.get(comparable(value), ())
        ]
        if not found:
            return None
        level, _, item = max(found, key=lambda entry: entry[:2])
        return item, level

    def of(self, value: Any) -> Iterator[Input]:
        """The inputs of that value."""
        yield from self._by_value.get(comparable(value), ())

    def of_call(self, index: int) -> Iterator[Input]:
        """The inputs of one call."""
        yield from (item for items in self._by_value.values() for item in items if item.index == index)

    def place_of(self, value: Any) -> Span | None:
        """Where a value was given first."""
        return next((item.span() for item in self._by_value.get(comparable(value), ())), None)

    def has_member(self, name: str) -> bool:
        """Whether a member of that name has a value anywhere in what is given: `Tags` in `Tags[0].Key`; "" is none."""
        return bare(name) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        every = (item for items in self._by_name.values() for item in items if item.value not in ("", None))
        return frozenset(bare(name) for item in every for name in names_of(item.path))

    def named(self, path: Path) -> Iterator[Input]:
        """The inputs of the same last name."""
        yield from self._by_name.get(last_name(path), ())


def _inputs_of(call: Call, index: int) -> Iterator[Input]:
    string: Path | None = None
    for path, value in leaves(dict(call.parameters)):
        root, inner = _origin(call, path)
        is_inside = string is not None and path[: len(string)] == string
        yield Input(value, path, call, index, root, inner, is_inside)
        if isinstance(value, str) and not is_inside:
            string = path
        if isinstance(value, (bytes, bytearray)):
            text = _text_of(bytes(value))
            if text is not None:
                yield Input(text, path, call, index, root, inner)


def _text_of(value: bytes) -> str | None:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _origin(call: Call, path: Path) -> tuple[Text | None, Path]:
    for stop in range(len(path), 0, -1):
        if path[:stop] in call.origins:
            return call.origins[path[:stop]], path[stop:]
    return None, ()


def strength(path: Path, operation: str, item: Input) -> int:
    """How well an input's name fits an output leaf: 3 two names alike, 2 the name alike, 1 of the same thing, 0 not.

    `KeyId` fits `KeyMetadata.KeyId`; `Name` of CreateTopic fits `TopicName`; `RepositoryName` is of the same thing as
    `repository.repositoryArn`.
    """
    here, there = names_of(path), names_of(item.path)
    if not here or not there:
        return 0
    if bare(here[-1]) == bare(there[-1]):
        return 3 if len(here) > 1 and len(there) > 1 and bare(here[-2]) == bare(there[-2]) else 2
    outer, inner = _qualified(here, operation), _qualified(there, item.call.operation)
    if outer == inner:
        return 2
    return 1 if _stem(outer) and _stem(outer) == _stem(inner) else 0


def last_name(path: Path) -> str:
    names = names_of(path)
    return bare(names[-1]) if names else ""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name in lower case, in the singular, without hyphens and underscores."""
    return _singular(name.lower().replace("_", "").replace("-", ""))


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us")) else name


def is_generic(name: str) -> bool:
    """Whether a bare name says nothing of what it is that is named so."""
    return name in _GENERIC


def _qualified(names: list[str], operation: str) -> str:
    """A name that says of what: `Name` below `User`, or of CreateUser, is `username`."""
    last = bare(names[-1])
    if last not in _GENERIC:
        return last
    return (bare(names[-2]) if len(names) > 1 else noun(operation)) + last


def _stem(name: str) -> str:
    return _SUFFIXES.sub("", name)


@lru_cache(maxsize=4096)
def noun(operation: str) -> str:
    """`keypair` of DescribeKeyPairs."""
    return bare("".join(_WORDS.findall(operation)[1:]))
