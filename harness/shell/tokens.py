"""What the lexer hands to the reader: tokens, and the pieces that words are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from harness.text import Text, join


class Mode(StrEnum):
    """How a piece of a word was written."""

    BARE = "bare"
    ESCAPED = "escaped"
    SINGLE = "single"
    DOUBLE = "double"
    COMMAND = "command"  # a substitution, as written: one piece each


class Kind(StrEnum):
    WORD = "word"
    OPERATOR = "operator"
    REDIRECT = "redirect"
    NEWLINE = "newline"
    JOIN = "join"  # a continuation character and the line end after it
    END = "end"


class Piece(NamedTuple):
    """`value` is what the piece adds to the word; it stands in the block's text from `start` on."""

    mode: Mode
    start: int
    value: str


class Token(NamedTuple):
    """`text[start:stop]` of the block; `pieces` of a word. `is_quoted` where any part of it stood in quotes."""

    kind: Kind
    start: int
    stop: int
    pieces: tuple[Piece, ...] = ()
    is_quoted: bool = False

    @property
    def value(self) -> str:
        return self.pieces[0].value if len(self.pieces) == 1 else "".join([piece.value for piece in self.pieces])


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces with their neighbours of the same kind put together."""
    if not any(_follows(last, piece) for last, piece in pairwise(pieces)):
        return tuple(pieces)
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _follows(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(Piece(group[0].mode, group[0].start, "".join(piece.value for piece in group)) for group in groups)


def _follows(last: Piece, piece: Piece) -> bool:
    return piece.mode is last.mode and piece.mode in _PLAIN and piece.start == last.start + len(last.value)


_PLAIN = (Mode.BARE, Mode.SINGLE, Mode.DOUBLE)


def gather(text: Text, pieces: Sequence[Piece], end: int) -> Text:
    """The value of a word, each character in its place; `end` is the source offset just past the word."""
    if len(pieces) == 1 and _is_verbatim(text, pieces[0]):
        part = text.slice(pieces[0].start, pieces[0].start + len(pieces[0].value))
        return part if part.end == end else Text(part.value, part.runs, end)
    return join(_placed(text, pieces), end)


def _is_verbatim(text: Text, piece: Piece) -> bool:
    return len(piece.value) > 1 and text.value.startswith(piece.value, piece.start)


def _placed(text: Text, pieces: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    for piece in pieces:
        if len(piece.value) == 1:
            yield piece.value, text.offset(piece.start)
        elif _is_verbatim(text, piece):
            yield from text.slice(piece.start, piece.start + len(piece.value)).pieces()
        else:
            yield from ((char, text.offset(piece.start)) for char in piece.value)
