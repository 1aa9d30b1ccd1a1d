"""PRM118: parameter-character."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM118",
    name="parameter-character",
    severity=Severity.WARNING,
    what="""\
Finds a blank or a mark (a comma, a slash, a colon ...) in a value whose pattern in the model has that character nowhere.
""",
    why="""\
The service answers with a validation error. The letters of a placeholder may break a pattern on purpose (``EXAMPLE``); a name
with a blank, or a list with commas where blanks belong, is a slip.
""",
    bad="""\
**To create an alias**

The following ``create-alias`` example gives a KMS key an alias. ::

    aws kms create-alias \\
        --alias-name "alias/my key" \\
        --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To create an alias**

The following ``create-alias`` example gives a KMS key an alias. ::

    aws kms create-alias \\
        --alias-name "alias/my-key" \\
        --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/create-alias.rst",
)
