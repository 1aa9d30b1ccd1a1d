"""DOC107: empty-output."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC107",
    name="empty-output",
    severity=Severity.WARNING,
    what="""\
Finds the label of an output, such as ``Output::``, with no literal block after it. ``harness update`` writes what the replay
printed into the empty place.
""",
    why="""\
An empty output says neither what the command prints nor that it prints nothing.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example lists the keys of the account. ::

    aws kms list-keys

Output::

""",
    good="""\
**To list keys**

The following ``list-keys`` example lists the keys of the account. ::

    aws kms list-keys

Output::

    {
        "Keys": [
            {
                "KeyArn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ]
    }
""",
    path="kms/list-keys.rst",
)
