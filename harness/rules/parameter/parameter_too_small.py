"""PRM108: parameter-too-small."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM108",
    name="parameter-too-small",
    severity=Severity.ERROR,
    what="""\
A number is below the model's minimum.
""",
    why="""\
botocore refuses the call before it is sent.
""",
    bad="""\
**To rotate a key**

The following ``enable-key-rotation`` example shows it. ::

    aws kms enable-key-rotation \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --rotation-period-in-days 30

This command produces no output.
""",
    good="""\
**To rotate a key**

The following ``enable-key-rotation`` example shows it. ::

    aws kms enable-key-rotation \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --rotation-period-in-days 180

This command produces no output.
""",
    path="kms/enable-key-rotation.rst",
)
