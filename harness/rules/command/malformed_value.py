"""CMD108: malformed-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD108",
    name="malformed-value",
    severity=Severity.ERROR,
    what="""\
A value is not of the form that its option takes: a number, one of a few words, a count, a port.
""",
    why="""\
The AWS CLI refuses the command before it sends anything.
""",
    bad="""\
**To schedule deletion**

The following ``schedule-key-deletion`` example shows it. ::

    aws kms schedule-key-deletion \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --pending-window-in-days seven

This command produces no output.
""",
    good="""\
**To schedule deletion**

The following ``schedule-key-deletion`` example shows it. ::

    aws kms schedule-key-deletion \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --pending-window-in-days 7

This command produces no output.
""",
    path="kms/schedule-key-deletion.rst",
)
