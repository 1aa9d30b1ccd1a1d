"""PRM116: parameter-account-id."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM116",
    name="parameter-account-id",
    severity=Severity.WARNING,
    what="""\
An ARN in a parameter has an account ID that is a number and has not twelve digits. Placeholders such as ``<account-id>``
are none of these.
""",
    why="""\
No account has such an ID: a digit was lost or doubled, and the service refuses the ARN. Readers who look for the twelve
digits that they should replace take it for something else.
""",
    bad="""\
**To describe a key**

The following ``describe-key`` example describes a key. ::

    aws kms describe-key \\
        --key-id arn:aws:kms:us-west-2:12345689012:key/1234abcd-12ab-34cd-56ef-1234567890ab
""",
    good="""\
**To describe a key**

The following ``describe-key`` example describes a key. ::

    aws kms describe-key \\
        --key-id arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
""",
    path="kms/describe-key.rst",
)
