"""A value that a warning doubts, and that the emulator does not mind: nothing is proven of its step."""

from __future__ import annotations

from harness.checker import check_source
from harness.findings import Verdict
from harness.text import Source

PAGE = """\
**To create a group**

The following example creates a group. ::

    aws iam create-group {option} TestGroup

Output::

    {{
        "Group": {{
            "Path": "/",
            "GroupName": "TestGroup",
            "GroupId": "AGPA1111111111EXAMPLE",
            "Arn": "arn:aws:iam::{account}:group/TestGroup",
            "CreateDate": "2024-05-06T07:08:09Z"
        }}
    }}
"""


def judged(account: str = "123456789012", option: str = "--group-name") -> tuple[Verdict, str, list[str]]:
    result = check_source(Source("create-group.rst", PAGE.format(account=account, option=option)))
    (step,) = result.steps
    judgement = step.judgement
    return judgement.verdict, judgement.reason, [finding.name for finding in judgement.findings]


def test_an_account_id_of_thirteen_digits_is_not_proven_by_binding_it() -> None:
    verdict, reason, names = judged(account="1234567890123")
    assert (verdict, names) == (Verdict.GAP, ["doubtful-output-value"])
    assert "OUT112" in reason


def test_a_warning_that_doubts_no_value_leaves_the_proof_as_it_is() -> None:
    assert judged() == (Verdict.VERIFIED, "", [])
    assert judged(option="--group") == (Verdict.VERIFIED, "", ["abbreviated-option"])
