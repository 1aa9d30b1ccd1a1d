"""Source offsets of a text's characters, without the cost of a search per character."""

from __future__ import annotations

import re
from bisect import bisect_right

from harness.text import Span, Text, join

_MAX_SCANS = 100
_LINE_END = re.compile(r"\n")
_BLANKS = re.compile(r"[ \t]{0,1000}")


class Places:
    """The same answers as `Text.offset`, `Text.span` and `Text.slice`, for a reader that asks very often.

    `scans_left` and `unclosed_line` are what searches for the end of a broken string have cost and found so far: without
    them, a text of many broken strings would be searched to its end for each.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.value = text.value
        self._starts = [start for start, _ in text.runs]
        self._shifts = [place - start for start, place in text.runs]
        self._length = len(text.value)
        self._lines: list[int] = []
        self.scans_left = _MAX_SCANS
        self.unclosed_line = -1

    def line_start(self, index: int) -> int:
        """The index at which the line of `index` begins."""
        if not self._lines:
            self._lines = [0, *(found.end() for found in _LINE_END.finditer(self.value))]
        return self._lines[bisect_right(self._lines, index) - 1]

    def indent(self, index: int) -> int:
        """By how many blanks the line of `index` is indented."""
        start = self.line_start(index)
        found = _BLANKS.match(self.value, start)
        return found.end() - start if found else 0

    def offset(self, index: int) -> int:
        if index >= self._length:
            return self.text.end
        return index + self._shifts[bisect_right(self._starts, index) - 1]

    def span(self, start: int, stop: int) -> Span:
        begin = self.offset(start)
        if stop <= start:
            return Span(begin, begin)
        return Span(begin, max(self.text.end if stop >= self._length else self.offset(stop - 1) + 1, begin))

    def slice(self, start: int, stop: int) -> Text:
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, max(stop - 1, start))
        if first == last:
            begin = self.offset(start)
            return Text(self.value[start:stop], ((0, begin),), begin + stop - start)
        return self.text.slice(start, stop)

    def quoted(self, start: int, stop: int) -> tuple[Text, Span]:
        """What stands between the quotes at `start` and `stop - 1`, and the place of it all."""
        run = bisect_right(self._starts, start)
        if run != bisect_right(self._starts, stop - 1):
            return self.slice(start + 1, stop - 1), self.span(start, stop)
        shift = self._shifts[run - 1]
        begin, end = start + shift, stop + shift
        return Text(self.value[start + 1 : stop - 1], ((0, begin + 1),), end - 1), Span(begin, end)

    def gather(self, pieces: list[tuple[str, int]], stop: int) -> Text:
        """A Text out of (string, index) pieces, each within one line; `stop` is the index past them."""
        return join(((value, self.offset(at)) for value, at in pieces), self.offset(stop))
