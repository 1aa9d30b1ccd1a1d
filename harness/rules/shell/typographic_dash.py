"""SHL203: typographic-dash."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL203",
    name="typographic-dash",
    severity=Severity.ERROR,
    what="""\
Finds an option that begins with a dash which an editor has made of ``--``.
""",
    why="""\
The command takes such a word for a value, and the option is missing.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        \u2013key-id 1234abcd-12ab-34cd-56ef-1234567890ab

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
