"""JSN202: newline-in-string."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN202",
    name="newline-in-string",
    severity=Severity.ERROR,
    what="""\
Finds a JSON string that goes over the end of a line.
""",
    why="""\
The AWS CLI prints JSON that programs read. An output that is not JSON is not what it printed:
a line end in a value is printed as ``\\n``, and a long value stays on its line.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:
        user/DevAdmin"
    }
""",
    good="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/DevAdmin"
    }
""",
    path="sts/get-caller-identity.rst",
)
