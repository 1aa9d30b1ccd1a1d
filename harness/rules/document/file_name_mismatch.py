"""DOC109: file-name-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC109",
    name="file-name-mismatch",
    severity=Severity.ERROR,
    what="""\
Finds a command that reads one file while the only file that its example shows and no command reads has another name. The
file is taken for the one that is meant.
""",
    why="""\
A reader who saves the file under the name that is shown gets ``No such file or directory``.
""",
    bad="""\
**To attach a key policy**

The following ``put-key-policy`` example attaches a policy to a key. ::

    aws kms put-key-policy \\
        --policy-name default \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy file://policy.json

Contents of ``key-policy.json``::

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
