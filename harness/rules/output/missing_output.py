"""OUT107: missing output."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT107",
    name="missing-output",
    severity=Severity.ERROR,
    what="""\
The document says that a command produces no output, and the model requires a member in every reply of the operation.
""",
    why="""\
The reader takes what is printed for a failure.
""",
    bad="""\
**To list the tags of a channel**

The following ``list-tags-for-resource`` example lists tags. ::

    aws pinpoint list-tags-for-resource \\
        --resource-arn arn:aws:mobiletargeting:us-west-2:111122223333:apps/810c7aab86d42fb2b56c8c966example

This command produces no output.
""",
    good="""\
**To list the tags of a channel**

The following ``list-tags-for-resource`` example lists tags. ::

    aws pinpoint list-tags-for-resource \\
        --resource-arn arn:aws:mobiletargeting:us-west-2:111122223333:apps/810c7aab86d42fb2b56c8c966example

Output::

    {
        "TagsModel": {
            "tags": {
                "Stack": "Production"
            }
        }
    }
""",
)
