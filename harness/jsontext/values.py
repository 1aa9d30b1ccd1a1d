"""Plain Python out of what was read, and the value at a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from harness.jsontext.model import (
    JsonArray,
    JsonBare,
    JsonConstant,
    JsonElision,
    JsonNumber,
    JsonObject,
    JsonString,
    JsonValue,
)


def plain(value: JsonValue) -> Any:
    """dict, list, str, int, float, bool or None; bare values as strings, elisions dropped, the last of duplicate keys."""
    match value:
        case JsonObject(members):
            return {m.key.value: plain(m.value) for m in members if not isinstance(m.value, JsonElision)}
        case JsonArray(items):
            return [plain(item) for item in items if not isinstance(item, JsonElision)]
        case JsonString() | JsonNumber() | JsonConstant():
            return value.value
        case JsonBare(text):
            return text.value
        case JsonElision():
            return None


def objects(value: JsonValue) -> Iterator[tuple[tuple[str | int, ...], JsonObject]]:
    """Each object of a value with its path, outer ones first; of those side by side, the last first."""
    places: list[tuple[tuple[str | int, ...], JsonValue]] = [((), value)]
    while places:
        path, place = places.pop()
        if isinstance(place, JsonArray):
            places += [((*path, index), item) for index, item in enumerate(place.items)]
        elif isinstance(place, JsonObject):
            places += [((*path, member.key.value), member.value) for member in place.members]
            yield path, place


def locate(value: JsonValue, path: tuple[str | int, ...]) -> JsonValue | None:
    """The value at `path`; indices count items without elisions, as in the plain value. None where there is none."""
    found: JsonValue | None = value
    for step in path:
        if isinstance(found, JsonObject) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, JsonArray) and isinstance(step, int):
            items = [item for item in found.items if not isinstance(item, JsonElision)]
            found = items[step] if -len(items) <= step < len(items) else None
        else:
            return None
    return found
