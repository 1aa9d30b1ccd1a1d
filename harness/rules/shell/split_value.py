"""SHL309: split-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL309",
    name="split-value",
    severity=Severity.ERROR,
    what="""\
Finds a word that ends with a comma, or with ``=``, and goes on after a blank.
""",
    why="""\
To a shell a blank ends the word. The command gets two values, the first of which ends with the comma.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose, TagValue=Test

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags 'TagKey=Purpose,TagValue=Test'

This command produces no output.
""",
    path="kms/tag-resource.rst",
)
