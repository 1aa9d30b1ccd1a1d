"""OUT109: response metadata shown."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT109",
    name="response-metadata-shown",
    severity=Severity.ERROR,
    what="""\
An output shows ``ResponseMetadata``, which the AWS CLI takes out of every reply before it prints it.
""",
    why="""\
It is what an SDK returns, not what the command prints.
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
        "ResponseMetadata": {
            "HTTPStatusCode": 200
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
