"""`--output text`: a line of tab-separated values for every object, after the name in capitals of the key it stands under.

Keys do not show; values come in the order of their keys, those of an object's own first, then what is nested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any


def form(data: Any) -> str:
    """The lines, up to a list of objects and other things: on that the AWS CLI gives up."""
    lines: list[str] = []
    with suppress(_MixedError):
        lines.extend(f"{line}\n" for line in _lines(data, None, None))
    return "".join(lines)


class _MixedError(ValueError):
    """A list that holds objects and something else."""


def _lines(value: Any, label: str | None, columns: Sequence[str] | None) -> Iterator[str]:
    """The lines of a value. `columns` are the keys of scalars that all objects of one list show, present or not."""
    if isinstance(value, dict):
        yield from _of_object(value, label, columns)
    elif isinstance(value, list):
        yield from _of_list(value, label)
    else:
        yield str(value)


def _of_object(value: dict[str, Any], label: str | None, columns: Sequence[str] | None) -> Iterator[str]:
    if columns is None:
        columns = [key for key in sorted(value) if not _is_nested(value[key])]
    cells = [str(value.get(key, "")) for key in columns]
    if cells:
        yield "\t".join([label.upper(), *cells] if label is not None else cells)
    for key in sorted(value.keys() - set(columns)):
        yield from _lines(value[key], key, None)


def _of_list(value: list[Any], label: str | None) -> Iterator[str]:
    if any(isinstance(item, dict) for item in value):
        yield from _of_objects(value, label)
        return
    scalars = [str(item) for item in value if not _is_nested(item)]
    if label is not None:
        yield from (f"{label.upper()}\t{item}" for item in scalars)
    elif scalars:
        yield "\t".join(scalars)
    for item in value:
        if _is_nested(item):
            yield from _lines(item, label, None)


def _of_objects(value: list[Any], label: str | None) -> Iterator[str]:
    if not all(isinstance(item, dict) for item in value):
        raise _MixedError
    keys = {key for item in value for key, member in item.items() if not _is_nested(member)}
    for item in value:
        yield from _lines(item, label, sorted(keys))


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list)
