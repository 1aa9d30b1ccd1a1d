"""JSN303: json-comment."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN303",
    name="json-comment",
    severity=Severity.ERROR,
    what="""\
Finds a comment in JSON text.
""",
    why="""\
JSON has no comments, and the AWS CLI reads none and prints none.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",  // a sample
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/DevAdmin"
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
