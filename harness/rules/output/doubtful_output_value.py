"""OUT112: doubtful output value."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT112",
    name="doubtful-output-value",
    severity=Severity.WARNING,
    what="""\
A value looks wrong, and nothing proves it: an account ID that has not twelve digits, a time in milliseconds, a
fraction where the model has an integer.
""",
    why="""\
Such values are slips or old habits more often than not.
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
            "Arn": "arn:aws:kms:us-west-2:11112222333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
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
