"""Reads a document: parse, lay out, find what is hidden, cut into examples, give roles."""

from __future__ import annotations

from collections.abc import Iterator

from harness.document import outside, remarks
from harness.document.examples import drafts, finish
from harness.document.model import Document
from harness.document.outside import Found
from harness.document.parsing import Problem, parse
from harness.document.pieces import Literal, Paragraph, Piece, Remark, lay_out
from harness.document.remarks import Placed
from harness.findings import Finding
from harness.text import Source, Span


def read(source: Source) -> Document:
    parsed = parse(source)
    pieces = _with_hidden(source, lay_out(parsed.tree))
    examples, findings = finish(source, drafts(source, pieces))
    problems = tuple(_finding(source, problem) for problem in parsed.problems)
    ordered = sorted((*problems, *findings), key=lambda finding: finding.span)
    return Document(source, examples, tuple(ordered))


def _with_hidden(source: Source, pieces: Iterator[Piece]) -> Iterator[Piece | Found | Placed]:
    """The pieces, with our comments placed and with what should have been literal blocks found."""
    line = 1
    hidden_to = 0
    intro: Paragraph | None = None
    for piece in pieces:
        if isinstance(piece, Remark):
            placed = remarks.place(source, piece, line)
            if placed is not None:
                line = placed.line + 1
                yield placed
            continue
        line = max(line, piece.line)
        if isinstance(piece, Literal):
            line += piece.text.count("\n") + 1
        if isinstance(piece, Paragraph):
            if piece.line <= hidden_to:
                continue
            found = outside.find(source, piece, intro)
            intro = piece
            if found is not None:
                hidden_to = found.last
                yield found
                continue
        else:
            intro = None
        yield piece


def _finding(source: Source, problem: Problem) -> Finding:
    start = source.line_start(problem.line)
    text = source.line_text(problem.line)
    indent = len(text) - len(text.lstrip())
    message = " ".join(problem.message.split()).rstrip(".")
    message = message.encode("ascii", "replace").decode()
    name = "rst-warning" if problem.level == 2 else "rst-error"
    return Finding(name, Span(start + indent, start + max(len(text.rstrip()), indent)), message)
