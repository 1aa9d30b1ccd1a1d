"""PRM111: parameter-too-large."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM111",
    name="parameter-too-large",
    severity=Severity.WARNING,
    what="""\
A number is above the model's maximum. A warning, since botocore sends it all the same and some services take
more than their models say.
""",
    why="""\
The service most likely answers with a validation error.
""",
    bad="""\
**To rotate a key**

The following ``enable-key-rotation`` example shows it. ::

    aws kms enable-key-rotation \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --rotation-period-in-days 3650

This command produces no output.
""",
    good="""\
**To rotate a key**

The following ``enable-key-rotation`` example shows it. ::

    aws kms enable-key-rotation \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --rotation-period-in-days 365

This command produces no output.
""",
    path="kms/enable-key-rotation.rst",
)
