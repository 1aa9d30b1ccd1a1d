"""Findings as rustc and ruff draw them: what, where, an excerpt of the document, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.report.entry import Entry, entries
from harness.report.excerpt import Mark, excerpt, margin_of
from harness.report.look import Look
from harness.report.plain import safe, safe_lines
from harness.report.summary import closing
from harness.report.tally import Tally
from harness.report.verdicts import listing
from harness.results import DocumentResult


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    for result in tally.watch(results):
        for entry in entries(result, with_notes=look.is_verbose):
            yield drawn(entry, look) + "\n"
        yield from listing(result, look)
    yield from closing(tally, look)


def drawn(entry: Entry, look: Look) -> str:
    """One finding as a block of lines, ended by a line end."""
    marks = _marks(entry)
    margin = " " * margin_of(entry.source, marks)
    arrow = look.paint(f"{margin}-->", "frame")
    rows = [_headline(entry, look), f"{arrow} {safe(entry.path)}:{entry.start.line}:{entry.start.column}"]
    rows += excerpt(entry.source, marks, look)
    rows += _notes(entry, margin, look)
    return "\n".join(rows) + "\n"


def _headline(entry: Entry, look: Look) -> str:
    head = look.paint(f"{entry.severity}[{entry.rule.code}]", entry.severity)
    return f"{head} {look.paint(f'{entry.rule.name}: {safe(entry.finding.message)}', 'strong')}"


def _marks(entry: Entry) -> list[Mark]:
    main = Mark(entry.finding.span, "", entry.severity, is_main=True)
    return [main, *(Mark(related.span, related.message, "frame") for related in entry.finding.related)]


def _notes(entry: Entry, margin: str, look: Look) -> Iterator[str]:
    finding = entry.finding
    told = {
        "field": finding.field,
        "help": finding.help,
        "fix": f"{finding.fix.message} (--fix)" if finding.fix else "",
    }
    for word, text in told.items():
        for number, line in enumerate(safe_lines(text)):
            lead = f"{look.paint(f'{margin} =', 'frame')} {look.paint(word, 'help')}: "
            yield (" " * (len(margin) + len(word) + 5) if number else lead) + line
