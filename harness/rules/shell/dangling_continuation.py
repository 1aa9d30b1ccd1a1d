"""SHL104: dangling-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL104",
    name="dangling-continuation",
    severity=Severity.WARNING,
    what="""\
Finds a continuation character at the end of a command.
""",
    why="""\
A shell that was given the command waits for another line. Where text follows, it becomes part of the command.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
