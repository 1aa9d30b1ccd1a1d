"""PRM101: unknown-parameter-member."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM101",
    name="unknown-parameter-member",
    severity=Severity.ERROR,
    what="""\
A structure in a parameter has a member that the service's model does not know.
""",
    why="""\
botocore refuses the call before it is sent. Member names are case-sensitive, and are not always those of the
console or of CloudFormation.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose,TagVlaue=Test

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
    is_fixable=True,
)
