"""OUT105: output of other operation."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT105",
    name="output-of-other-operation",
    severity=Severity.ERROR,
    what="""\
No member of the documented output belongs to the operation, and all of them belong to another one of the same
service.
""",
    why="""\
The output, or the command, was pasted from another example.
""",
    bad="""\
**To describe a key**

The following ``describe-key`` example describes a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Aliases": [
            {
                "AliasName": "alias/example",
                "AliasArn": "arn:aws:kms:us-west-2:111122223333:alias/example",
                "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ]
    }
""",
    good="""\
**To describe a key**

The following ``describe-key`` example describes a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Arn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "CreationDate": "2024-05-06T07:08:09-07:00",
            "Enabled": true,
            "KeyUsage": "ENCRYPT_DECRYPT"
        }
    }
""",
)
