"""Text of a stranger's document made safe to print: nothing in it can steer a terminal, and its columns are known."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

TAB = 8  # as docutils expands them


def shown(char: str) -> str:
    r"""A character as it is printed: `\x1b` for what is invisible or would steer a terminal or the reading direction."""
    if char.isprintable():
        return char
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def safe(text: str) -> str:
    """A string for one line of a report."""
    return text if text.isprintable() else "".join(shown(char) for char in text)


def safe_lines(text: str) -> list[str]:
    """The lines of a message or an explanation, each safe."""
    return [safe(line) for line in text.expandtabs(TAB).splitlines()]


def columns(text: str) -> int:
    """How many columns of a terminal a safe string takes."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def laid_out(text: str) -> tuple[str, Sequence[int]]:
    """A source line as it is printed, and the column (from 0) of each of its characters and of its end."""
    if text.isascii() and text.isprintable():
        return text, range(len(text) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    column = 0
    for char in text:
        starts.append(column)
        piece = " " * (TAB - column % TAB) if char == "\t" else shown(char)
        pieces.append(piece)
        column += columns(piece)
    return "".join(pieces), [*starts, column]


def _width(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
