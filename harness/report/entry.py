"""A finding as reports tell it: with its rule, its step, and lines and columns instead of offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.findings import Finding, Severity
from harness.results import DocumentResult, StepResult
from harness.rules import Rule, rule_of
from harness.text import Position, Source


@dataclass(frozen=True, slots=True)
class Entry:
    """`start` is the position of the finding's first character, `end` that just past its last one."""

    source: Source
    finding: Finding
    rule: Rule
    step: StepResult | None
    start: Position
    end: Position

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def step_line(self) -> int | None:
        return self.source.position(self.step.span.start).line if self.step else None


def entries(result: DocumentResult, *, with_notes: bool = True) -> Iterator[Entry]:
    """The findings of a document, by line, column and code; what is otherwise equal by end and message."""
    found = (_entry(result.source, finding, step) for finding, step in result.all_findings())
    wanted = [entry for entry in found if with_notes or entry.severity is not Severity.NOTE]
    return iter(sorted(wanted, key=_order))


def _entry(source: Source, finding: Finding, step: StepResult | None) -> Entry:
    start, stop = finding.span
    stop = max(start, stop)
    return Entry(source, finding, rule_of(finding), step, source.position(start), source.position(stop))


def _order(entry: Entry) -> tuple[Position, str, Position, str, str]:
    return (entry.start, entry.rule.code, entry.end, entry.finding.message, entry.finding.field)
