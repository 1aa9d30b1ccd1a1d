"""JSN304: duplicate-key."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN304",
    name="duplicate-key",
    severity=Severity.WARNING,
    what="""\
Finds a key that stands twice in one JSON object.
""",
    why="""\
Programs keep only the last of the two. The AWS CLI prints no key twice.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
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
