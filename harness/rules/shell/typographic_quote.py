"""SHL202: typographic-quote."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL202",
    name="typographic-quote",
    severity=Severity.ERROR,
    what="""\
Finds quotes in a command that an editor has made round.
""",
    why="""\
Only ``"`` and ``'`` are quotes to a shell. Round ones become part of the value.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id \u201c1234abcd-12ab-34cd-56ef-1234567890ab\u201d

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
    is_fixable=True,
)
