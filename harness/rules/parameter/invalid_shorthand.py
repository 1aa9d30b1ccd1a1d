"""PRM105: invalid-shorthand."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM105",
    name="invalid-shorthand",
    severity=Severity.ERROR,
    what="""\
A value is neither JSON nor the shorthand (``Key=value,Key=value``) that the option takes.
""",
    why="""\
The AWS CLI refuses the command. Between a key and its value stands ``=``; a comma inside a value has to be quoted.
Where a blank has split the value, ``split-value`` says so instead.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags Purpose:Test

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose,TagValue=Test

This command produces no output.
""",
    path="kms/tag-resource.rst",
)
