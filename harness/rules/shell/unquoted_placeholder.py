"""SHL301: unquoted-placeholder."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL301",
    name="unquoted-placeholder",
    severity=Severity.WARNING,
    what="""\
Finds a placeholder such as ``<key-id>`` that stands in a command without quotes.
""",
    why="""\
To a shell ``<`` and ``>`` are redirections. The command as printed fails with a message about a missing file, or writes
one. An example value shows the reader what is wanted and can be run.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id <key-id>

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
