"""SHL402: prompt-in-command."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL402",
    name="prompt-in-command",
    severity=Severity.WARNING,
    what="""\
Finds a shell's prompt (``$``, ``PS>``, ``C:\\>``) before a command.
""",
    why="""\
Who copies the line copies the prompt, and the shell looks for a program of that name.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    $ aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

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
