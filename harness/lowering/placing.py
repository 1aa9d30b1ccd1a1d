"""The parameters of a call while they are built: how a value gets to its place in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from harness.lowering.arguments import Given
from harness.lowering.context import Context
from harness.lowering.model import Path
from harness.lowering.nodes import Node
from harness.lowering.values import read_value
from harness.text import Text

Parameters: TypeAlias = dict[str, Node]


def put(parameters: Parameters, path: Path, node: Node, flag: Text) -> None:
    """Set the value at a path, making what is missing on the way."""
    first, *rest = path
    if not rest:
        parameters[str(first)] = node
        return
    here = parameters.setdefault(str(first), _container(rest[0], node.text))
    for step, following in pairwise(rest):
        here = _child(here, step, following, node.text)
    _set(here, rest[-1], node)


def existing(parameters: Parameters, path: tuple[str, ...]) -> Node | None:
    """The object at a path of members, or None."""
    here = parameters.get(path[0])
    for step in path[1:]:
        here = here.value.get(step) if here is not None else None
    return here


def read_given(given: Given, context: Context) -> Node | None:
    """The value that an option was given: what a flag stands for, or what its words say."""
    if given.option.constant is not None:
        return Node(given.option.constant, given.flag)
    return read_value(given.option, given.words, context)


def _container(step: str | int, text: Text) -> Node:
    return Node([] if isinstance(step, int) else {}, text)


def _child(here: Node, step: str | int, following: str | int, text: Text) -> Node:
    if isinstance(step, int):
        if here.is_list and not here.value:
            here.value.append(_container(following, text))
        return here.value[step] if here.is_list else here
    if here.is_object:
        found: Node = here.value.setdefault(step, _container(following, text))
        return found
    return here


def _set(here: Node, step: str | int, node: Node) -> None:
    if isinstance(step, int) and here.is_list:
        here.value[step:] = [node]
    elif here.is_object:
        here.value[step] = node


def put_value(given: Given, parameters: Parameters, context: Context) -> None:
    """Put an option's value where the option says."""
    node = read_given(given, context)
    if node is not None:
        put(parameters, given.option.path, node, given.flag)
