"""OUT113: paging member shown."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT113",
    name="paging-member-shown",
    severity=Severity.WARNING,
    what="""\
The AWS CLI fetches all pages of this operation and prints what they hold and its own ``NextToken``; a paging member
of the API is shown besides.
""",
    why="""\
The real command does not print it, and its token is not the one that ``--starting-token`` takes.
""",
    bad="""\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Aliases": [
            {
                "AliasName": "alias/example",
                "AliasArn": "arn:aws:kms:us-west-2:111122223333:alias/example",
                "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ],
        "Truncated": false
    }
""",
    good="""\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Aliases": [
            {
                "AliasName": "alias/example",
                "AliasArn": "arn:aws:kms:us-west-2:111122223333:alias/example",
                "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ]
    }
""",
)
