"""Frozen dataclasses as JSON and back, by their annotations: short lists instead of objects, and nothing that runs code."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints


def encoded(value: Any) -> Any:
    """A value as JSON knows it: dataclasses (by the order of their fields) and tuples are lists, enums strings."""
    if isinstance(value, (tuple, list)):
        return [encoded(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return [encoded(getattr(value, name)) for name in _names(kind)]
    return str(value) if isinstance(value, StrEnum) else value


@cache
def decoder(kind: Hashable) -> Callable[[Any], Any]:
    """What makes a value of that type out of its JSON. It raises ValueError, TypeError or IndexError for anything else.

    Knows str, int, float, bool, StrEnum, X | None, tuple[X, ...], NamedTuple and dataclasses.
    """
    return _decoder(kind)


def _decoder(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        return _record(kind, _names(cast(Any, kind)))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional(next(part for part in get_args(kind) if part is not type(None)))
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind)[0])
    if issubclass(kind, tuple):
        return _record(kind, tuple(kind.__annotations__))
    return kind if issubclass(kind, StrEnum) else _plain(kind)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


def _record(kind: Any, names: tuple[str, ...]) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    parts = [decoder(hints[name]) for name in names]

    def decode(value: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError(kind)
        return kind(*[part(item) for part, item in zip(parts, value, strict=True)])

    return decode


def _optional(kind: Any) -> Callable[[Any], Any]:
    decode = decoder(kind)
    return lambda value: None if value is None else decode(value)


def _tuple(kind: Any) -> Callable[[Any], Any]:
    decode = decoder(kind)
    return lambda value: tuple(map(decode, value)) if value else ()


def _plain(kind: Any) -> Callable[[Any], Any]:
    def decode(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(kind)
        return value

    return decode
