"""DOC205: unknown-name-in-text."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC205",
    name="unknown-name-in-text",
    severity=Severity.WARNING,
    what="""\
Finds a literal in the text that is called a command, or written as an option, and is surely another one mistyped: the
services that the document uses have none of that name, and one that is the same but for a letter or a plural. A name that
stands in one of the document's blocks is left alone.
""",
    why="""\
Who follows the text types a command or an option that the AWS CLI does not know.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output. To enable the key again, use the ``enabel-key`` command.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output. To enable the key again, use the ``enable-key`` command.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
