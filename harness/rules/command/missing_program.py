"""CMD111: missing-program."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD111",
    name="missing-program",
    severity=Severity.ERROR,
    what="""\
A command block begins with a service and one of its commands, or with a command of the service that the document is named
for, and ``aws`` before it is missing or misspelt. The same where all that a document shows of the command that it is named
for are its options, or its name.
""",
    why="""\
There is no such program: the shell says that it does not find the command.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    ws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
