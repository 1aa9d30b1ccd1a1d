"""PRM106: invalid-json-parameter."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM106",
    name="invalid-json-parameter",
    severity=Severity.ERROR,
    what="""\
A value that has to be JSON is not: in the command, in a file that it names, or in a string that the service
reads as JSON.
""",
    why="""\
The AWS CLI, or the service, refuses it. Mostly a comma, a quote or a bracket is missing, or the shell took
the quotes away.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{"TagKey": "Purpose" "TagValue": "Test"}]'

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example shows it. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags '[{"TagKey": "Purpose", "TagValue": "Test"}]'

This command produces no output.
""",
    path="kms/tag-resource.rst",
)
