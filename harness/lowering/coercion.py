"""Shorthand's strings turned into what the model says: numbers, booleans, and lists of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harness.lowering.context import Context, shown
from harness.lowering.nodes import Node

_NUMBERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "integer": (int, "an integer"),
    "long": (int, "an integer"),
    "float": (float, "a number"),
    "double": (float, "a number"),
}
_BOOLEANS = {"true": True, "false": False}


def coerce(node: Node, shape: Any, context: Context, flag: str) -> Node:
    """The node with its scalars as the shape has them, as the AWS CLI does it; what cannot be is left and reported."""
    return _COERCIONS.get(shape.type_name, _scalar)(node, shape, context, flag)


def _structure(node: Node, shape: Any, context: Context, flag: str) -> Node:
    if getattr(shape, "is_document_type", False):
        context.report(
            "invalid-shorthand",
            node.text,
            f"`{flag}` holds a document type here, which shorthand cannot express",
            f"Write the value of `{flag}` as JSON",
        )
        return node
    if not node.is_object:
        return node
    members = shape.members
    coerced = {
        name: coerce(item, members[name], context, flag) if name in members else item
        for name, item in node.value.items()
    }
    return Node(coerced, node.text, node.names)


def _map(node: Node, shape: Any, context: Context, flag: str) -> Node:
    if not node.is_object:
        return node
    coerced = {name: coerce(item, shape.value, context, flag) for name, item in node.value.items()}
    return Node(coerced, node.text, node.names)


def _list(node: Node, shape: Any, context: Context, flag: str) -> Node:
    if not node.is_list:
        return Node([node], node.text)  # `Values=a`: one value stands for a list of it, and is left as it is
    return Node([coerce(item, shape.member, context, flag) for item in node.value], node.text)


def _scalar(node: Node, shape: Any, context: Context, flag: str) -> Node:
    if node.is_opaque or not isinstance(node.value, str):
        return node
    if shape.type_name == "boolean":
        return Node(_BOOLEANS.get(node.value.lower(), node.value), node.text)
    if shape.type_name == "blob":
        return Node(node.value.encode(), node.text)
    return _number(node, shape, context, flag) if shape.type_name in _NUMBERS else node


def _number(node: Node, shape: Any, context: Context, flag: str) -> Node:
    read, expected = _NUMBERS[shape.type_name]
    try:
        return Node(read(node.value), node.text)
    except (ValueError, OverflowError):
        context.report("parameter-type", node.text, f"`{shown(node.value)}` in `{flag}` is not {expected}")
        return Node(read("0"), node.text, is_doubtful=True)


_COERCIONS: dict[str, Callable[[Node, Any, Context, str], Node]] = {
    "structure": _structure,
    "map": _map,
    "list": _list,
}
