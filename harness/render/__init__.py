"""How the AWS CLI prints a reply: `--query`, then `--output`. Knows nothing of where the reply came from.

The rules are the behaviour of version 1 (1.46); yaml is version 2's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from harness.lowering.model import Call

__all__ = ["TERMINAL_WIDTH", "render"]

TERMINAL_WIDTH = 80
"""Columns, where standard output is no terminal; wider tables are turned on their side."""

_FORMATS = {"json": "as_json", "text": "as_text", "table": "as_table", "yaml": "as_yaml", "yaml-stream": "as_yaml"}


def render(
    call: Call, raw: Mapping[str, Any], pages: Sequence[Mapping[str, Any]] = (), width: int = TERMINAL_WIDTH
) -> tuple[Any, str]:
    """What is printed of a reply: the data after `--query`, and the text with its final newline ("": nothing).

    `pages` are what text output prints one by one (none: `raw` is all). Raises jmespath's errors for a query that does
    not fit the reply.
    """
    search = _search(call)
    data = search(dict(raw))
    if call.output == "off":
        return data, ""
    form = import_module(f"harness.render.{_FORMATS.get(call.output or 'json', 'as_json')}").form
    if call.output == "table":
        return data, form(data, call.operation, width)
    if call.output == "text" and len(pages) > 1:
        return data, "".join(form(search(dict(page))) for page in pages)
    return data, form(data)


def _search(call: Call) -> Callable[[Any], Any]:
    if call.query is None:
        return lambda data: data
    import jmespath
    from jmespath.exceptions import JMESPathError

    from harness.catalog.query_limits import TOO_WIDE, is_too_wide

    expression = jmespath.compile(call.query.value)
    if is_too_wide(expression.parsed):
        raise JMESPathError(f"the query {TOO_WIDE}")
    return lambda data: expression.search(data)
