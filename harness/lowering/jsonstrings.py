"""Strings that a service reads as JSON, told by their parameter's name: policies, templates, definitions."""

from __future__ import annotations

import re

from harness.lowering.jsonvalues import NotJson, problem
from harness.lowering.model import Path
from harness.lowering.nodes import Node

_NAMED = re.compile(r"polic|template|definition|rule|schema|pattern|dashboard|document|json", re.IGNORECASE)
_OBJECT = re.compile(r"\s*\{(?!\{)")
"""Two braces begin a placeholder of a template language."""


def json_string_problem(node: Node, path: Path) -> NotJson | None:
    """What is wrong with a string that begins as a JSON object in a parameter whose name says that it is one."""
    names = [step for step in path if isinstance(step, str)]
    if not names or not _NAMED.search(names[-1]) or node.text.value != node.value:
        return None
    return problem(node.text) if _OBJECT.match(node.text.value) else None
