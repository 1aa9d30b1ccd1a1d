"""Outputs that are no JSON: text and table output word by word, YAML as the tree that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from harness.compare.model import MISSING, Leaf
from harness.compare.trees import leaves, plain_leaf
from harness.jsontext.model import JsonString
from harness.lowering.model import Path
from harness.text import Text

_WORD = re.compile(r"\S+")
_CELL = re.compile(r"[^\s|](?:[^|\n]*[^\s|])?")
_RULE = re.compile(r"^[\s|+=-]*$", re.MULTILINE)
_MOST_WORDS = 5_000
_NULL = str(None)  # what the AWS CLI prints for null in text output


class Word(NamedTuple):
    """One word of what the AWS CLI prints, and the leaf of the reply that it comes from (() for a label)."""

    value: str
    path: Path


def text_leaves(documented: Text, data: Any) -> Iterator[Leaf]:
    """The documented words of a text output with those of the reply."""
    live = [Word(word, path) for value, path in cells(data) for word in value.split()]
    return _aligned(_pieces(documented, _WORD), live)


def table_leaves(documented: Text, printed: str, data: Any) -> Iterator[Leaf]:
    """The documented cells of a table with those that are printed."""
    places = {_cell_text(value): path for path, value in leaves(data)}
    found = (match.group() for match in _CELL.finditer(_RULE.sub("", printed)))
    live = [Word(cell, places.get(cell, ())) for cell in found]
    return _aligned([piece for piece in _pieces(documented, _CELL) if not _RULE.match(piece.value)], live)


def _pieces(documented: Text, pattern: re.Pattern[str]) -> list[Text]:
    found = (documented.slice(match.start(), match.end()) for match in pattern.finditer(documented.value))
    return [piece for piece in found if piece.value.strip(".")]


def _aligned(documented: list[Text], live: list[Word]) -> Iterator[Leaf]:
    one, other = [piece.value for piece in documented[:_MOST_WORDS]], [word.value for word in live[:_MOST_WORDS]]
    for kind, start, stop, at, end in SequenceMatcher(None, one, other, autojunk=len(one) > 400).get_opcodes():
        for n in range(start, stop):
            word = live[at + n - start] if at + n - start < end else None
            yield _leaf(documented[n], word, n, is_certain=kind == "equal" or stop - start == end - at)


def _leaf(piece: Text, word: Word | None, number: int, is_certain: bool) -> Leaf:
    node = JsonString(piece, piece.span())
    if word is None or (word.value == _NULL and piece.value != _NULL):
        return Leaf(node, MISSING, (number,), "", False)
    return Leaf(node, word.value, word.path, "", is_certain)


def cells(data: Any, path: Path = (), label: str = "") -> Iterator[tuple[str, Path]]:
    """The cells that `--output text` prints, in its order: labels in capitals, scalars by key, then what is nested."""
    if isinstance(data, Mapping):
        yield from _row_cells(data, path, label)
    elif isinstance(data, (list, tuple)):
        for at, item in enumerate(data):
            yield from cells(item, (*path, at), label)
    else:
        if label and path and isinstance(path[-1], int):
            yield label, ()
        yield _cell_text(data), path


def _row_cells(data: Mapping[str, Any], path: Path, label: str) -> Iterator[tuple[str, Path]]:
    if label:
        yield label, ()
    keys = sorted(data)
    for key in keys:
        if not isinstance(data[key], (Mapping, list, tuple)):
            yield _cell_text(data[key]), (*path, key)
    for key in keys:
        if isinstance(data[key], (Mapping, list, tuple)):
            yield from cells(data[key], (*path, key), key.upper())


def _cell_text(value: Any) -> str:
    return str(plain_leaf(value))


def json_strings(data: Any) -> Iterable[tuple[Path, str]]:
    """The strings of a reply that hold JSON: `--output text` prints a policy so."""
    from harness.compare.trees import decoded

    return ((path, value) for path, value in leaves(data) if isinstance(value, str) and decoded(value) is not None)
