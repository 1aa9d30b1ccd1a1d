"""Annotations of a pull request: workflow commands of GitHub Actions, one a finding.

The commands and their escapes are documented under 'Workflow commands for GitHub Actions'; columns are only valid
where the finding ends on the line on which it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.findings import Severity
from harness.report.entry import Entry, entries
from harness.report.look import Look
from harness.report.plain import safe, safe_lines
from harness.report.summary import closing
from harness.report.tally import Tally
from harness.results import DocumentResult

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    for result in tally.watch(results):
        for entry in entries(result, with_notes=look.is_verbose):
            yield _command(entry) + "\n"
    yield from closing(tally, look)


def _command(entry: Entry) -> str:
    finding = entry.finding
    properties = ",".join(f"{name}={safe(str(value)).translate(_PROPERTY)}" for name, value in _properties(entry))
    help_lines = safe_lines(finding.help)
    told = [safe(finding.message), *([f"field: {safe(finding.field)}"] if finding.field else []), *help_lines]
    return f"::{_COMMANDS[entry.severity]} {properties}::{chr(10).join(told).translate(_DATA)}"


def _properties(entry: Entry) -> Iterator[tuple[str, str | int]]:
    yield "file", entry.path
    yield "line", entry.start.line
    yield "endLine", entry.end.line
    if entry.start.line == entry.end.line:
        yield "col", entry.start.column
        yield "endColumn", entry.end.column
    yield "title", f"{entry.rule.code} {entry.rule.name}"
