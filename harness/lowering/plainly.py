"""Nodes made plain, as the call has them: text for a blob becomes bytes, a structure that nobody has shown is left out."""

from __future__ import annotations

from typing import Any

from harness.lowering.nodes import Node

_CONTAINERS = ("structure", "map", "list")


def plain_as(node: Node, shape: Any) -> Any:
    """The plain value of a node whose shape is known (None: unknown from here on)."""
    if isinstance(node.value, dict):
        members = ((name, item, _member(shape, name)) for name, item in node.value.items())
        return {name: plain_as(item, member) for name, item, member in members if _is_shown(item, member)}
    if isinstance(node.value, list):
        member = getattr(shape, "member", None) if shape is not None and shape.type_name == "list" else None
        return [plain_as(item, member) for item in node.value if _is_shown(item, member)]
    if isinstance(node.value, str) and shape is not None and shape.type_name == "blob":
        return node.value.encode()
    return node.value


def _member(shape: Any, name: str) -> Any:
    if shape is None:
        return None
    if shape.type_name == "map":
        return shape.value
    return shape.members.get(name) if shape.type_name == "structure" else None


def _is_shown(node: Node, shape: Any) -> bool:
    return not (node.is_opaque and shape is not None and shape.type_name in _CONTAINERS)
