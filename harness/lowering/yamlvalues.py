"""YAML of `--cli-input-yaml`, read into nodes; only what JSON could say, and never more than so many values."""

from __future__ import annotations

from typing import Any

from harness.lowering.nodes import DEEPEST, Node
from harness.text import Text

_MOST_VALUES = 20_000
"""Aliases can make a few lines stand for millions of values."""


class NotYamlError(Exception):
    """A text that is no YAML. `index` is where in it reading stopped."""

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.index = index


def yaml_node(text: Text) -> Node | None:
    """The one document of a YAML text, or None for an empty one. Raises NotYamlError."""
    import yaml

    try:
        root = yaml.compose(text.value, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise NotYamlError(str(error.problem), mark.index if mark is not None else 0) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYamlError("it cannot be read", 0) from error
    return _Placed(text).node(root, 0) if root is not None else None


class _Placed:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.count = 0

    def node(self, found: Any, depth: int) -> Node:
        self.count += 1
        if depth > DEEPEST or self.count > _MOST_VALUES:
            raise NotYamlError("it is nested too deep or too large", found.start_mark.index)
        place = self.text.slice(found.start_mark.index, found.end_mark.index)
        if found.id == "mapping":
            return self.mapping(found, place, depth)
        if found.id == "sequence":
            return Node([self.node(item, depth + 1) for item in found.value], place)
        return Node(_scalar(found), place)

    def mapping(self, found: Any, place: Text, depth: int) -> Node:
        members: dict[str, Node] = {}
        names: dict[str, Text] = {}
        for key, value in found.value:
            name = str(key.value)
            names[name] = self.text.slice(key.start_mark.index, key.end_mark.index)
            members[name] = self.node(value, depth + 1)
        return Node(members, place, names)


def _scalar(found: Any) -> Any:
    import yaml

    constructor = yaml.constructor.SafeConstructor()
    try:
        value = constructor.construct_object(found)
    except (yaml.YAMLError, ValueError):
        return found.value
    return value if value is None or isinstance(value, (str, int, float, bool, bytes)) else found.value
