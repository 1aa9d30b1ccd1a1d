"""DOC206: title-command-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC206",
    name="title-command-mismatch",
    severity=Severity.WARNING,
    what="""\
An example's title says that something is created, deleted, listed and so on, and all of its commands do the contrary.
Verbs that may stand for each other are left alone: an update may well delete a part of something.
""",
    why="""\
The title was copied from another document; who looks for it there finds another command under it.
""",
    bad="""\
**To list keys**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
)
