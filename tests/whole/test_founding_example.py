"""The example that harness was founded on: a documented policy that the example itself contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.checker import check_source
from harness.findings import Verdict
from harness.results import DocumentResult
from harness.text import Position, Source

DOCUMENT = Path(__file__).parents[1] / "documents" / "put-key-policy.rst"


def checked(text: str) -> DocumentResult:
    return check_source(Source("put-key-policy.rst", text))


@pytest.fixture(scope="module")
def result() -> DocumentResult:
    return checked(DOCUMENT.read_text(encoding="utf-8"))


def test_the_policy_is_put_and_the_documented_reply_contradicts_it(result: DocumentResult) -> None:
    assert [step.operation for step in result.steps] == ["PutKeyPolicy", "GetKeyPolicy"]
    assert [step.judgement.verdict for step in result.steps] == [Verdict.VERIFIED, Verdict.WRONG]


def test_the_findings_stand_on_the_two_actions_that_were_never_put(result: DocumentResult) -> None:
    findings = result.steps[1].judgement.findings
    shown = [result.source.text[f.span.start : f.span.stop] for f in findings]
    assert shown == ['"kms:Describe"', '"kms:List"']
    assert [f.field for f in findings] == ["$.Statement[1].Action[0]", "$.Statement[1].Action[1]"]
    assert [result.source.position(f.span.start) for f in findings] == [Position(74, 30), Position(74, 46)]
    assert {f.name for f in findings} == {"value-mismatch"}
    assert "kms:DescribeKey" in findings[0].message
    assert "kms:ListKeys" in findings[1].message


def test_the_findings_point_at_the_lines_of_the_file_that_the_values_came_from(result: DocumentResult) -> None:
    related = [f.related[0] for f in result.steps[1].judgement.findings]
    assert [result.source.position(r.span.start).line for r in related] == [31, 32]


def test_the_corrected_copy_is_verified() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    mended = text.replace('[ "kms:Describe", "kms:List" ]', '[ "kms:DescribeKey", "kms:ListKeys" ]')
    result = checked(mended)
    assert [step.judgement.verdict for step in result.steps] == [Verdict.VERIFIED, Verdict.VERIFIED]
    assert not list(result.all_findings())


def test_another_name_for_the_key_in_one_place_alone_is_found() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace(
        '[ "kms:Describe", "kms:List" ]', '[ "kms:DescribeKey", "kms:ListKeys" ]'
    )
    other = text.replace(
        '"AWS" : "arn:aws:iam::111122223333:user/test-user"', '"AWS" : "arn:aws:iam::111122223333:user/nobody"', 1
    )
    assert checked(other).steps[1].judgement.verdict is Verdict.WRONG


def test_the_same_key_by_another_id_throughout_changes_nothing() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace(
        '[ "kms:Describe", "kms:List" ]', '[ "kms:DescribeKey", "kms:ListKeys" ]'
    )
    renamed = text.replace("1234abcd-12ab-34cd-56ef-1234567890ab", "0987dcba-09fe-87dc-65ba-ab0987654321")
    assert {step.judgement.verdict for step in checked(renamed).steps} == {Verdict.VERIFIED}
