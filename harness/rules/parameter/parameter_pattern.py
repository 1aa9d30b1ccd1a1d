"""PRM112: parameter-pattern."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM112",
    name="parameter-pattern",
    severity=Severity.NOTE,
    what="""\
A text does not match the pattern that the model gives for it. A note, and not on by default: placeholders of
documentation break patterns on purpose.
""",
    why="""\
Where the value is no placeholder, the service answers with a validation error.
""",
    bad="""\
**To disconnect a key store**

The following ``update-custom-key-store`` example shows it. ::

    aws kms update-custom-key-store \\
        --custom-key-store-id cks-1234567890abcdef0 \\
        --cloud-hsm-cluster-id cluster-1a23b4cdefg

This command produces no output.
""",
    good="""\
**To disconnect a key store**

The following ``update-custom-key-store`` example shows it. ::

    aws kms update-custom-key-store \\
        --custom-key-store-id cks-1234567890abcdef0 \\
        --cloud-hsm-cluster-id cluster-2a23b4cdefg

This command produces no output.
""",
    path="kms/update-custom-key-store.rst",
    is_default=False,
)
