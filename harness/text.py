"""Text that knows where it stands in its source: offsets, spans, and the lines and columns made from them.

Every room hands on `Text`, so that one character of a JSON string inside a shell word inside an indented block
can still be pointed at in the file.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import NamedTuple

_PAST = sys.maxsize
"""A source offset past all others: `(index, _PAST)` sorts behind every run that begins at `index`."""


class Span(NamedTuple):
    """A half-open range of character offsets into `Source.text`."""

    start: int
    stop: int


class Position(NamedTuple):
    """A line and a column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: `text` keeps its own line ends, so that an edit changes nothing else.

    `path` is what the user named, with forward slashes; a byte order mark is not part of `text`.
    """

    path: str
    text: str
    has_bom: bool = False
    _lines: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = tuple(self.text.split("\n"))
        ends = accumulate(len(line) + 1 for line in lines)
        object.__setattr__(self, "_lines", lines)
        object.__setattr__(self, "_starts", (0, *islice(ends, len(lines) - 1)))

    def __reduce__(self) -> tuple[type[Source], tuple[str, str, bool]]:
        """Sent to another process without its lines, which are soon made anew."""
        return Source, (self.path, self.text, self.has_bom)

    @property
    def line_count(self) -> int:
        return len(self._starts)

    def line_start(self, line: int) -> int:
        """The offset at which a line (from 1) begins; past the last line, the end of the text."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """A line (from 1) without its line end."""
        return self._lines[line - 1].rstrip("\r") if line <= len(self._lines) else ""

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, max(offset, 0))
        return Position(line, offset - self._starts[line - 1] + 1)

    def as_text(self) -> Text:
        """The whole source as a Text."""
        return Text(self.text, ((0, 0),), len(self.text))


@dataclass(frozen=True, slots=True)
class Text:
    """A string, and where each of its characters stands in the source.

    `runs` holds (offset in `value`, offset in the source) pairs, ascending, the first at 0: from one pair to the
    next, characters follow each other in the source as they do in `value`. `end` is the source offset just past
    the last character. Dedenting, unquoting and unescaping each add runs.
    """

    value: str
    runs: tuple[tuple[int, int], ...]
    end: int

    @classmethod
    def at(cls, value: str, offset: int) -> Text:
        """A string that stands in the source as it is, from `offset` on."""
        return cls(value, ((0, offset),), offset + len(value))

    def __str__(self) -> str:
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def offset(self, index: int) -> int:
        """The source offset of the character at `index`."""
        if index >= len(self.value):
            return self.end
        runs = self.runs
        if len(runs) == 1:
            return runs[0][1] + index
        start, place = runs[bisect_right(runs, (index, _PAST)) - 1]
        return place + index - start

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """The source span of `value[start:stop]`."""
        stop = len(self.value) if stop is None else min(stop, len(self.value))
        begin = self.offset(start)
        if stop <= start:
            return Span(begin, begin)
        return Span(begin, max(self.end if stop == len(self.value) else self.offset(stop - 1) + 1, begin))

    def slice(self, start: int, stop: int | None = None) -> Text:
        """`value[start:stop]`, still in its place."""
        stop = len(self.value) if stop is None else min(stop, len(self.value))
        start = min(start, stop)
        begin, end = self.span(start, stop)
        if len(self.runs) == 1:
            return Text(self.value[start:stop], ((0, begin),), end)
        first = bisect_right(self.runs, (start, _PAST))
        last = bisect_right(self.runs, (max(stop - 1, start), _PAST), first)
        within = [(at - start, place) for at, place in self.runs[first:last]]
        return Text(self.value[start:stop], ((0, begin), *within), end)

    def pieces(self) -> Iterator[tuple[str, int]]:
        """(string, source offset) of each run, as `join` takes them."""
        stops = [start for start, _ in self.runs[1:]] + [len(self.value)]
        for (start, place), stop in zip(self.runs, stops, strict=True):
            yield self.value[start:stop], place

    def strip(self) -> Text:
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(len(self.value.rstrip()), start))

    def lines(self) -> list[Text]:
        """The lines of the text, without their line ends."""
        found, start = [], 0
        for line in self.value.split("\n"):
            found.append(self.slice(start, start + len(line)))
            start += len(line) + 1
        return found


def join(pieces: Iterable[tuple[str, int]], end: int) -> Text:
    """A Text out of (string, source offset) pieces, in order; `end` is the source offset past the last one."""
    runs: list[tuple[int, int]] = []
    values: list[str] = []
    length = 0
    expected = -1
    for value, offset in pieces:
        if not value:
            continue
        if offset != expected:
            runs.append((length, offset))
        values.append(value)
        length += len(value)
        expected = offset + len(value)
    return Text("".join(values), tuple(runs) or ((0, end),), end)


def common_start(one: str, other: str) -> int:
    """With how many characters two strings begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
