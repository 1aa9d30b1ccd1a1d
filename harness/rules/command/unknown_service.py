"""CMD101: unknown-service."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD101",
    name="unknown-service",
    severity=Severity.ERROR,
    what="""\
The word after ``aws`` names no service of the AWS CLI.
""",
    why="""\
The command stops before it does anything; often the service was left out, renamed or misspelt.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kmss list-keys

Output::

    {
        "Keys": []
    }
""",
    good="""\
**To list keys**

The following ``list-keys`` example shows it. ::

    aws kms list-keys

Output::

    {
        "Keys": []
    }
""",
    path="kms/list-keys.rst",
    is_fixable=True,
)
