"""JSN106: extra-bracket."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN106",
    name="extra-bracket",
    severity=Severity.ERROR,
    what="""\
Finds a bracket of JSON text that closes nothing, closes the document too early, or opens where a key belongs.
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
        ]
    }
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
