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
        if blocks is None:
            blocks = sorted(block.span for example in document.examples for block in example.blocks)
        at = bisect_right(blocks, match.start(), key=lambda block: block.start) - 1
        if at < 0 or match.start() >= blocks[at].stop:
            yield match
