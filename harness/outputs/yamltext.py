"""YAML output as values with places: what the walk over JSON takes."""

from __future__ import annotations

import re
from typing import Any

from harness.jsontext import (
    JsonArray,
    JsonBare,
    JsonConstant,
    JsonElision,
    JsonMember,
    JsonNumber,
    JsonObject,
    JsonString,
    JsonValue,
)
from harness.text import Span, Text

_LONGEST = 50_000  # characters; a longer output is not looked at
_DEEPEST = 50
_BRACKETS = re.compile(r"[\[\]{}]")
_DASHES = re.compile(r"(?:[-?:]\s){50}")
_ELISION = re.compile(r"^[ \t]*\.{3,}.*$", re.MULTILINE)
_CONSTANTS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_yaml(text: Text) -> JsonValue | None:
    """The first document of a YAML text; None where it is no YAML, or uses aliases, which the AWS CLI never prints."""
    import yaml

    if len(text) > _LONGEST or _is_deep(text.value):
        return None
    source = _ELISION.sub(lambda found: " " * len(found.group()), text.value)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, Loader=yaml.SafeLoader)):
            return None
        node = next(iter(yaml.compose_all(source, Loader=yaml.SafeLoader)), None)
        return None if node is None else _value(node, text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _is_deep(text: str) -> bool:
    """True for more nesting than any reply has: reading it would take time that grows with its square."""
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return _DASHES.search(text) is not None


def _value(node: Any, text: Text) -> JsonValue:
    span = text.span(node.start_mark.index, node.end_mark.index)
    if node.id == "mapping":
        members = [JsonMember(_string(key, text), _value(value, text)) for key, value in node.value]
        return JsonObject(tuple(members), span)
    if node.id == "sequence":
        return JsonArray(tuple(_value(item, text) for item in node.value), span)
    return _scalar(node, text, span)


def _scalar(node: Any, text: Text, span: Span) -> JsonValue:
    kind = node.tag.rpartition(":")[2]
    if kind in ("int", "float"):
        return _number(node.value, text, span)
    if kind == "bool":
        return JsonConstant(_CONSTANTS[node.value.lower()], span)
    if kind == "null":
        return JsonConstant(None, span)
    return JsonElision(node.value, span) if node.value.startswith("...") else _string(node, text)


def _number(literal: str, text: Text, span: Span) -> JsonValue:
    """YAML has numbers that JSON lacks (`0x1F`, `1_000`); they count as bare values."""
    try:
        return JsonNumber(float(literal), literal, span)
    except ValueError:
        return JsonBare(Text.at(literal, span.start), span)


def _string(node: Any, text: Text) -> JsonString:
    span = text.span(node.start_mark.index, node.end_mark.index)
    return JsonString(Text.at(str(node.value), span.start), span)
