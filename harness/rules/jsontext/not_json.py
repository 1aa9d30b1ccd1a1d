"""JSN110: not-json."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN110",
    name="not-json",
    severity=Severity.WARNING,
    what="""\
Finds text that is no JSON at all where JSON is wanted.
""",
    why="""\
What reads the text as JSON, such as the AWS CLI with ``--cli-input-json``, stops with an error.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    [default]
    user_id = AIDASAMPLEUSERID
    account = 123456789012
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
