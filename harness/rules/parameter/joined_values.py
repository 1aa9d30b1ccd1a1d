"""PRM119: joined-values."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM119",
    name="joined-values",
    severity=Severity.WARNING,
    what="""\
Finds a list of plain values that is given as one value with commas in it.
""",
    why="""\
The AWS CLI takes such a list apart at blanks. The service gets a list of one value, which has the commas in its name.
""",
    bad="""\
**To untag a key**

The following ``untag-resource`` example deletes two tags of a KMS key. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-keys Purpose,Owner

This command produces no output.
""",
    good="""\
**To untag a key**

The following ``untag-resource`` example deletes two tags of a KMS key. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-keys Purpose Owner

This command produces no output.
""",
    path="kms/untag-resource.rst",
)
