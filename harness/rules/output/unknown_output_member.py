"""OUT101: unknown output member."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT101",
    name="unknown-output-member",
    severity=Severity.ERROR,
    what="""\
A documented output shows a member that the service's model does not have at that place.
""",
    why="""\
The reader looks for it in the reply, or in a script's query, and it never comes. It is misspelt, stands at another
level, or is left over from an older API.
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
            "IsEnabled": true,
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
