"""An example with one input changed: what the reply follows is the author's, what it has anyway the emulator's."""

from __future__ import annotations

from harness.checker import check_source
from harness.findings import Verdict
from harness.results import StepResult
from harness.text import Source

CONSTANT = """\
**To create a password**

The following ``create-login-profile`` example creates a password. ::

    aws iam create-login-profile --user-name Bob --password My!User1Login8P@ssword --no-password-reset-required

Output::

    {"LoginProfile": {"UserName": "Bob", "PasswordResetRequired": true}}
"""

ECHO = """\
**To create a repository**

The following ``create-repository`` example creates a repository. ::

    aws ecr create-repository --repository-name sample --image-scanning-configuration scanOnPush=true

Output::

    {"repository": {"repositoryName": "sample", "imageScanningConfiguration": {"scanOnPush": false}}}
"""


def step_of(text: str) -> StepResult:
    (step,) = check_source(Source("example.rst", text)).steps
    return step


def test_a_constant_of_the_emulator_that_the_input_has_by_chance_is_no_error() -> None:
    step = step_of(CONSTANT)
    assert step.judgement.verdict is Verdict.GAP
    assert "emulator-difference" in {finding.name for finding in step.judgement.findings}


def test_a_constant_that_the_reply_has_from_the_input_is_an_error() -> None:
    step = step_of(ECHO)
    assert step.judgement.verdict is Verdict.WRONG
    assert "value-mismatch" in {finding.name for finding in step.judgement.findings}
