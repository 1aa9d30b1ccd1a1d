"""PRM103: parameter-type."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM103",
    name="parameter-type",
    severity=Severity.ERROR,
    what="""\
A value in a parameter is of another type than the model has: a number for a string, an object for a list.
""",
    why="""\
botocore refuses the call before it is sent.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{"TagKey": "CostCenter", "TagValue": 1234}]'

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{"TagKey": "CostCenter", "TagValue": "1234"}]'

This command produces no output.
""",
    path="kms/tag-resource.rst",
)
