"""OUT102: output type."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT102",
    name="output-type",
    severity=Severity.ERROR,
    what="""\
A value of a documented output has another JSON type than the model gives it: a number in quotes, an object where the
model has a list, an object where it has a string that holds JSON.
""",
    why="""\
A script that is written from the example treats the value as what it is shown as, and fails on the real reply. Times
may be numbers or ISO 8601 dates, since both are real.
""",
    bad="""\
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
            "Enabled": "true",
            "KeyUsage": "ENCRYPT_DECRYPT"
        }
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
