"""A document's prose: what stands outside its blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from harness.document.model import Document
from harness.text import Span


def prose_matches(document: Document, pattern: re.Pattern[str], within: Span | None = None) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a document's source that begin outside its blocks, in order."""
    text = document.source.text
    found = pattern.finditer(text, *within) if within is not None else pattern.finditer(text)
    blocks: list[Span] | None = None
    for match in found:
        blocks = _blocks(document) if blocks is None else blocks
        at = bisect_right(blocks, match.start(), key=lambda block: block.start) - 1
        if at < 0 or match.start() >= blocks[at].stop:
            yield match


def prose_spans(document: Document) -> Iterator[Span]:
    """What stands before, between and after the blocks."""
    start = 0
    for block in _blocks(document):
        if block.start > start:
            yield Span(start, block.start)
        start = max(start, block.stop)
    yield Span(start, len(document.source.text))


def _blocks(document: Document) -> list[Span]:
    return sorted(block.span for example in document.examples for block in example.blocks)
