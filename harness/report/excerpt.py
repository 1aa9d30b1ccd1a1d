"""Numbered excerpts of a document with carets under the places that matter, as rustc draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.report.look import Look
from harness.report.plain import columns, laid_out, safe
from harness.text import Source, Span

_MOST_LINES = 6
_HEAD, _TAIL = 3, 2
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to point at. `style` is a severity for the place itself, `frame` for a secondary one."""

    span: Span
    label: str
    style: str
    is_main: bool = False

    @property
    def caret(self) -> str:
        return "^" if self.is_main else "-"


@dataclass(frozen=True, slots=True)
class _Part:
    """What a mark covers of one line: characters from `start` up to `stop` (from 0)."""

    mark: Mark
    start: int
    stop: int


def excerpt(source: Source, marks: Sequence[Mark], look: Look) -> Iterator[str]:
    """The rows of the excerpt, without line ends. The first mark may span lines; others are drawn on their first line."""
    bar = _bar(source, marks[0])
    lines = _lines_to_show(source, marks, bar)
    margin = max(len(str(max(lines))), 2)
    draw = _Drawing(source, look, margin, bar, marks[0])
    yield draw.gutter()
    previous = lines[0]
    for line in lines:
        if line > previous + 1:
            yield draw.gap(previous, line)
        previous = line
        yield from draw.line(line, [_part(source, mark, line) for mark in _on(source, line, marks, bar)])


def margin_of(source: Source, marks: Sequence[Mark]) -> int:
    """How wide the line numbers of the excerpt are."""
    return max(len(str(max(_lines_to_show(source, marks, _bar(source, marks[0]))))), 2)


def _bar(source: Source, mark: Mark) -> range | None:
    """The lines that a mark spans, where it spans more than one."""
    first, last = _first_and_last(source, mark)
    return range(first, last + 1) if last > first else None


def _first_and_last(source: Source, mark: Mark) -> tuple[int, int]:
    start, stop = mark.span
    return source.position(start).line, source.position(max(stop - 1, start)).line


def _lines_to_show(source: Source, marks: Sequence[Mark], bar: range | None) -> list[int]:
    wanted = {source.position(mark.span.start).line for mark in marks}
    if bar is not None:
        wanted.update(bar if len(bar) <= _MOST_LINES else [*bar[:_HEAD], *bar[-_TAIL:]])
    lines = sorted(wanted)
    lone = [after - 1 for before, after in pairwise(lines) if after == before + 2]
    return sorted([*lines, *lone])


def _on(source: Source, line: int, marks: Sequence[Mark], bar: range | None) -> list[Mark]:
    drawn = marks if bar is None else marks[1:]
    return [mark for mark in drawn if source.position(mark.span.start).line == line]


def _part(source: Source, mark: Mark, line: int) -> _Part:
    begin = source.line_start(line)
    length = len(source.line_text(line))
    start = min(mark.span.start - begin, length)
    return _Part(mark, start, max(min(mark.span.stop - begin, length), start + 1))


@dataclass(frozen=True, slots=True)
class _Drawing:
    source: Source
    look: Look
    margin: int
    bar: range | None
    main: Mark

    def gutter(self, number: str = "", rest: str = "") -> str:
        return f"{self.look.paint(f'{number:>{self.margin}} |', 'frame')}{' ' if rest else ''}{rest}"

    def gap(self, before: int, after: int) -> str:
        is_inside = self.bar is not None and before in self.bar and after in self.bar
        dots = self.look.paint("...", "frame")
        return f"{dots}{' ' * self.margin}{self._side(before)}".rstrip() if is_inside else dots

    def line(self, line: int, parts: list[_Part]) -> Iterator[str]:
        """The rows of one source line: its text, a row of carets for each mark, and the foot of the bar."""
        text = self.source.line_text(line)
        room = self.look.width - self.margin - 3 - (2 if self.bar else 0)
        for cluster in _clusters(parts, room) or [[]]:
            left, right = _window(len(text), cluster, room)
            shown, starts = laid_out(text[left:right])
            cut = _CUT if left else ""
            row = cut + shown + (_CUT if right < len(text) else "")
            yield self.gutter(str(line), (self._side(line, is_first=True) + row).rstrip())
            for part in cluster:
                yield self.gutter("", self._side(line) + self._carets(part, left, starts, len(cut)))
        if self.bar is not None and line == self.bar[-1]:
            yield self.gutter("", self._foot(line))

    def _side(self, line: int, is_first: bool = False) -> str:
        if self.bar is None:
            return ""
        if line not in self.bar:
            return "  "
        return self.look.paint("/" if is_first and line == self.bar[0] else "|", self.main.style) + " "

    def _carets(self, part: _Part, left: int, starts: Sequence[int], shift: int) -> str:
        last = len(starts) - 1
        start = starts[min(max(part.start - left, 0), last)]
        stop = starts[min(max(part.stop - left, 0), last)]
        drawn = part.mark.caret * max(stop - start, 1)
        label = f" {safe(part.mark.label)}" if part.mark.label else ""
        return " " * (start + shift) + self.look.paint(drawn + label, part.mark.style)

    def _foot(self, line: int) -> str:
        text = self.source.line_text(line)
        stop = max(min(self.main.span.stop - self.source.line_start(line), len(text)), 1)
        length = columns(laid_out(text[: min(stop, self.look.width)])[0])
        label = f" {safe(self.main.label)}" if self.main.label else ""
        return self.look.paint(
            "|" + "_" * min(length, self.look.width - self.margin - 6) + "^" + label, self.main.style
        )


def _clusters(parts: list[_Part], room: int) -> list[list[_Part]]:
    """Marks of a line that fit into one view of it together."""
    clusters: list[list[_Part]] = []
    for part in sorted(parts, key=lambda part: (part.start, part.stop)):
        if clusters and part.stop - clusters[-1][0].start <= room // 2:
            clusters[-1].append(part)
        else:
            clusters.append([part])
    return clusters


def _window(length: int, cluster: list[_Part], room: int) -> tuple[int, int]:
    """Which characters of a line to show, so that it fits and its marks are in view."""
    if length <= room:
        return 0, length
    room -= 2 * len(_CUT)
    start = cluster[0].start if cluster else 0
    left = 0 if start < room // 2 else min(start - room // 4, length - room)
    return left, min(left + room, length)
