"""DOC110: file-name-case."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC110",
    name="file-name-case",
    severity=Severity.WARNING,
    what="""\
Finds a command that reads a file under a name which the document shows in another case.
""",
    why="""\
On Linux, names that differ in case are different files. On Windows and macOS the command would run.
""",
    bad="""\
**To attach a key policy**

The following ``put-key-policy`` example attaches a policy to a key. ::

    aws kms put-key-policy \\
        --policy-name default \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy file://policy.json

Contents of ``Policy.json``::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "Enable IAM policies",
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": "kms:*",
                "Resource": "*"
            }
        ]
    }

This command produces no output.
""",
    good="""\
**To attach a key policy**

The following ``put-key-policy`` example attaches a policy to a key. ::

    aws kms put-key-policy \\
        --policy-name default \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy file://policy.json

Contents of ``policy.json``::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "Enable IAM policies",
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": "kms:*",
                "Resource": "*"
            }
        ]
    }

This command produces no output.
""",
    path="kms/put-key-policy.rst",
)
