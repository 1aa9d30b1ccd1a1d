"""JSN101: missing-comma."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN101",
    name="missing-comma",
    severity=Severity.ERROR,
    what="""\
Finds two members or elements of JSON text without a comma between them. Around an elision (``...``) none is wanted.
""",
    why="""\
The AWS CLI prints JSON that programs read. An output that is not JSON is not what it printed,
and a reader who feeds it to a program gets an error.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID"
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
    is_fixable=True,
)
