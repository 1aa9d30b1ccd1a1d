"""JSON that a parameter's value is written in, read into nodes; what is not JSON is read as far as it goes."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from harness.jsontext import read_json
from harness.jsontext.model import JsonArray, JsonConstant, JsonElision, JsonNumber, JsonObject, JsonString, JsonValue
from harness.lowering.nodes import DEEPEST, Node
from harness.text import Span, Text


@dataclass(frozen=True, slots=True)
class NotJson:
    """Why a text is not JSON, as a clause (`expecting ',' delimiter`), and where reading stopped."""

    reason: str
    index: int


def problem(text: Text) -> NotJson | None:
    """What keeps Python's json, which the AWS CLI reads with, from reading a text; None where nothing does."""
    try:
        json.loads(text.value, object_pairs_hook=_nothing)
    except json.JSONDecodeError as error:
        return NotJson(error.msg[:1].lower() + error.msg[1:], min(error.pos, max(len(text) - 1, 0)))
    except RecursionError:
        return NotJson("it is nested too deep", 0)
    return None


def json_node(text: Text) -> Node | None:
    """The value of a JSON text, read tolerantly; None where nothing can be made of it."""
    value = read_json(text).value
    return _Placed(text).node(value, 0) if value is not None else None


def _nothing(_: list[tuple[str, Any]]) -> None:
    return None


class _Placed:
    """Turns the values of one JSON text into nodes."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.places = [place for _, place in text.runs]

    def node(self, value: JsonValue, depth: int) -> Node | None:
        if depth > DEEPEST:
            return None
        return _MAKERS.get(type(value), _Placed.bare)(self, value, depth)

    def part(self, span: Span) -> Text:
        return self.text.slice(self.index(span.start), self.index(span.stop))

    def index(self, offset: int) -> int:
        run = max(bisect_right(self.places, offset) - 1, 0)
        start, place = self.text.runs[run]
        return min(start + offset - place, len(self.text))

    def record(self, value: JsonObject, depth: int) -> Node:
        members: dict[str, Node] = {}
        names: dict[str, Text] = {}
        for member in value.members:
            item = self.node(member.value, depth + 1)
            if item is not None:
                members[member.key.value], names[member.key.value] = item, member.key.text
        return Node(members, self.part(value.span), names)

    def array(self, value: JsonArray, depth: int) -> Node:
        items = (self.node(item, depth + 1) for item in value.items)
        return Node([item for item in items if item is not None], self.part(value.span))

    def string(self, value: JsonString, _: int) -> Node:
        return Node(value.value, value.text)

    def scalar(self, value: JsonNumber | JsonConstant, _: int) -> Node:
        return Node(value.value, self.part(value.span))

    def bare(self, value: Any, _: int) -> Node | None:
        return None if isinstance(value, JsonElision) else Node(value.text.value, value.text)


_MAKERS: dict[type, Callable[[_Placed, Any, int], Node | None]] = {
    JsonObject: _Placed.record,
    JsonArray: _Placed.array,
    JsonString: _Placed.string,
    JsonNumber: _Placed.scalar,
    JsonConstant: _Placed.scalar,
}
