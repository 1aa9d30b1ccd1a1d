"""SHL302: unquoted-operator."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL302",
    name="unquoted-operator",
    severity=Severity.ERROR,
    what="""\
Finds ``&`` or ``;`` in the middle of a value that stands without quotes.
""",
    why="""\
A shell ends the command there and runs what follows as another.
""",
    bad="""\
**To call a service**

The following ``get-caller-identity`` example calls a service at another address. ::

    aws sts get-caller-identity \\
        --endpoint-url https://sts.example.com/?stage=test&trace=on

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/DevAdmin"
    }
""",
    good="""\
**To call a service**

The following ``get-caller-identity`` example calls a service at another address. ::

    aws sts get-caller-identity \\
        --endpoint-url 'https://sts.example.com/?stage=test&trace=on'

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/DevAdmin"
    }
""",
    path="sts/get-caller-identity.rst",
)
