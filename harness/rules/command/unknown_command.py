"""CMD102: unknown-command."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD102",
    name="unknown-command",
    severity=Severity.ERROR,
    what="""\
The service has no command (or waiter) of that name.
""",
    why="""\
The command stops before it does anything; the name may be that of an API operation that the AWS CLI spells
otherwise, or belong to another service.
""",
    bad="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alais --alias-name alias/example

This command produces no output.
""",
    good="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias --alias-name alias/example

This command produces no output.
""",
    path="kms/delete-alias.rst",
    is_fixable=True,
)
