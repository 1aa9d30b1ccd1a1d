"""DOC207: value-mismatch-in-text."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC207",
    name="value-mismatch-in-text",
    severity=Severity.WARNING,
    what="""\
The text names a value that no block of the document has, and a command of the example has one that differs by a single
character.
""",
    why="""\
One of the two is mistyped, and readers look for what the example never makes or shows.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables the key with the ID ``1234abcd-12ab-34cd-56ef-1234567890ac``. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables the key with the ID ``1234abcd-12ab-34cd-56ef-1234567890ab``. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
)
