"""SHL313: history-expansion."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL313",
    name="history-expansion",
    severity=Severity.WARNING,
    what="""\
Finds a ``!`` outside single quotes with something right behind it.
""",
    why="""\
A shell in which commands are typed takes it for an earlier command, and says that there is none (``event not found``).
""",
    bad="""\
**To encrypt a text**

The following ``create-key`` example says what a key is for. ::

    aws kms create-key \\
        --description "Top!secret"
""",
    good="""\
**To encrypt a text**

The following ``create-key`` example says what a key is for. ::

    aws kms create-key \\
        --description 'Top!secret'
""",
    path="kms/create-key.rst",
)
