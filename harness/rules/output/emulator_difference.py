"""OUT201: emulator-difference."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT201",
    name="emulator-difference",
    severity=Severity.NOTE,
    what="""\
Notes a documented value in whose place the emulated account has another one, where nothing proves the document wrong: the
value was not generated, and it is not from the example's own input.
""",
    why="""\
An emulator has constants and defaults of its own. Where only they differ, the step's verdict is ``gap``, and the note says
what could not be confirmed.
""",
    bad="""\
**To see whose credentials are used**

The following ``get-caller-identity`` example displays the identity that signs the requests. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AIDASAMPLEUSERID",
        "Account": "123456789012",
        "Arn": "arn:aws:iam::123456789012:user/deploy"
    }
""",
    good="""\
**To see whose credentials are used**

The following ``get-caller-identity`` example displays the identity that signs the requests. ::

    aws sts get-caller-identity

Output::

    {
        "UserId": "AKIAIOSFODNN7EXAMPLE",
        "Account": "123456789012",
        "Arn": "arn:aws:sts::123456789012:user/moto"
    }
""",
    path="sts/get-caller-identity.rst",
)
