"""OUT121: output input mismatch."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT121",
    name="output-input-mismatch",
    severity=Severity.WARNING,
    what="""\
A command creates, sets or updates something with a value, and the output shows another value in the same member of
the same shape. Lists, times, versions, states and placeholders are left alone.
""",
    why="""\
Command and output come from two different runs. Some services do change what they are given, so this is a warning.
""",
    bad="""\
**To create a key**

The following ``create-key`` example creates a key. ::

    aws kms create-key \\
        --description "A key for tests"

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Arn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "CreationDate": "2024-05-06T07:08:09-07:00",
            "Enabled": true,
            "Description": "Another key",
            "KeyUsage": "ENCRYPT_DECRYPT"
        }
    }
""",
    good="""\
**To create a key**

The following ``create-key`` example creates a key. ::

    aws kms create-key \\
        --description "A key for tests"

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Arn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "CreationDate": "2024-05-06T07:08:09-07:00",
            "Enabled": true,
            "Description": "A key for tests",
            "KeyUsage": "ENCRYPT_DECRYPT"
        }
    }
""",
)
