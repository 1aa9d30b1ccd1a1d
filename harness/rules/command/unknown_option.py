"""CMD103: unknown-option."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD103",
    name="unknown-option",
    severity=Severity.ERROR,
    what="""\
The command has no option of that name, or the name is an abbreviation of several.
""",
    why="""\
The AWS CLI refuses the command. Option names change when an API does, and are easily written in the API's
spelling or with one dash.
""",
    bad="""\
**To delete an alias**

The following ``delete-alias`` example shows it. ::

    aws kms delete-alias --aliasname alias/example

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
