"""PRM114: doubtful-enum-value."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM114",
    name="doubtful-enum-value",
    severity=Severity.WARNING,
    what="""\
A parameter takes one of a few values and the one given is none of them, but it is a placeholder such as
``language-code``, or a value that another enum of the same service has. Models are not always complete.
""",
    why="""\
The service most likely answers with a validation error; a reader has to guess what to put there.
""",
    bad="""\
**To get an encrypted key**

The following ``generate-data-key-without-plaintext`` example shows it. ::

    aws kms generate-data-key-without-plaintext \\
        --key-id alias/example \\
        --key-spec your-key-spec

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
)
