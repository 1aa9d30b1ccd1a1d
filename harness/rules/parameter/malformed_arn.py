"""PRM117: malformed-arn."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM117",
    name="malformed-arn",
    severity=Severity.WARNING,
    what="""\
A parameter begins as an ARN and cannot be one: a part is missing, has run together with the next one, has a blank in it, or is a
region that is misspelt. Placeholders are understood.
""",
    why="""\
The service answers with a validation error, or does not find the resource.
""",
    bad="""\
**To retire a grant**

The following ``retire-grant`` example retires a grant. ::

    aws kms retire-grant \\
        --key-id arn:aws:kms:us-west-2111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab \\
        --grant-id 1234a2345b8a4e350500d432bccf8ecd6506710e1391880c4f7f7140160c9af3

This command produces no output.
""",
    good="""\
**To retire a grant**

The following ``retire-grant`` example retires a grant. ::

    aws kms retire-grant \\
        --key-id arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab \\
        --grant-id 1234a2345b8a4e350500d432bccf8ecd6506710e1391880c4f7f7140160c9af3

This command produces no output.
""",
    path="kms/retire-grant.rst",
)
