"""Reads a document: parse, lay out, find what is hidden, cut into examples, give roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from harness.document import outside, remarks
from harness.document.examples import drafts, finish
from harness.document.locating import shown_line
from harness.document.model import Document
from harness.document.outside import Found
from harness.document.parsing import Problem, parse
from harness.document.pieces import Literal, Paragraph, Piece, Remark, lay_out, take_apart
from harness.document.remarks import Placed
from harness.findings import Finding
from harness.text import Source, Span

_FAR = 60
"""Lines to look ahead for a term whose line an old docutils does not tell."""

_BOLD = re.compile(r"\*\*([^*\n]+)\*\*\s*")

_NOTHING_FOLLOWS = "Literal block expected; none found"


def read(source: Source) -> Document:
    """Read a document; docutils' warnings and errors are among its findings."""
    parsed = parse(source)
    examples, findings = finish(source, drafts(source, _with_empty(source, _with_hidden(source, lay_out(parsed.tree)))))
    take_apart(parsed.tree)
    empty = [source.position(found.span.start).line for found in findings if found.name == "empty-output"]
    problems = (_finding(source, problem) for problem in parsed.problems if not _is_told(problem, empty))
    ordered = sorted((*problems, *findings), key=lambda finding: finding.span)
    return Document(source, examples, tuple(ordered))


def _is_told(problem: Problem, empty: list[int]) -> bool:
    """An empty output is a finding already; docutils' complaint comes a few lines below it."""
    return problem.message.startswith(_NOTHING_FOLLOWS) and any(0 <= problem.line - line < 4 for line in empty)


def _with_hidden(source: Source, pieces: Iterable[Piece]) -> Iterator[Piece | Found | Placed]:
    """The pieces, with our comments placed and with what should have been literal blocks found."""
    line, hidden_to = 1, 0
    intro: Paragraph | None = None
    for piece in pieces:
        if isinstance(piece, Remark):
            placed = remarks.place(source, piece, line)
            if placed is not None:
                line = placed.line + 1
                yield placed
            continue
        if isinstance(piece, Paragraph):
            piece = _anchored(source, piece, line)
        line = max(line, piece.line + (piece.text.count("\n") + 1 if isinstance(piece, Literal) else 0))
        if isinstance(piece, Paragraph) and piece.line <= hidden_to:
            continue
        found = outside.find(source, piece, intro) if isinstance(piece, Paragraph) else None
        intro = piece if isinstance(piece, Paragraph) else None
        hidden_to = found.last if found is not None else hidden_to
        yield found or piece


def _anchored(source: Source, paragraph: Paragraph, after: int) -> Paragraph:
    """The paragraph at the line where its text is; docutils before 0.21 does not tell a term's line."""
    wanted = paragraph.raw.split("\n", 1)[0].strip()
    for line in (paragraph.line, *range(after, min(after + _FAR, source.line_count + 1))):
        if wanted in shown_line(source, line):
            return paragraph if line == paragraph.line else replace(paragraph, line=line)
    return paragraph


def _with_empty(source: Source, pieces: Iterable[Piece | Found | Placed]) -> Iterator[Piece | Found | Placed]:
    """The pieces, with an empty output after each label of one that no block follows."""
    label: Paragraph | None = None
    for piece in pieces:
        if label is not None and isinstance(piece, Literal):
            piece = _as_title(source, piece) or piece
        if label is not None and not isinstance(piece, (Literal, Found)):
            yield outside.empty_output(source, label)
        label = piece if isinstance(piece, Paragraph) and outside.is_output_label(source, piece) else None
        yield piece
    if label is not None:
        yield outside.empty_output(source, label)


def _as_title(source: Source, literal: Literal) -> Paragraph | None:
    """The bold title of the next example, which docutils takes for a quoted literal block where a label has nothing."""
    found = _BOLD.fullmatch(literal.text)
    if found is None or source.line_text(literal.line)[:1].isspace():
        return None
    return Paragraph(literal.line, found[1], literal.text, is_bold=True)


def _finding(source: Source, problem: Problem) -> Finding:
    start = source.line_start(problem.line)
    text = source.line_text(problem.line)
    indent = len(text) - len(text.lstrip())
    message = " ".join(problem.message.split()).rstrip(".")
    message = message.encode("ascii", "replace").decode()
    name = "rst-warning" if problem.level == 2 else "rst-error"
    return Finding(name, Span(start + indent, start + max(len(text.rstrip()), indent)), message)
