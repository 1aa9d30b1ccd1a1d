"""How long and how deep a query may be: past that, the AWS CLI takes it as little as we do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.findings import Finding
from harness.text import Text

MAX_CHARACTERS = 131_071  # Linux gives a program no longer argument (MAX_ARG_STRLEN)
MAX_TOKENS = 250  # inferring recurses three frames a token at worst; a longer query is not judged step by step
MAX_DEPTH = 200  # jmespath recurses in parsing and in searching: the AWS CLI's own fails at a few hundred
TOO_DEEP = f"is nested more than {MAX_DEPTH} deep, and the AWS CLI's reader of queries gives up"


def is_too_deep(tree: Mapping[str, Any]) -> bool:
    """Whether jmespath's syntax tree has more levels than MAX_DEPTH; told without recursion."""
    level = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node.get("children", ()) if isinstance(child, Mapping)]
    return bool(level)


def excessive(query: Text, clause: str) -> Finding:
    """The finding of a query past a limit; `clause` ends the sentence."""
    return Finding("malformed-query", query.span(0, 1), f"the query {clause}", "Ask for less in one query")
