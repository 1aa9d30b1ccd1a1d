"""A parameter's value as it was read: plain scalars, lists and objects, each with the text that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.lowering.model import Path
from harness.text import Text

DEEPEST = 100
"""How deep a value may be nested: far more than any model, far less than Python's recursion bears."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value. `value` is a scalar, a list of nodes, or a dict of them by member.

    `names` says where the members' names stand. A node that `is_opaque` stands for the contents of a file that the
    document does not show; one that `is_doubtful` was read from text that is broken, and is held against nothing.
    """

    value: Any
    text: Text
    names: Mapping[str, Text] = field(default_factory=dict)
    is_opaque: bool = False
    is_doubtful: bool = False

    @property
    def is_object(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)


def plain(node: Node) -> Any:
    """The value without its places."""
    if isinstance(node.value, dict):
        return {name: plain(item) for name, item in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def nodes_of(value: Any, text: Text) -> Node:
    """Nodes for plain values that all come from one text."""
    if isinstance(value, dict):
        return Node({name: nodes_of(item, text) for name, item in value.items()}, text)
    if isinstance(value, list):
        return Node([nodes_of(item, text) for item in value], text)
    return Node(value, text)


def origins(node: Node, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Where each value in a tree, and the tree itself, was read from."""
    yield path, node.text
    if isinstance(node.value, dict):
        for name, item in node.value.items():
            yield from origins(item, (*path, name))
    elif isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from origins(item, (*path, index))


def opaque_paths(node: Node, path: Path = ()) -> Iterator[Path]:
    """The paths of the values that stand for files nobody has shown."""
    if node.is_opaque:
        yield path
    elif isinstance(node.value, dict):
        for name, item in node.value.items():
            yield from opaque_paths(item, (*path, name))
    elif isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from opaque_paths(item, (*path, index))


def spelled(path: Path) -> str:
    """A path as people write it: `Filters[0].Name`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(parts).removeprefix(".")
