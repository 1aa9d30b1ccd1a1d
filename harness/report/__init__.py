"""The report: a stream of document results, written in one of several formats.

A renderer is a generator of pieces of text, `render(results, tally, look)`; each is a module of its own, imported
when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TypeAlias, cast

from harness.report.look import Look
from harness.report.tally import Tally
from harness.results import DocumentResult

__all__ = ["FORMATS", "Look", "Renderer", "Tally", "renderer"]

Renderer: TypeAlias = Callable[[Iterable[DocumentResult], Tally, Look], Iterator[str]]

FORMATS = {
    "full": "harness.report.full",
    "concise": "harness.report.concise",
    "json": "harness.report.json_format",
    "github": "harness.report.github",
    "junit": "harness.report.junit",
    "sarif": "harness.report.sarif",
}


def renderer(name: str) -> Renderer:
    """The renderer of a format named in FORMATS. It counts what it renders in the tally that it is given."""
    return cast(Renderer, import_module(FORMATS[name]).render)
