"""The report for programs: one JSON object, version 1, as docs/report.schema.json says.

The same input gives the same bytes (but for `seconds`); everything is ASCII, so that no byte of a document gets through raw.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from harness.findings import Fields, Severity, Verdict
from harness.report.entry import Entry, entries
from harness.report.look import Look
from harness.report.tally import Tally
from harness.report.versions import versions
from harness.results import DocumentResult, StepResult
from harness.text import Source

VERSION = 1


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    yield json.dumps(report(results, tally), indent=2) + "\n"


def report(results: Iterable[DocumentResult], tally: Tally) -> dict[str, Any]:
    """The whole report as plain values."""
    steps: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for result in tally.watch(results):
        steps += [step_row(result.source, step) for step in result.steps]
        findings += [finding_row(entry) for entry in entries(result)]
    return {
        "version": VERSION,
        "tool": dict(versions()),
        "steps": sorted(steps, key=_place),
        "findings": sorted(findings, key=_place),
        "summary": _summary(tally),
    }


def _place(row: dict[str, Any]) -> tuple[str, int, int, str]:
    return (row["path"], row["line"], row["column"], row.get("code", ""))


def step_row(source: Source, step: StepResult) -> dict[str, Any]:
    line, column = source.position(step.span.start)
    judgement = step.judgement
    return {
        "path": source.path,
        "line": line,
        "column": column,
        "example": step.example,
        "command": step.command,
        "service": step.service,
        "operation": step.operation,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "fields": _fields(judgement.fields) if judgement.fields else None,
    }


def _fields(fields: Fields) -> dict[str, int]:
    counts: dict[str, int] = asdict(fields)
    return {"documented": fields.documented} | {
        name: counts[name] for name in ("equal", "bound", "absent", "different")
    }


def finding_row(entry: Entry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "line": entry.start.line,
        "column": entry.start.column,
        "end_line": entry.end.line,
        "end_column": entry.end.column,
        "code": entry.rule.code,
        "name": entry.rule.name,
        "severity": entry.severity.value,
        "message": entry.finding.message,
        "help": entry.finding.help,
        "field": entry.finding.field,
        "step_line": entry.step_line,
    }


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "files": tally.files,
        "examples": tally.examples,
        "steps": tally.steps,
        "verdicts": {verdict.value: tally.verdicts[verdict] for verdict in Verdict if tally.verdicts[verdict]},
        "findings": {severity.value: tally.findings[severity] for severity in Severity},
        "seconds": tally.seconds,
    }
