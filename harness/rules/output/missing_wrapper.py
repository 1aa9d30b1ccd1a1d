"""OUT103: missing wrapper."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT103",
    name="missing-wrapper",
    severity=Severity.ERROR,
    what="""\
What an output shows are the members of one of its members, or a bare list: the member around them is missing.
""",
    why="""\
The reply has one more level, so every path into it that is taken from the example is wrong.
""",
    bad="""\
**To describe a key**

The following ``describe-key`` example describes a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
        "Enabled": true
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
