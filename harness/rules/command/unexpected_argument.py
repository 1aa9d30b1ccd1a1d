"""CMD107: unexpected-argument."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD107",
    name="unexpected-argument",
    severity=Severity.ERROR,
    what="""\
A word stands where the command takes none: after a flag, or after the one value that an option takes.
""",
    why="""\
The AWS CLI refuses the command. Mostly a value with blanks was not quoted, or a flag was given ``true``.
""",
    bad="""\
**To describe a key**

The following ``update-key-description`` example shows it. ::

    aws kms update-key-description \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --description A test key

This command produces no output.
""",
    good="""\
**To describe a key**

The following ``update-key-description`` example shows it. ::

    aws kms update-key-description \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --description "A test key"

This command produces no output.
""",
    path="kms/update-key-description.rst",
)
