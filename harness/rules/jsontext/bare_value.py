"""JSN301: bare-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN301",
    name="bare-value",
    severity=Severity.ERROR,
    what="""\
Finds a value in JSON text that is neither a string, a number, ``true``, ``false`` nor ``null``: a date without quotes,
Python's ``None``, a placeholder.
""",
    why="""\
The AWS CLI prints JSON that programs read. An output that is not JSON is not what it printed.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": 1234-5678-9012,
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
