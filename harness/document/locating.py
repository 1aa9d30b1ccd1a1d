"""Where the text of a literal block stands in the source: from docutils' text back to exact characters.

docutils dedents, strips line ends and expands tabs; here each line is read again from the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harness.document.pieces import Literal
from harness.text import Source, Text, join

TAB = 8
"""Columns of a tab, as docutils expands it."""

_FAR = 40
"""Lines to look up and down when docutils' line is wrong; on the AWS CLI's corpus it is off by one at most."""


def locate(source: Source, literal: Literal) -> Text:
    """The text of a literal block, in its place, dedented, with tabs expanded and line ends stripped."""
    wanted = literal.text.split("\n")
    line, columns = _place(source, literal.line, wanted)
    if literal.parsed is not None:
        return _parsed(source, line, literal.parsed)
    if columns is None:
        return lines_text(source, line, line + len(wanted) - 1)
    rows = [(line + at, column, len(text)) for at, (column, text) in enumerate(zip(columns, wanted, strict=True))]
    return _rows_text(source, _dedented(rows, wanted))


def lines_text(source: Source, first: int, last: int) -> Text:
    """Whole lines `first` to `last` (from 1, both included), dedented, line ends stripped, without blank ends."""
    lines = [shown_line(source, line).rstrip() for line in range(first, last + 1)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        first += 1
        lines.pop(0)
    indent = min((len(text) - len(text.lstrip()) for text in lines if text), default=0)
    return _rows_text(source, [(first + at, indent, max(len(text) - indent, 0)) for at, text in enumerate(lines)])


def shown_line(source: Source, line: int) -> str:
    """One line of the source with its tabs expanded."""
    return source.line_text(line).expandtabs(TAB)


def expand(source: Source, line: int) -> Text:
    """One line of the source with its tabs expanded; the blanks of a tab all stand at the tab."""
    raw, start = source.line_text(line), source.line_start(line)
    if "\t" not in raw:
        return Text.at(raw, start)
    return join(_expanded(raw, start), start + len(raw))


def _expanded(raw: str, start: int) -> Iterator[tuple[str, int]]:
    column = 0
    place = start
    for at, piece in enumerate(raw.split("\t")):
        if at:
            for _ in range(TAB - column % TAB):
                yield " ", place
                column += 1
            place += 1
        yield piece, place
        column += len(piece)
        place += len(piece)


def _rows_text(source: Source, rows: Sequence[tuple[int, int, int]]) -> Text:
    """Rows of (line, column from 0 after tabs, length), joined by line feeds that stand at their line's own."""
    pieces: list[tuple[str, int]] = []
    end = source.line_start(rows[0][0]) if rows else 0
    for at, (line, column, length) in enumerate(rows):
        if at:
            pieces.append(("\n", source.line_start(line) - 1))
        row = list(_row(source, line, column, length))
        pieces += row
        end = row[-1][1] + len(row[-1][0]) if length else max(end, source.line_start(line))
    return join(pieces, end)


def _row(source: Source, line: int, column: int, length: int) -> Iterable[tuple[str, int]]:
    """The pieces of one row: the line as it stands, unless it has tabs."""
    raw, start = source.line_text(line), source.line_start(line)
    if "\t" in raw:
        return expand(source, line).slice(column, column + length).pieces()
    return ((raw[column : column + length], start + min(column, len(raw))),)


def _dedented(rows: list[tuple[int, int, int]], wanted: Sequence[str]) -> list[tuple[int, int, int]]:
    """A directive's content may be indented as a whole still: take that off."""
    indent = min((len(text) - len(text.lstrip()) for text in wanted if text), default=0)
    return [(line, column + indent, max(length - indent, 0)) for line, column, length in rows] if indent else rows


def _place(source: Source, line: int, wanted: Sequence[str]) -> tuple[int, list[int] | None]:
    """The line on which the text really begins, docutils' own or the nearest one where it stands, and its columns."""
    for distance in range(_FAR):
        for candidate in (line + distance, line - distance):
            if 1 <= candidate <= source.line_count:
                columns = _columns(source, candidate, wanted)
                if columns is not None:
                    return candidate, columns
    return line, None


def _columns(source: Source, first: int, wanted: Sequence[str]) -> list[int] | None:
    """For each line of a text the column (from 0) at which it begins in the source, or None where one does not stand."""
    columns = []
    for at, text in enumerate(wanted):
        here = shown_line(source, first + at)
        column = _column(here, text)
        if column < 0:
            return None
        columns.append(column)
    return columns


def _column(here: str, text: str) -> int:
    """A line of a block ends its source line; in a table's cell it stands in the middle of one."""
    if not text:
        return 0
    stripped = here.rstrip()
    if stripped.endswith(text):
        return len(stripped) - len(text)
    return here.find(text)


def _parsed(source: Source, line: int, parts: Sequence[str]) -> Text:
    """A block with inline markup in it: the parts that are shown, each where it stands between the markup."""
    pieces: list[tuple[str, int]] = []
    at = source.line_start(line)
    for row in _rows(parts):
        found = source.text.find(row, at)
        if found >= 0:
            pieces.append((row, found))
            at = found + len(row)
    return join(pieces, at)


def _rows(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        for at, row in enumerate(part.split("\n")):
            if at:
                yield "\n"
            if row:
                yield row
