"""SUP102: unused-suppression."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP102",
    name="unused-suppression",
    severity=Severity.WARNING,
    what="""\
Finds a comment ``.. harness: ignore`` with a rule that finds nothing in what the comment covers, and a ``.. harness:
skip`` that no command follows. A rule that needs a reply is not called unused where a step got none.
""",
    why="""\
A suppression that outlives its reason hides the next mistake of the same kind.
""",
    bad="""\
**To enable a key**

.. harness: ignore missing-continuation because the command is shown in part

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
