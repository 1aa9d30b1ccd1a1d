"""OUT205: missing-element."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT205",
    name="missing-element",
    severity=Severity.ERROR,
    what="""\
Finds an element that a documented list leaves out, although the example's own JSON document (a policy, say) has it and the
service gives that document back as a whole. A list with ``...`` in it is abridged on purpose and is not meant.
""",
    why="""\
The document shows two versions of one thing, and a reader cannot know which one is right.
""",
    bad="""\
**To see who may use a key**

The following ``put-key-policy`` example sets the policy of a key from the file ``policy.json``. ::

    aws kms put-key-policy \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy-name default \\
        --policy file://policy.json

Contents of ``policy.json``::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": ["kms:Encrypt", "kms:Decrypt"],
                "Resource": "*"
            }
        ]
    }

This command produces no output.

The following ``get-key-policy`` example displays the policy. ::

    aws kms get-key-policy \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy-name default \\
        --output text

Output::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": ["kms:Encrypt"],
                "Resource": "*"
            }
        ]
    }
""",
    good="""\
**To see who may use a key**

The following ``put-key-policy`` example sets the policy of a key from the file ``policy.json``. ::

    aws kms put-key-policy \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy-name default \\
        --policy file://policy.json

Contents of ``policy.json``::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": ["kms:Encrypt", "kms:Decrypt"],
                "Resource": "*"
            }
        ]
    }

This command produces no output.

The following ``get-key-policy`` example displays the policy. ::

    aws kms get-key-policy \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --policy-name default \\
        --output text

Output::

    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                },
                "Action": ["kms:Encrypt", "kms:Decrypt"],
                "Resource": "*"
            }
        ]
    }
""",
    path="kms/put-key-policy.rst",
)
