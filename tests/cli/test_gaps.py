"""Where the emulator departs from documents, gathered by operation."""

from __future__ import annotations

import json
import sys

from harness.commands.gaps import Gap, gaps
from harness.findings import Finding, Judgement, Verdict
from harness.results import DocumentResult, StepResult
from harness.text import Source, Span


def document(path: str, *judgements: Judgement) -> DocumentResult:
    steps = tuple(StepResult(Span(0, 1), "", "aws kms x", "kms", "CreateKey", judgement) for judgement in judgements)
    return DocumentResult(Source(path, "one\ntwo\n"), 1, steps)


def omission(field: str, line: int) -> Finding:
    return Finding("emulator-omission", Span(4 * (line - 1), 4 * line), f"no `{field}`", field=field)


def test_departures_are_counted_by_field_whatever_the_index():
    first = document(
        "a.rst", Judgement(Verdict.GAP, findings=(omission("$.Keys[0].Id", 2), omission("$.Keys[12].Id", 1)))
    )
    second = document("b.rst", Judgement(Verdict.GAP, findings=(omission("$.Keys[1].Id", 1), omission("$.Name", 1))))
    assert gaps([first, second]) == [
        Gap("kms", "CreateKey", "lacks", "$.Keys[].Id", 3, "a.rst:2", "no `$.Keys[0].Id`"),
        Gap("kms", "CreateKey", "lacks", "$.Name", 1, "b.rst:1", "no `$.Name`"),
    ]


def test_what_is_not_implemented_and_what_fails_is_told():
    result = document("a.rst", Judgement(Verdict.MODEL_ONLY, "it lacks it"), Judgement(Verdict.UNREACHED, "it crashed"))
    assert [(gap.kind, gap.told) for gap in gaps([result])] == [
        ("not implemented", "it lacks it"),
        ("refused or failed", "it crashed"),
    ]


def test_other_findings_and_verdicts_are_no_gaps():
    result = document(
        "a.rst", Judgement(Verdict.VERIFIED), Judgement(Verdict.WRONG, findings=(Finding("x", Span(0, 1), "m"),))
    )
    assert gaps([result]) == []


def test_the_command_prints_them(harness, write, monkeypatch):
    write("a.rst", "fine")
    found = document("a.rst", Judgement(Verdict.GAP, findings=(omission("$.Name", 1),)))
    monkeypatch.setattr(sys.modules["harness.checker"], "check_paths", lambda paths, options: iter([found]))
    assert harness("gaps", "a.rst").stdout == "kms CreateKey\n  lacks $.Name (1, first at a.rst:1)\n"
    (row,) = json.loads(harness("gaps", "a.rst", "--format", "json").stdout)
    assert (row["field"], row["count"]) == ("$.Name", 1)
