"""JSN203: unescaped-quote."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN203",
    name="unescaped-quote",
    severity=Severity.ERROR,
    what="""\
Finds quotes inside a JSON string without a backslash before them, as in a policy that is shown as a string.
""",
    why="""\
The AWS CLI prints JSON that programs read. An output that is not JSON is not what it printed:
it prints ``\\"``.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/"DevAdmin"x"
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
