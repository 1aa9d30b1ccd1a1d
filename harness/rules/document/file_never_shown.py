"""DOC108: file-never-shown."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC108",
    name="file-never-shown",
    severity=Severity.NOTE,
    what="""\
Finds ``file://`` or ``fileb://`` with the name of a file whose contents the document does not show, and that no other command
of the document writes.
""",
    why="""\
A reader cannot run the command without the file, and its contents cannot be checked against the model. For a key or an
archive there may be nothing to show; for JSON there is.
""",
    bad="""\
**To attach a key policy**

The following ``put-key-policy`` example attaches a policy to a key. ::

    aws kms put-key-policy \\
        --policy-name default \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy file://policy.json

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
