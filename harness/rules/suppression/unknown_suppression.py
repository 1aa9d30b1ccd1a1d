"""SUP103: unknown-suppression."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP103",
    name="unknown-suppression",
    severity=Severity.ERROR,
    what="""\
Finds a comment ``.. harness: ignore`` that names a rule which does not exist.
""",
    why="""\
A misspelt code suppresses nothing, and the author believes that it does.
""",
    bad="""\
**To enable a key**

.. harness: ignore CMD999 because the option is new

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To enable a key**

.. harness: skip because the key must exist before

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-key.rst",
)
