"""A document's prose: what stands outside its blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.document.model import Document, Example
from harness.text import Span


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a whole document, and where its blocks stand in it, in order."""

    text: str
    blocks: tuple[Span, ...]

    @classmethod
    def of(cls, document: Document) -> Prose:
        blocks = sorted(block.span for example in document.examples for block in example.blocks)
        return cls(document.source.text, tuple(blocks))

    def matches(self, pattern: re.Pattern[str], within: Span | None = None) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begin outside the blocks, in order."""
        for found in pattern.finditer(self.text, *(within or ())):
            at = bisect_right(self.blocks, found.start(), key=lambda block: block.start) - 1
            if at < 0 or found.start() >= self.blocks[at].stop:
                yield found

    def spans(self) -> Iterator[Span]:
        """What stands before, between and after the blocks."""
        start = 0
        for block in self.blocks:
            if block.start > start:
                yield Span(start, block.start)
            start = max(start, block.stop)
        yield Span(start, len(self.text))


def words_in_blocks(examples: Iterable[Example]) -> set[str]:
    """Every word of the examples' blocks: what they run, and what files and outputs name."""
    return {word for example in examples for block in example.blocks for word in block.text.value.split()}
