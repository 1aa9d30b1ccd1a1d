"""CMD105: missing-option-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD105",
    name="missing-option-value",
    severity=Severity.ERROR,
    what="""\
An option that takes a value stands without one.
""",
    why="""\
The AWS CLI refuses the command; the value was lost, or the option's name was written twice.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example shows it. ::

    aws kms enable-key --key-id

This command produces no output.
""",
    good="""\
**To enable a key**

The following ``enable-key`` example shows it. ::

    aws kms enable-key --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-key.rst",
)
