"""PRM113: enum-value-case."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM113",
    name="enum-value-case",
    severity=Severity.WARNING,
    what="""\
A parameter takes one of a few values, and the one given differs from one of them in upper and lower case. A
warning, since some services do not mind.
""",
    why="""\
Most services answer with a validation error.
""",
    bad="""\
**To get an encrypted key**

The following ``generate-data-key-without-plaintext`` example shows it. ::

    aws kms generate-data-key-without-plaintext \\
        --key-id alias/example \\
        --key-spec aes_256

Output::

    {
        "CiphertextBlob": "AQEDAHjRYf5WytIc0C857tFSnBaPn2F8DgfmThbJlGfR8P3WlwAAAH4w",
        "KeyId": "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
""",
    good="""\
**To get an encrypted key**

The following ``generate-data-key-without-plaintext`` example shows it. ::

    aws kms generate-data-key-without-plaintext \\
        --key-id alias/example \\
        --key-spec AES_256

Output::

    {
        "CiphertextBlob": "AQEDAHjRYf5WytIc0C857tFSnBaPn2F8DgfmThbJlGfR8P3WlwAAAH4w",
        "KeyId": "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
""",
    path="kms/generate-data-key-without-plaintext.rst",
    is_fixable=True,
)
