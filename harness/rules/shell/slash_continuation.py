"""SHL102: slash-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL102",
    name="slash-continuation",
    severity=Severity.ERROR,
    what="""\
Finds a line of a command that ends with ``/`` where ``\\`` is meant.
""",
    why="""\
A shell passes ``/`` to the command as an argument, and runs the next line as another command.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key /
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
    is_fixable=True,
)
