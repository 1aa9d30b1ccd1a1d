"""CMD110: exclusive-options."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD110",
    name="exclusive-options",
    severity=Severity.ERROR,
    what="""\
Options are given together that exclude each other.
""",
    why="""\
The AWS CLI refuses the command.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kms list-keys --no-paginate --starting-token abcdef

This command produces no output.
""",
    good="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kms list-keys --starting-token abcdef

This command produces no output.
""",
    path="kms/list-keys.rst",
)
