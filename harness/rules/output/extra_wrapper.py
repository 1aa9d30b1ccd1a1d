"""OUT104: extra wrapper."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT104",
    name="extra-wrapper",
    severity=Severity.ERROR,
    what="""\
An output shows an object around members that stand there directly in the reply.
""",
    why="""\
The reply has one level less, so every path into it that is taken from the example is wrong.
""",
    bad="""\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "ListAliasesResponse": {
            "Aliases": [],
            "Truncated": false
        }
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
