"""DOC106: output-both-ways."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC106",
    name="output-both-ways",
    severity=Severity.ERROR,
    what="""\
Finds a command of which a sentence says that it produces no output, while an output of it is shown. Sentences that set a
condition (*if successful, ...*) are left alone. The shown output is believed, and checked.
""",
    why="""\
One of the two is left over from a copied example, and a reader cannot know which.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example lists the keys of the account. ::

    aws kms list-keys

This command produces no output.

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
