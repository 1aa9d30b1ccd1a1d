"""PRM107: parameter-too-short."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM107",
    name="parameter-too-short",
    severity=Severity.ERROR,
    what="""\
A text or a list is shorter than the model's minimum.
""",
    why="""\
botocore refuses the call before it is sent.
""",
    bad="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias --alias-name ""

This command produces no output.
""",
    good="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias --alias-name alias/example

This command produces no output.
""",
    path="kms/delete-alias.rst",
)
