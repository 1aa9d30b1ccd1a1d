"""`--output table`: boxes in boxes, as they are drawn where standard output is no terminal.

Scalars of an object become a row under their keys; each nested value a section of its own, one bar deeper. All sections
share one width. Where that is more than the terminal's, sections of one row stand on their side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_PADDING = 4
_WIDE = frozenset("WFA")
"""The East Asian widths that take two columns (the AWS CLI counts ambiguous characters as wide)."""


class _RaggedError(ValueError):
    """Rows of one section that differ in length, on which the AWS CLI gives up."""


@dataclass(slots=True)
class _Section:
    title: str | None
    depth: int
    headers: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    needs: list[int] = field(default_factory=list)
    """How wide each column's widest cell is."""
    columns: int | None = None

    def head(self, headers: list[str]) -> None:
        self._measure(headers)
        self.headers = headers

    def add(self, values: Iterable[Any]) -> None:
        row = [str(value) for value in values]
        self._measure(row)
        self.rows.append(row)

    def _measure(self, cells: list[str]) -> None:
        if self.columns is None:
            self.columns = len(cells)
        if len(cells) != self.columns:
            raise _RaggedError
        known = self.needs or [0] * len(cells)
        self.needs = [max(need, _width(cell)) for need, cell in zip(known, cells, strict=True)]

    def on_its_side(self) -> _Section:
        if not self.headers or len(self.rows) != 1:
            return self
        turned = _Section(self.title, self.depth)
        for pair in zip(self.headers, self.rows[0], strict=True):
            turned.add(pair)
        return turned

    def width(self) -> int:
        return max(_width(str(self.title)), sum(self.needs) + _PADDING * len(self.needs)) + 2 + 2 * self.depth


def form(data: Any, title: str, width: int) -> str:
    """`title` is the operation's name, `width` that of the terminal."""
    sections: list[_Section] = []
    try:
        _collect(sections, data, title, 0)
    except (_RaggedError, AttributeError, TypeError):  # the AWS CLI prints no table either, but an error of Python's
        return ""
    return "".join(f"{line}\n" for line in _draw(sections, width)) if sections else ""


def _collect(sections: list[_Section], value: Any, title: str | None, depth: int) -> None:
    """Add the sections of a value; without a title its rows go into the section that is there."""
    if not value:
        return
    if title is not None:
        sections.append(_Section(title, depth))
    if isinstance(value, dict):
        _collect_object(sections, value, depth)
    elif isinstance(value, list) and isinstance(value[0], dict):
        _collect_objects(sections, value, title, depth)
    elif isinstance(value, list):
        _collect_list(sections, value)


def _collect_object(sections: list[_Section], value: dict[str, Any], depth: int) -> None:
    own, nested = _split(value)
    section = sections[-1]
    if len(own) == 1:
        section.add([own[0], value[own[0]]])
    elif own:
        section.head(own)
        section.add(value[key] for key in own)
    for key in nested:
        _collect(sections, value[key], key, depth + 1)


def _collect_objects(sections: list[_Section], value: list[dict[str, Any]], title: str | None, depth: int) -> None:
    """One section for all objects, or, where any has something nested, one for each."""
    parts = [_split(item) for item in value]
    own = sorted({key for keys, _ in parts for key in keys})
    nested = sorted({key for _, keys in parts for key in keys})
    sections[-1].head(own)
    for number, item in enumerate(value):
        if number and nested:
            sections.append(_Section(title, depth))
            sections[-1].head(own)
        sections[-1].add(item.get(key, "") for key in own)
        for key in nested:
            _collect(sections, item.get(key), key, depth + 1)


def _collect_list(sections: list[_Section], value: list[Any]) -> None:
    for item in value:
        if not _is_nested(item):
            sections[-1].add([item])
        elif not any(_is_nested(member) for member in item):
            sections[-1].add(item)
        else:
            _collect(sections, item, None, 0)  # the AWS CLI forgets how deep it is


def _split(value: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The keys of scalars and the keys of what is nested, each sorted."""
    nested = sorted(key for key, member in value.items() if _is_nested(member))
    return sorted(value.keys() - set(nested)), nested


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list)


def _draw(sections: list[_Section], terminal: int) -> Iterator[str]:
    width = max(section.width() for section in sections)
    if width > terminal:
        sections = [section.on_its_side() for section in sections]
        width = max(section.width() for section in sections)
    yield "-" * width
    for section in sections:
        bars = "|" * section.depth
        yield from (f"{bars}{line}{bars}" for line in _lines(section, width - 2 * section.depth))


def _lines(section: _Section, width: int) -> Iterator[str]:
    if section.title:
        yield _centred(section.title, width)
        if not section.headers and not section.rows:
            yield f"+{'-' * (width - 2)}+"
    if not section.needs:
        return
    widths = _spread(section.needs, width)
    rule = "+" + "+".join("-" * (cell - 1) for cell in [widths[0] - 1, *widths[1:]]) + "+"
    if section.headers:
        yield rule
        yield _row(section.headers, widths, _centred)
    yield rule
    yield from (_row(row, widths, _cell) for row in section.rows)
    yield rule


def _row(cells: list[str], widths: list[int], draw: Callable[[str, int, str], str]) -> str:
    """The cells side by side; the first one draws its left edge too."""
    edges = ["|"] + [""] * (len(cells) - 1)
    return "".join(map(draw, cells, widths, edges))


def _spread(needs: list[int], width: int) -> list[int]:
    """Widths in proportion to needs that make up the whole width: what rounding leaves goes to the last, or off the first."""
    padded = [need + _PADDING for need in needs]
    widths = [round(width / sum(padded) * need) for need in padded]
    rest = width - sum(widths)
    order = range(len(widths)) if rest < 0 else range(len(widths) - 1, -1, -1)
    for turn in range(abs(rest)):
        widths[order[turn % len(widths)]] += 1 if rest > 0 else -1
    return widths


def _centred(text: str, width: int, left: str = "|") -> str:
    before = width // 2 - _width(text) // 2 - 1
    after = width - 1 - len(left) - before - _width(text)
    return f"{left}{' ' * before}{text}{' ' * after}|"


def _cell(text: str, width: int, left: str) -> str:
    before = 2 if width >= _width(text) + 3 + len(left) else 0
    after = width - 1 - len(left) - before - _width(text)
    return f"{left}{' ' * before}{text}{' ' * after}|"


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)
