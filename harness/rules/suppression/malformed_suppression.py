"""SUP101: malformed-suppression."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP101",
    name="malformed-suppression",
    severity=Severity.ERROR,
    what="""\
Finds a comment ``.. harness: ignore`` that names no rule or gives no reason, and a ``.. harness: skip`` that gives no
reason. Such a comment suppresses nothing.
""",
    why="""\
Whoever reads the document next must be able to tell why a finding was set aside, and whether that still holds. A
comment that is not understood would otherwise look as if it worked.
""",
    bad="""\
**To enable a key**

.. harness: skip

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
