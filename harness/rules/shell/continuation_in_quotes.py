"""SHL107: continuation-in-quotes."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL107",
    name="continuation-in-quotes",
    severity=Severity.ERROR,
    what="""\
Finds ``\\`` at the end of a line inside single quotes.
""",
    why="""\
Inside single quotes a shell leaves ``\\`` and the line end in the value, and JSON with a ``\\`` between its members is
no JSON. Inside quotes a value may go over line ends as it is. The value is read as it was meant.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{ \\
            "TagKey": "Purpose", \\
            "TagValue": "Test"}]'

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{
            "TagKey": "Purpose",
            "TagValue": "Test"}]'

This command produces no output.
""",
    path="kms/tag-resource.rst",
    is_fixable=True,
)
