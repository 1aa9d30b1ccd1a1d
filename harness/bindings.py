"""Bindings: 'the documented id X is the live id Y', kept both ways through one example.

Strings are never replaced globally: a value is translated where it is a documented id as a whole, or where one of its
parts (of an ARN, a URL, a path or a composed name) is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from harness.text import Span

_SEPARATORS = re.compile(r"([:/?&=,;@|\s]+)")


@dataclass(frozen=True, slots=True)
class Binding:
    """`where` is the documented place of the first meeting (None where arranging bound it from the command)."""

    documented: str
    live: str
    where: Span | None = None


class Bindings:
    """A two-way table that grows while an example is replayed."""

    def __init__(self) -> None:
        self._documented: dict[str, Binding] = {}
        self._live: dict[str, Binding] = {}

    def __iter__(self) -> Iterator[Binding]:
        return iter(self._documented.values())

    def bind(self, documented: str, live: str, where: Span | None = None) -> Binding | None:
        """Bind the two. Returns None if that holds, else the earlier binding that contradicts it.

        An empty string names nothing, and is bound to nothing.
        """
        if not documented.strip():
            return None
        for known in (self._documented.get(documented), self._live.get(live)):
            if known is not None and (known.documented, known.live) != (documented, live):
                return known
        binding = Binding(documented, live, where)
        self._documented.setdefault(documented, binding)
        self._live.setdefault(live, binding)
        return None

    def bind_also(self, documented: str, live: str, where: Span | None = None) -> Binding | None:
        """Bind a second documented name of a live id that may have one already: a key's id beside its alias.

        The first name stays the one that the live id is translated into. Returns what contradicts it, as bind does.
        """
        known = self._documented.get(documented)
        if known is not None:
            return None if known.live == live else known
        binding = Binding(documented, live, where)
        self._documented[documented] = binding
        self._live.setdefault(live, binding)
        return None

    def forget(self, documented: str) -> None:
        """Take back a binding: what was made for the documented id was not what the example means."""
        known = self._documented.pop(documented, None)
        if known is not None:
            self._live.pop(known.live, None)

    def binding_of(self, documented: str) -> Binding | None:
        return self._documented.get(documented)

    def live_of(self, documented: str) -> str | None:
        found = self._documented.get(documented)
        return found.live if found else None

    def documented_of(self, live: str) -> str | None:
        found = self._live.get(live)
        return found.documented if found else None

    def to_live(self, value: Any) -> Any:
        """A tree of plain values with each documented id turned into its live one."""
        return translated(value, {b.documented: b.live for b in self})

    def to_documented(self, value: Any) -> Any:
        """The inverse of to_live: nothing live is left in what the author gets to see."""
        return translated(value, {b.live: b.documented for b in self._live.values()})


def translated(value: Any, table: Mapping[str, str]) -> Any:
    """A tree of plain values with each string, or each part of one, that the table has turned into what it says."""
    if isinstance(value, str):
        return table[value] if value in table else _parts_translated(value, table)
    if isinstance(value, dict):
        return {translated(key, table): translated(item, table) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [translated(item, table) for item in value]
    return value


def _parts_translated(value: str, table: Mapping[str, str]) -> str:
    if not table:
        return value
    pieces = _SEPARATORS.split(value)
    if len(pieces) == 1:
        return value
    return "".join(table.get(piece, piece) for piece in pieces)
