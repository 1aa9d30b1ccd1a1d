"""Calls for the tests of accounts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from harness.account import World
from harness.lowering.model import Call
from harness.text import Span, Text

WORLD = World()
OTHER = World(2, datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC), "444455556666", "eu-west-1")


def call(service: str, operation: str, parameters: dict[str, Any] | None = None, **rest: Any) -> Call:
    query = rest.pop("query", None)
    return Call(service, operation, parameters or {}, Span(0, 0), query=Text.at(query, 0) if query else None, **rest)
