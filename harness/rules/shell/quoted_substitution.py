"""SHL310: quoted-substitution."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL310",
    name="quoted-substitution",
    severity=Severity.WARNING,
    what="""\
A command substitution (``$(date)``) stands in single quotes.
""",
    why="""\
A shell replaces nothing in single quotes: the AWS CLI is given the text of the substitution instead of its result.
""",
    bad="""\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id '$(cat key-id.txt)'
""",
    good="""\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id "$(cat key-id.txt)"
""",
    path="kms/list-aliases.rst",
)
