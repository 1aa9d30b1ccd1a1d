"""How long, deep and wide a query may be: past that, the AWS CLI takes it as little as we do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from harness.findings import Finding
from harness.text import Text

MAX_CHARACTERS = 131_071  # Linux gives a program no longer argument (MAX_ARG_STRLEN)
MAX_TOKENS = 250  # inferring recurses three frames a token at worst; a longer query is not judged step by step
MAX_DEPTH = 200  # jmespath recurses in parsing and in searching: the AWS CLI's own fails at a few hundred
MAX_COPIES = 10_000  # a pipe of `[@, @]` doubles its result at each step: forty would fill any memory
TOO_DEEP = f"is nested more than {MAX_DEPTH} deep, and the AWS CLI's reader of queries gives up"

TOO_WIDE = f"repeats what it is asked of more than {MAX_COPIES:,} times"

_CHAINS = frozenset(
    ("subexpression", "index_expression", "pipe", "projection", "value_projection", "filter_projection")
)
_COLLECTIONS = frozenset(("multi_select_list", "multi_select_dict", "function_expression"))
_ESCAPING = frozenset(("to_string", "join"))


def is_too_wide(tree: Mapping[str, Any]) -> bool:
    """Whether a query may print more than MAX_COPIES copies of one value; told without recursion."""
    nodes = [tree]
    for node in nodes:
        nodes += _children(node)
    copies: dict[int, int] = {}
    for node in reversed(nodes):
        copies[id(node)] = min(_copies(node, [copies[id(child)] for child in _children(node)]), MAX_COPIES + 1)
    return copies[id(tree)] > MAX_COPIES


def _copies(node: Mapping[str, Any], inner: Sequence[int]) -> int:
    """How often a node's result may hold what it is asked of; quoting JSON within JSON doubles its backslashes."""
    if node["type"] in _CHAINS:
        return prod(inner)
    held = sum(inner) if node["type"] in _COLLECTIONS else max(inner, default=1)
    return held * 2 if node["type"] == "function_expression" and node["value"] in _ESCAPING else held


def _children(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [child for child in node.get("children", ()) if isinstance(child, Mapping)]


def is_too_deep(tree: Mapping[str, Any]) -> bool:
    """Whether jmespath's syntax tree has more levels than MAX_DEPTH; told without recursion."""
    level = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _children(node)]
    return bool(level)


def excessive(query: Text, clause: str) -> Finding:
    """The finding of a query past a limit; `clause` ends the sentence."""
    return Finding("malformed-query", query.span(0, 1), f"the query {clause}", "Ask for less in one query")
