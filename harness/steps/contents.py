"""The JSON files that a document shows, read for what no command that reads them told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from harness.document.model import Block, Document, Role
from harness.findings import Finding
from harness.jsontext import read_json


def contents_findings(document: Document, told: Iterable[int]) -> Iterator[Finding]:
    """What is wrong with the JSON of each file `*.json` in which nothing has been told yet.

    `told` are the offsets of what commands that read files found in them. A command may take a file as mere text, or
    take none: a policy in a parameter that holds a string, a template on its way to Amazon S3.
    """
    places = sorted(told)
    for block in _files(document):
        at = bisect_left(places, block.span.start)
        if at == len(places) or places[at] >= block.span.stop:
            yield from read_json(block.text).findings


def _files(document: Document) -> Iterator[Block]:
    for example in document.examples:
        for block in example.blocks:
            is_named = block.role is Role.FILE and block.name.lower().endswith(".json")
            if is_named and block.text.value.lstrip()[:1] in ("{", "["):  # a file may hold shorthand too
                yield block
