"""Queried outputs: what a reply must have had, for its `--query` to give what the document shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError

_Node = Mapping[str, Any]
_MOST_ITEMS = 100
_LIKE = frozenset({"sort_by", "sort", "reverse", "not_null", "to_array"})  # functions that give what they are given
_ONE_OF = frozenset({"max_by", "min_by", "max", "min"})


class _NoInverseError(ValueError):
    """An expression that says too little of what it is made of."""


def before_query(query: str, shown: Any) -> Any:
    """The tree that a JMESPath expression gives `shown` for, as far as it says; None where it cannot be told."""
    try:
        return _before(jmespath.compile(query).parsed, shown)
    except (_NoInverseError, JMESPathError, RecursionError):
        return None


def text_before_query(query: str, text: str) -> Any:
    """The same for what is printed as text: a line for each list (or object), its values between tabs or blanks."""
    rows = [line.split() for line in text.splitlines() if line.strip()][:_MOST_ITEMS]
    try:
        node = jmespath.compile(query).parsed
        return _before(node, _read_text(node, rows))
    except (_NoInverseError, JMESPathError, RecursionError):
        return None


def table_before_query(query: str, text: str) -> Any:
    """The same for what is printed as a table of objects: a row of their members' names, and a row for each of them."""
    cells = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in text.splitlines() if "|" in line]
    rows = [row for row in cells[:_MOST_ITEMS] if len(row) > 1]
    try:
        node = jmespath.compile(query).parsed
        depth, last = _innermost(node)
        if last["type"] != "multi_select_dict" or not rows or depth not in (1, 2):
            raise _NoInverseError("table")
        items = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
        return _before(node, [[item] for item in items] if depth == 2 else items)
    except (_NoInverseError, JMESPathError, RecursionError):
        return None


def _read_text(node: _Node, rows: list[list[str]]) -> Any:
    """The lines as what the expression gives: lists by the depth of its projections, objects by their sorted names."""
    depth, last = _innermost(node)
    if not rows or depth > 2:
        raise _NoInverseError("text")
    if last["type"] == "multi_select_dict":
        names = sorted(child["value"] for child in last["children"])
        items: list[Any] = [dict(zip(names, row, strict=False)) for row in rows]
    elif last["type"] == "multi_select_list":
        items = list(rows)
    else:
        flat = [value for row in rows for value in row]
        return [*rows] if depth == 2 else flat if depth else rows[0][0]
    return [[item] for item in items] if depth == 2 else items if depth else items[0]


def _innermost(node: _Node, depth: int = 0) -> tuple[int, _Node]:
    """How many projections there are inside each other, and what is taken of the innermost items."""
    if node["type"] in ("projection", "filter_projection"):
        return _innermost(node["children"][1], depth + 1)
    if node["type"] in ("subexpression", "index_expression", "pipe"):
        return _innermost(node["children"][-1], depth)
    return depth, node


def _before(node: _Node, shown: Any) -> Any:
    """What the node was applied to."""
    inverse = _INVERSES.get(node["type"])
    if inverse is None:
        raise _NoInverseError(node["type"])
    return inverse(node, shown)


def _field(node: _Node, shown: Any) -> Any:
    return {node["value"]: shown}


def _chain(node: _Node, shown: Any) -> Any:
    for child in reversed(node["children"]):
        shown = _before(child, shown)
    return shown


def _index(node: _Node, shown: Any) -> Any:
    if node["value"] not in (0, -1):
        raise _NoInverseError("index")
    return [shown]


def _projection(node: _Node, shown: Any) -> Any:
    left, right = node["children"][:2]
    condition = node["children"][2] if len(node["children"]) > 2 else None
    if not isinstance(shown, Sequence) or isinstance(shown, str):
        raise _NoInverseError("projection")
    items = [_before(right, item) for item in shown[:_MOST_ITEMS]]
    if condition is not None:
        items = [_merged(item, _held_by(condition)) for item in items]
    return _before(left, items)


def _flatten(node: _Node, shown: Any) -> Any:
    """All items of one list, where there may have been several."""
    child = node["children"][0]
    is_nested = child["type"].endswith("projection")
    return _before(child, [shown] if is_nested else shown)


def _several(node: _Node, shown: Any) -> Any:
    names = [child["value"] if child["type"] == "key_val_pair" else i for i, child in enumerate(node["children"])]
    found: Any = {}
    for name, child in zip(names, node["children"], strict=True):
        value = _part(shown, name)
        if value is not None:
            found = _merged(found, _before(child["children"][0] if child["type"] == "key_val_pair" else child, value))
    return found


def _part(shown: Any, name: Any) -> Any:
    if isinstance(name, str) != isinstance(shown, Mapping) or isinstance(shown, str):
        raise _NoInverseError("multi-select")
    try:
        return shown[name]
    except (KeyError, IndexError, TypeError):
        return None


def _function(node: _Node, shown: Any) -> Any:
    name, children = node["value"], node["children"]
    if name == "length" and isinstance(shown, int) and 0 <= shown <= _MOST_ITEMS:
        return _before(children[0], [{}] * shown)
    if name in _LIKE or name in _ONE_OF:
        return _before(children[0], [shown] if name in _ONE_OF else shown)
    raise _NoInverseError(name)


def _itself(node: _Node, shown: Any) -> Any:
    return shown


def _held_by(condition: _Node) -> Any:
    """What an item is like that a condition lets through: its equal members."""
    kind, children = condition["type"], condition.get("children", [])
    if kind == "comparator" and condition["value"] == "eq" and children[1]["type"] in ("literal", "raw_string"):
        return _before(children[0], children[1]["value"])
    if kind == "and_expression":
        return _merged(_held_by(children[0]), _held_by(children[1]))
    return {}


def _merged(one: Any, other: Any) -> Any:
    """Two partial trees in one; where they differ, the first is believed."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {key: _merged(one.get(key), other.get(key)) for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [_merged(left, right) for left, right in zip(one, other, strict=True)]
    return other if one is None else one


_INVERSES: dict[str, Callable[[_Node, Any], Any]] = {
    "field": _field,
    "subexpression": _chain,
    "index_expression": _chain,
    "pipe": _chain,
    "index": _index,
    "projection": _projection,
    "filter_projection": _projection,
    "flatten": _flatten,
    "multi_select_dict": _several,
    "multi_select_list": _several,
    "function_expression": _function,
    "identity": _itself,
    "current": _itself,
}
