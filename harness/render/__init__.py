"""How the AWS CLI prints a reply: `--query`, then `--output`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from harness.lowering.model import Call

__all__ = ["render"]


def render(call: Call, raw: Mapping[str, Any], pages: Sequence[Mapping[str, Any]] = ()) -> tuple[Any, str]:
    """What is printed of a reply: the data after `--query`, and the text with its final newline (None, "": nothing)."""
    data: Any = dict(raw)
    if call.query is not None:
        import jmespath

        data = jmespath.search(call.query.value, data)
    if data == {}:
        return None, ""
    return data, json.dumps(data, indent=4, ensure_ascii=False, default=str) + "\n"
