"""JSN109: text-after-json."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="JSN109",
    name="text-after-json",
    severity=Severity.ERROR,
    what="""\
Finds text after the end of a JSON document, such as a second document.
""",
    why="""\
The AWS CLI prints one document for one command. A second block with its own label says what the text is.
""",
    bad="""\
**To show who you are**

The following ``get-caller-identity`` example shows whose credentials are in use. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/DevAdmin"
    }
    This is the output of version 2.
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
