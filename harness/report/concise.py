"""One line a finding: `path:line:column: CODE name: message`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.report.entry import Entry, entries
from harness.report.look import Look
from harness.report.plain import safe
from harness.report.summary import closing
from harness.report.tally import Tally
from harness.report.verdicts import listing
from harness.results import DocumentResult


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    for result in tally.watch(results):
        for entry in entries(result, with_notes=look.is_verbose):
            yield _line(entry, look) + "\n"
        yield from listing(result, look)
    yield from closing(tally, look)


def _line(entry: Entry, look: Look) -> str:
    place = f"{look.paint(safe(entry.path), 'strong')}:{entry.start.line}:{entry.start.column}:"
    return f"{place} {look.paint(entry.rule.code, entry.severity)} {entry.rule.name}: {safe(entry.finding.message)}"
