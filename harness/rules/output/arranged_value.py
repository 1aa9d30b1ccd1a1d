"""OUT208: arranged-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT208",
    name="arranged-value",
    severity=Severity.NOTE,
    what="""\
Notes a documented value in whose place the reply has one that was chosen while the account was arranged for the example.
""",
    why="""\
Most examples take resources for granted that they do not create. Where those that were arranged differ from the documented
ones, nothing can be said about the document. ``.. harness: arrange`` says how they should be made.
""",
    bad="""\
**To follow the description of a key**

The following ``describe-key`` example displays the description of a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Signs the release archives"
        }
    }

After somebody has changed the description in the console, the same command displays the new one. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Signs nothing any more"
        }
    }
""",
    good="""\
**To follow the description of a key**

The following ``describe-key`` example displays the description of a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Signs the release archives"
        }
    }
""",
    path="kms/describe-key.rst",
)
