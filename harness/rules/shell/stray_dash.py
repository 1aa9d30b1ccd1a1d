"""SHL204: stray-dash."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL204",
    name="stray-dash",
    severity=Severity.ERROR,
    what="""\
Finds dashes that have lost their option: ``-- key-id``, or a lone ``-`` before the end of a line.
""",
    why="""\
The command takes the dashes and the name for values, and the option is missing.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        -- key-id 1234abcd-12ab-34cd-56ef-1234567890ab

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
