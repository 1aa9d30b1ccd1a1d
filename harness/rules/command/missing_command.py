"""CMD109: missing-command."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD109",
    name="missing-command",
    severity=Severity.ERROR,
    what="""\
The command line ends before it has named a service, a command or a waiter.
""",
    why="""\
The AWS CLI prints its usage and does nothing.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kms

This command produces no output.
""",
    good="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kms list-keys --limit 10

This command produces no output.
""",
    path="kms/list-keys.rst",
)
