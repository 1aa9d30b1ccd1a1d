"""The short way for a text that is JSON as it stands, which most outputs are: what its tokens mean needs no asking."""

from __future__ import annotations

import json
import re
from typing import cast

from harness.jsontext.model import (
    JsonArray,
    JsonConstant,
    JsonMember,
    JsonObject,
    JsonString,
    JsonValue,
)
from harness.jsontext.places import Places
from harness.jsontext.scanner import CONSTANTS, number
from harness.jsontext.strings import decoded
from harness.text import Span, Text

_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*+"|[{}\[\]]|[^\s,:{}\[\]"]+')


def read_strict(text: Text, max_depth: int) -> JsonValue | None:
    """The object or array that the text is. None where it is another value, no JSON, or JSON that wants a remark:

    a key given twice, brackets nested deeper than `max_depth`, numbers that only Python knows.
    """
    if not text.value.lstrip().startswith(("{", "[")):
        return None
    try:
        _STRICT.decode(text.value)
    except (ValueError, RecursionError):
        return None
    return _build(text, max_depth)


def _refuse(name: str) -> None:
    raise ValueError(name)


_STRICT = json.JSONDecoder(parse_constant=_refuse, parse_int=str, parse_float=str)
"""Numbers are read where their literals are, and not by `json`."""


def _build(text: Text, max_depth: int) -> JsonValue | None:
    """Put the tokens of good JSON together. `values` are those of the innermost open bracket; in an object keys too."""
    places = Places(text)
    around: list[tuple[int, list[JsonValue]]] = []
    values: list[JsonValue] = []
    for found in _TOKEN.finditer(text.value):
        start, stop = found.span()
        mark = text.value[start]
        if mark in "{[":
            around.append((start, values))
            values = []
            if len(around) > max_depth:
                return None
        elif mark in "}]":
            opening, outer = around.pop()
            closed = _closed(mark, values, places.span(opening, stop))
            if closed is None:
                return None
            values = outer
            values.append(closed)
        elif mark == '"':
            values.append(_string(places, start, stop))
        else:
            values.append(_scalar(found.group(), places.span(start, stop)))
    return values[0]


def _closed(mark: str, values: list[JsonValue], span: Span) -> JsonValue | None:
    """The object or array that a bracket closes; None where a key stands twice."""
    if mark == "]":
        return JsonArray(tuple(values), span)
    keys = cast(list[JsonString], values[::2])
    if len({key.text.value for key in keys}) < len(keys):
        return None
    return JsonObject(tuple(map(JsonMember, keys, values[1::2])), span)


def _string(places: Places, start: int, stop: int) -> JsonString:
    if places.value.find("\\", start, stop) >= 0:
        return decoded(places, start, stop - 1, stop).string
    return JsonString(*places.quoted(start, stop))


def _scalar(literal: str, span: Span) -> JsonValue:
    if literal in CONSTANTS:
        return JsonConstant(CONSTANTS[literal], span)
    return number(literal, span)
