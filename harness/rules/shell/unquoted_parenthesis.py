"""SHL303: unquoted-parenthesis."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL303",
    name="unquoted-parenthesis",
    severity=Severity.ERROR,
    what="""\
Finds a parenthesis in a value that stands without quotes.
""",
    why="""\
To a shell parentheses are syntax. It stops with an error and runs nothing.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id (key ID)

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
