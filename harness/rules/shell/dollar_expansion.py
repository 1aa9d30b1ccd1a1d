"""SHL305: dollar-expansion."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL305",
    name="dollar-expansion",
    severity=Severity.ERROR,
    what="""\
Finds a ``$`` without quotes or in double quotes that a shell replaces, where the text means the character: a sum
(``$5000``), two in a row, and names that AWS itself writes so (``$LATEST``, ``$default``, ``$aws/things``).
""",
    why="""\
The command gets another value than the one that is printed: ``"win $5000"`` arrives as ``win 000``.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags "TagKey=Budget,TagValue=$5000"

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags 'TagKey=Budget,TagValue=USD 5000'

This command produces no output.
""",
    path="kms/tag-resource.rst",
    is_fixable=True,
)
