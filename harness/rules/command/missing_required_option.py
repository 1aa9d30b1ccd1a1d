"""CMD104: missing-required-option."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD104",
    name="missing-required-option",
    severity=Severity.ERROR,
    what="""\
An option (or a positional argument such as an output file) that the command requires is not given.
""",
    why="""\
The AWS CLI refuses the command.
""",
    bad="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias

This command produces no output.
""",
    good="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias --alias-name alias/example

This command produces no output.
""",
    path="kms/delete-alias.rst",
)
