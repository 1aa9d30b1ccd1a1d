"""OUT204: value-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT204",
    name="value-mismatch",
    severity=Severity.ERROR,
    what="""\
Finds a documented value that contradicts the example's own input: in the replay, the service gives back what a command or
a file of the example put there, and the document shows something else.

The proof is the reply itself. Its value is the same in a second replay with another seed, clock and account, so it was not
generated; and it is a value of the example's own parameters under the same name (or in the same JSON document), so it is
not the emulator's. JSON in strings is compared as JSON, ARNs and URLs part by part.
""",
    why="""\
Whoever follows the example gets another result than the one that is shown, and looks for a mistake of their own.
""",
    bad="""\
**To describe a key in a few words**

The following ``create-key`` example creates a key and says what it is for. ::

    aws kms create-key \\
        --description "Signs the release archives"

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Encrypts the nightly backups",
            "KeyState": "Enabled"
        }
    }
""",
    good="""\
**To describe a key in a few words**

The following ``create-key`` example creates a key and says what it is for. ::

    aws kms create-key \\
        --description "Signs the release archives"

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Signs the release archives",
            "KeyState": "Enabled"
        }
    }
""",
    path="kms/create-key.rst",
)
