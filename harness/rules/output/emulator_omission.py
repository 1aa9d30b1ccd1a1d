"""OUT202: emulator-omission."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT202",
    name="emulator-omission",
    severity=Severity.NOTE,
    what="""\
Notes a documented member or element that the emulated account's reply does not have, although the service's model knows it.
""",
    why="""\
Emulators leave members out. The document may well be right, so the step's verdict is ``gap``, and the note says what could
not be confirmed.
""",
    bad="""\
**To create a key**

The following ``create-key`` example creates a key for symmetric encryption. ::

    aws kms create-key

Output::

    {
        "KeyMetadata": {
            "AWSAccountId": "123456789012",
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "KeyState": "Enabled",
            "MultiRegion": false
        }
    }
""",
    good="""\
**To create a key**

The following ``create-key`` example creates a key for symmetric encryption. ::

    aws kms create-key

Output::

    {
        "KeyMetadata": {
            "AWSAccountId": "123456789012",
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "KeyState": "Enabled"
        }
    }
""",
    path="kms/create-key.rst",
)
