"""OUT111: malformed output value."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT111",
    name="malformed-output-value",
    severity=Severity.ERROR,
    what="""\
A value begins as an ARN or as a date and cannot be one: a part is missing or doubled, a stray character or blank
stands in it, a month has no such day.
""",
    why="""\
A slip of the pen in a value that readers copy the form of. Placeholders for parts are understood.
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
            "Arn": "arn:aws:kms:us-west-2: 111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "CreationDate": "2024-05-06T07:08:09-07:00",
            "Enabled": true,
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
