"""CMD106: duplicate-option."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD106",
    name="duplicate-option",
    severity=Severity.ERROR,
    what="""\
An option is given twice, or together with its opposite. The AWS CLI takes the last one and says nothing.
""",
    why="""\
What stands first has no effect, so the example does not do what it says. Options that take a list want all
values after one name.
""",
    bad="""\
**To remove tags**

The following ``untag-resource`` example shows it. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-keys Purpose \\
        --tag-keys Dept

This command produces no output.
""",
    good="""\
**To remove tags**

The following ``untag-resource`` example shows it. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-keys Purpose Dept

This command produces no output.
""",
    path="kms/untag-resource.rst",
)
