"""OUT108: doubtful no output."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT108",
    name="doubtful-no-output",
    severity=Severity.WARNING,
    what="""\
The document says that a command produces no output, and by its model the operation returns an object, an identifier,
or a member that is ``true`` whenever the call succeeds.
""",
    why="""\
Most likely something is printed. The model does not say that it always is, so this is a warning.
""",
    bad="""\
**To create a key**

The following ``create-key`` example creates a key. ::

    aws kms create-key

This command produces no output.
""",
    good="""\
**To create a key**

The following ``create-key`` example creates a key. ::

    aws kms create-key

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
