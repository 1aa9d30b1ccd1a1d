"""SHL201: unbalanced-quote."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL201",
    name="unbalanced-quote",
    severity=Severity.ERROR,
    what="""\
Finds a quote in a command that nothing closes.
""",
    why="""\
A shell waits for the closing quote and runs nothing.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id "1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id "1234abcd-12ab-34cd-56ef-1234567890ab"

This command produces no output.
""",
    path="kms/disable-key.rst",
)
