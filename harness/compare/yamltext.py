"""YAML outputs as the same documented trees that JSON outputs are read into; anchors and aliases are not followed."""

from __future__ import annotations

from typing import Any

from harness.jsontext.model import JsonArray, JsonConstant, JsonMember, JsonNumber, JsonObject, JsonString, JsonValue
from harness.text import Text

_DEEPEST = 60
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_yaml(text: Text) -> JsonValue | None:
    """The tree of a YAML document; None where it is none, is nested too deep, or shares nodes."""
    import yaml

    if len(text.value) > 1_000_000 or "&" in text.value or max(map(_indent, text.value.split("\n"))) > 8 * _DEEPEST:
        return None
    try:
        node = yaml.compose(text.value, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    return _value(node, text, 0) if node is not None else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _value(node: Any, text: Text, depth: int) -> JsonValue | None:
    start, stop = node.start_mark.index, node.end_mark.index
    if depth > _DEEPEST:
        return None
    if node.id == "mapping":
        members = ((_string(key, text), _value(value, text, depth + 1)) for key, value in node.value)
        return JsonObject(tuple(JsonMember(k, v) for k, v in members if v is not None), text.span(start, stop))
    if node.id == "sequence":
        items = (_value(item, text, depth + 1) for item in node.value)
        return JsonArray(tuple(item for item in items if item is not None), text.span(start, stop))
    return _scalar(node, text)


def _scalar(node: Any, text: Text) -> JsonValue:
    span = text.span(node.start_mark.index, node.end_mark.index)
    kind = node.tag.rpartition(":")[2]
    if kind in ("bool", "null"):
        return JsonConstant(_CONSTANTS.get(node.value.lower()), span)
    if kind in ("int", "float"):
        try:
            return JsonNumber(int(node.value) if kind == "int" else float(node.value), node.value, span)
        except ValueError:
            return _string(node, text)
    return _string(node, text)


def _string(node: Any, text: Text) -> JsonString:
    """A scalar that stands in the text as it is keeps each character's place; a quoted one only its ends."""
    start, stop = node.start_mark.index, node.end_mark.index
    at = text.value.find(node.value, start, stop)
    inner = text.slice(at, at + len(node.value)) if at >= 0 else Text.at(node.value, text.offset(start))
    return JsonString(inner, text.span(start, stop))
