"""Mutators of documented outputs: members, types and the JSON itself. Each gives every change that it could make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from botocore import xform_name

from harness.jsontext import read_json
from harness.jsontext.model import JsonArray, JsonConstant, JsonNumber, JsonObject, JsonString
from harness.text import Span, Text
from mutants import Change, Place, members, misspelled, replaced


def _output(place: Place) -> Text | None:
    text = place.step.step.expectation.text
    is_json = text is not None and text.value.lstrip()[:1] == "{" and read_json(text).is_strict
    return text if is_json else None


def _printed(place: Place) -> list[tuple[Any, Any]]:
    """The members of the documented output that the model knows, each with its shape."""
    call, text = place.step.lowering.call, _output(place)
    if text is None or call is None or call.query is not None or place.model.output_shape is None:
        return []
    return list(members(text, place.model.output_shape))


def misspell_member(place: Place) -> Iterator[Change]:
    for member, _ in _printed(place):
        yield replaced(member.key.text.span(), misspelled(member.key.value))


def rename_member(place: Place) -> Iterator[Change]:
    for member, _ in _printed(place):
        yield replaced(member.key.text.span(), xform_name(member.key.value) + "_value")


def drop_member(place: Place) -> Iterator[Change]:
    """The only member of an output, around an object: what is inside stands alone."""
    text, members = _output(place), _printed(place)
    value = read_json(text).value if text else None
    if members and isinstance(value, JsonObject) and len(value.members) == 1:
        only = value.members[0]
        if isinstance(only.value, JsonObject) and only.value.members and members[0][1].type_name == "structure":
            inner = place.source.text[only.value.span.start : only.value.span.stop]
            yield replaced(value.span, inner)


def _is_text(value: Any, shape: Any) -> bool:
    return isinstance(value, JsonString) and shape.type_name == "string"


def change_type(place: Place) -> Iterator[Change]:
    text = place.source.text
    for member, shape in _printed(place):
        value = member.value
        written = text[value.span.start : value.span.stop]
        if isinstance(value, JsonNumber | JsonConstant) and shape.type_name not in ("timestamp", "string"):
            yield replaced(value.span, f'"{written}"')
        elif _is_text(value, shape) or (isinstance(value, JsonObject) and shape.type_name in ("structure", "map")):
            yield replaced(value.span, f"[{written}]")
        elif isinstance(value, JsonArray) and shape.type_name == "list":
            yield replaced(value.span, '"none"')


def drop_comma(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"(?<=[\]}\"\w]),(?=\n)")


def drop_colon(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"(?<=\"):(?= [\"\[{\w])")


def drop_json_quote(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"\"(?=,?\n)|(?<=: )\"(?=\w)|(?<=\s)\"(?=\w+\" *:)")


def drop_bracket(place: Place) -> Iterator[Change]:
    yield from _characters(place, r"[\]}](?=,?\n)|[{\[](?=\n)")


def add_comma(place: Place) -> Iterator[Change]:
    for change in _characters(place, r"(?<=[\]}\"\w])\n(?=\s*[\]}])"):
        yield Change(change.start, change.start, ",")


def _characters(place: Place, pattern: str) -> Iterator[Change]:
    """Single characters of an output; what looks like one inside a JSON text has no line end after it."""
    text = _output(place)
    for found in re.finditer(pattern, text.value) if text else ():
        span = text.span(*found.span()) if text else Span(0, 0)
        yield Change(span.start, span.start + 1)


MUTATORS: tuple[Callable[[Place], Iterator[Change]], ...] = (
    misspell_member,
    rename_member,
    drop_member,
    change_type,
    drop_comma,
    drop_colon,
    drop_json_quote,
    drop_bracket,
    add_comma,
)
