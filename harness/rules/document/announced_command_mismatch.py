"""DOC203: announced-command-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC203",
    name="announced-command-mismatch",
    severity=Severity.ERROR,
    what="""\
Finds an example whose text says "the following (command's name) example" or "the following (command's name) command", the name
being a literal, and which runs other commands. A name that stands in one of the example's blocks is left alone.
""",
    why="""\
The sentence is mostly left over from the document that this one was copied from, or has the command's name misspelt. Who
types the name out of the text runs another command, or none.
""",
    bad="""\
**To disable a key**

The following ``enable-key`` example disables a key. ::

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
    is_fixable=True,
    path="kms/disable-key.rst",
)
