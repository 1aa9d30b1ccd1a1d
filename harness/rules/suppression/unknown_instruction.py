"""SUP104: unknown-instruction."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP104",
    name="unknown-instruction",
    severity=Severity.ERROR,
    what="""\
Finds a comment addressed to the harness that asks for something it does not know: it knows ``ignore``, ``skip`` and
``arrange``.
""",
    why="""\
A misspelt instruction does nothing, and a comment shows nothing to readers, so that nobody would notice.
""",
    bad="""\
**To enable a key**

.. harness: skp because the key must exist before

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
