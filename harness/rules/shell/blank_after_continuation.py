"""SHL103: blank-after-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL103",
    name="blank-after-continuation",
    severity=Severity.ERROR,
    what="""\
Finds a ``\\`` with a blank behind it, at the end of a line or in the middle of one.
""",
    why="""\
Before a blank, ``\\`` does not continue the line; it makes the blank a word. The options after it are lost. At the end of
a line nobody sees the blank, and the published page hides it, but the source has it.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\ --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
