"""Trees of plain values: their leaves with paths, JSON inside strings, and values made comparable."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from harness.lowering.model import Path

_LONGEST = 2_000_000
_DEEPEST = 200


class Item(NamedTuple):
    """A leaf, or a string that holds JSON (whose own leaves follow with longer paths)."""

    path: Path
    value: Any


def leaves(tree: Any, path: Path = ()) -> Iterator[Item]:
    """Every leaf in order, those of JSON inside strings too (after the string as a whole)."""
    todo: list[Item] = [Item(path, tree)]
    while todo:
        at, value = todo.pop()
        inner = value
        if isinstance(value, str):
            yield Item(at, value)
            inner = decoded(value)
        children = list(_children(inner))
        if len(at) > _DEEPEST or not children:
            if not isinstance(value, (str, Mapping, list, tuple)):
                yield Item(at, value)
            continue
        todo.extend(Item((*at, key), child) for key, child in reversed(children))


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, (list, tuple)):
        yield from enumerate(value)


def decoded(value: str) -> Any:
    """The object or array that a string holds as JSON; None where it holds none."""
    stripped = value.lstrip()
    if stripped[:1] not in ("{", "[") or len(value) > _LONGEST:
        return None
    try:
        tree = json.loads(stripped)
    except (ValueError, RecursionError):
        return None
    return tree if isinstance(tree, (dict, list)) else None


def plain_leaf(value: Any) -> Any:
    """A leaf as the AWS CLI prints it: blobs in base64, times in ISO 8601, sets of one type as they are."""
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def comparable(value: Any) -> Any:
    """A hashable stand-in in which `true` is not 1, and 1 is 1.0."""
    value = plain_leaf(value)
    if isinstance(value, bool) or value is None:
        return (type(value).__name__, value)
    return value if isinstance(value, (str, int, float)) else repr(value)


def value_at(tree: Any, path: Path) -> Any:
    """The value at a path of a plain tree; None where there is none."""
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return None if isinstance(tree, (Mapping, list)) else tree


def wild(path: Path) -> Path:
    """The path with every list index taken out: elements of a list may change places from one world to another."""
    return tuple("*" if isinstance(step, int) else step for step in path)


def names_of(path: Path) -> list[str]:
    return [step for step in path if isinstance(step, str)]
