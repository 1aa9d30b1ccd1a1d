"""JSN105: missing-bracket."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN105",
    name="missing-bracket",
    severity=Severity.ERROR,
    what="""\
Finds a bracket of JSON text that nothing closes, or an object's members without the brace that opens it. Of mistakes in
the brackets of one text only the first is told, since the others often follow from it. A text that ends with an elision
may leave brackets open.
""",
    why="""\
The AWS CLI prints JSON that programs read. An output that is not JSON is not what it printed,
and what belongs to what is left to guess.
""",
    bad="""\
**To list queues**

The following ``list-queues`` example lists the queues of the account. ::

    aws sqs list-queues

Output::

    {
        "QueueUrls": [
            "https://sqs.us-east-1.amazonaws.com/123456789012/MyQueue"
    }
""",
    good="""\
**To list queues**

The following ``list-queues`` example lists the queues of the account. ::

    aws sqs list-queues

Output::

    {
        "QueueUrls": [
            "https://sqs.us-east-1.amazonaws.com/123456789012/MyQueue",
            "https://sqs.us-east-1.amazonaws.com/123456789012/MyOtherQueue"
        ]
    }
""",
    path="sqs/list-queues.rst",
)
