"""Sentences of prose that promise no output, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.document import wording
from harness.document.model import Statement
from harness.document.pieces import Paragraph
from harness.text import Source, Span

_BEGIN = re.compile(r"[.:!?]\s+|\n\s*\n")
_STOP = re.compile(r"[.:!](?=\s|$)|\n\s*\n")


def statements(source: Source, paragraph: Paragraph) -> Iterator[Statement]:
    """The statements of one paragraph."""
    if len(paragraph.text) > wording.LONGEST or not wording.promises_no_output(paragraph.text):
        return
    start = source.line_start(paragraph.line)
    lines = paragraph.raw.count("\n") + 1
    stop = source.line_start(paragraph.line + lines)
    done = start
    for match in wording.NO_OUTPUT.finditer(source.text, start, stop):
        if match.start() < done or wording.ELSEWHERE.match(source.text, match.end(), stop):
            continue
        span = _sentence(source.text, match.span(), done, stop)
        done = max(span.stop, match.end())
        yield Statement(span, " ".join(source.text[span.start : span.stop].split()))


def _sentence(text: str, match: tuple[int, int], start: int, stop: int) -> Span:
    begin = start
    for found in _BEGIN.finditer(text, start, match[0]):
        begin = found.end()
    end = _STOP.search(text, match[1], stop)
    begin += len(text[begin : match[0]]) - len(text[begin : match[0]].lstrip())
    last = end.end() if end and end.group().strip() else (end.start() if end else stop)
    return Span(begin, begin + len(text[begin:last].rstrip()))
