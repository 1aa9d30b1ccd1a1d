"""SHL311: stray-comma."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL311",
    name="stray-comma",
    severity=Severity.ERROR,
    what="""\
Finds a comma behind the value of an option, before the next option.
""",
    why="""\
To a shell a comma is a character as any other: the command gets the value with the comma at its end.
""",
    bad="""\
**To create an alias**

The following ``create-alias`` example gives a KMS key an alias. ::

    aws kms create-alias \\
        --alias-name alias/example, \\
        --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To create an alias**

The following ``create-alias`` example gives a KMS key an alias. ::

    aws kms create-alias \\
        --alias-name alias/example \\
        --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/create-alias.rst",
    is_fixable=True,
)
