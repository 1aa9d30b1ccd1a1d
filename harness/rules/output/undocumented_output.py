"""OUT203: undocumented-output."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT203",
    name="undocumented-output",
    severity=Severity.NOTE,
    what="""\
Notes a command that succeeds and prints something, of which the document says nothing: it shows no output, and it does not
say that there is none.
""",
    why="""\
A reader cannot tell whether the command worked, and nothing could be compared, so the step is not ``verified``. An empty
``Output::`` block is filled by ``harness update``.
""",
    bad="""\
**To create a key**

The following ``create-key`` example creates a key for symmetric encryption. ::

    aws kms create-key
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
