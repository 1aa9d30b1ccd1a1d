"""Markdown (MyST) by the same road: myst-parser turns it into a docutils tree. Needs the extra `[markdown]`."""

from __future__ import annotations

from typing import Any


def parser_class() -> Any:
    """The docutils parser of MyST Markdown. Raises ImportError where myst-parser is not installed."""
    from myst_parser.parsers.docutils_ import Parser

    return Parser
