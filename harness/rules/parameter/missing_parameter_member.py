"""PRM102: missing-parameter-member."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM102",
    name="missing-parameter-member",
    severity=Severity.ERROR,
    what="""\
A structure in a parameter lacks a member that the service's model requires.
""",
    why="""\
botocore refuses the call before it is sent.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose

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
