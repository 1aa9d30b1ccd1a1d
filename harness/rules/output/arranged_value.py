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
**To describe a key**

The following ``describe-key`` example displays the details of a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Origin": "EXTERNAL"
        }
    }
""",
    good="""\
**To describe a key**

The following ``describe-key`` example displays the details of a key. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
        }
    }
""",
    path="kms/describe-key.rst",
)
