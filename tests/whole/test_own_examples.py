"""examples/kms is the project's own first user: right about AWS, and replayed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from harness.checker import check_file
from harness.findings import Severity, Verdict
from harness.results import DocumentResult
from harness.rules import rule_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "kms"
GAPS = Path(__file__).parents[2] / "docs" / "emulator-gaps.rst"


@pytest.fixture(scope="module")
def results() -> list[DocumentResult]:
    return [check_file(str(path)) for path in sorted(EXAMPLES.glob("*.rst"))]


def test_no_step_is_anything_but_verified_or_an_emulator_gap(results: list[DocumentResult]) -> None:
    others = {
        (result.source.path, step.command): (step.judgement.verdict, step.judgement.reason)
        for result in results
        for step in result.steps
        if step.judgement.verdict not in (Verdict.VERIFIED, Verdict.GAP)
    }
    assert others == {}


def test_nine_in_ten_are_verified(results: list[DocumentResult]) -> None:
    verdicts = Counter(step.judgement.verdict for result in results for step in result.steps)
    assert verdicts[Verdict.VERIFIED] >= 0.9 * verdicts.total()


def test_there_is_nothing_to_warn_of(results: list[DocumentResult]) -> None:
    found = [
        (result.source.path, finding.message)
        for result in results
        for finding, _ in result.all_findings()
        if rule_of(finding).severity is not Severity.NOTE
    ]
    assert found == []


def test_every_gap_is_listed_in_the_docs(results: list[DocumentResult]) -> None:
    listed = GAPS.read_text(encoding="utf-8")
    gaps = {step.operation for r in results for step in r.steps if step.judgement.verdict is Verdict.GAP}
    assert {operation for operation in gaps if f"``{operation}``" not in listed} == set()


def test_there_is_a_document_for_every_operation_that_the_emulator_has(results: list[DocumentResult]) -> None:
    from botocore import xform_name
    from botocore.loaders import Loader
    from botocore.model import ServiceModel

    from harness.account import implements

    model = ServiceModel(Loader().load_service_model("kms", "service-2"))
    wanted = {xform_name(name, "-") for name in model.operation_names if implements("kms", name)}
    assert wanted - {Path(result.source.path).stem for result in results} == set()
