"""SHL306: unset-variable."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL306",
    name="unset-variable",
    severity=Severity.NOTE,
    what="""\
Finds a shell variable that the block does not set.
""",
    why="""\
A reader who copies the block alone runs it with an empty value.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id "$KEY_ID"

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
)
