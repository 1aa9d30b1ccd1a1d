"""DOC105: unclassified-block."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC105",
    name="unclassified-block",
    severity=Severity.NOTE,
    what="""\
Finds a literal block that is no command, is not introduced as an output, and is not said to be the contents of a file. It is
not checked.
""",
    why="""\
Mostly the words before the block are missing. A reader does not know either what to do with it.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

The following is also of interest. ::

    Enabled or Disabled
""",
    good="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

Output::

    None
""",
    path="kms/enable-key.rst",
)
