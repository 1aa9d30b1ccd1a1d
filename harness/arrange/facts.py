"""Facts: what an example's documents and parameters say about the things that it takes for granted."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from typing import Any

from harness.arrange.model import Hints
from harness.arrange.words import parse_name
from harness.lowering.model import Call, Path

Record = Mapping[str, Any]
NONE: Record = {}
FILES = ("file://", "fileb://", "file:")
_MOST = 2000
# Of a network of one's own, or for documents; alone, or with few beside it.
_ADDRESS = re.compile(r"(10|172|192)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}(/(2[5-9]|3[0-2]))?")


class Facts:
    """Every object that the example shows (`records`, outer ones first), with lookups by value, noun and member name."""

    def __init__(self, call: Call, hints: Hints) -> None:
        documented = [hints.output, *hints.outputs]
        given = [call.parameters, *(other.parameters for other in hints.others)]
        self.shown = [place for tree in documented for place in _records(tree)]
        self.records = self.shown + [place for tree in given for place in _records(tree)]
        self._members: dict[str, list[Any]] = {}
        for _, record in self.records:
            for key, value in record.items():
                if isinstance(value, str) and value.startswith(FILES):
                    continue  # what is in the file is not known
                self._members.setdefault(str(key).lower(), []).append(value)

    def holding(self, value: Any) -> Record:
        """The object that has the value as one of its own members."""
        for _, record in self.shown:
            if any(
                member == value or (isinstance(member, str) and _names(member, value)) for member in record.values()
            ):
                return record
        return NONE

    def about(self, noun: str) -> Record:
        """The first object that stands under a member whose noun is that one."""
        for path, record in self.shown:
            name = next((step for step in reversed(path) if isinstance(step, str)), "")
            if name and parse_name(name).noun == noun:
                return record
        return NONE

    def network(self, size: int) -> str:
        """The network of so many bits around the first IPv4 address (or few addresses) that is shown, "" where none is."""
        for values in self._members.values():
            for value in values:
                if isinstance(value, str) and _ADDRESS.fullmatch(value):
                    return str(ipaddress.ip_network(f"{value.partition('/')[0]}/{size}", strict=False))
        return ""

    def members(self, name: str) -> list[Any]:
        """Every value of a member with that name in any case, wherever it is shown."""
        return self._members.get(name.lower(), [])


def _names(member: str, value: Any) -> bool:
    return isinstance(value, str) and member.startswith("arn:") and member.endswith(("/" + value, ":" + value))


def _records(tree: Any) -> Iterator[tuple[Path, Record]]:
    queue: list[tuple[Path, Any]] = [((), tree)]
    for count, (path, value) in enumerate(queue):
        if count > _MOST:
            return
        if isinstance(value, Mapping):
            yield path, value
            queue += [((*path, key), item) for key, item in value.items() if isinstance(item, (Mapping, list, tuple))]
        elif isinstance(value, (list, tuple)):
            queue += [((*path, i), item) for i, item in enumerate(value) if isinstance(item, (Mapping, list, tuple))]
