"""OUT122: missing output member."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT122",
    name="missing-output-member",
    severity=Severity.NOTE,
    what="""\
An object of the output lacks a member that the model requires, and no ``...`` says that something is left out.
""",
    why="""\
The real output has it. Members that a service added later are no mistake of the author's, so this is a note.
""",
    bad="""\
**To list the tags of a channel**

The following ``list-tags-for-resource`` example lists tags. ::

    aws pinpoint list-tags-for-resource \\
        --resource-arn arn:aws:mobiletargeting:us-west-2:111122223333:apps/810c7aab86d42fb2b56c8c966example

Output::

    {
        "TagsModel": {}
    }
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
