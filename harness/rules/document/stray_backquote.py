"""DOC112: stray-backquote."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC112",
    name="stray-backquote",
    severity=Severity.WARNING,
    what="""\
Finds a backquote in the text that belongs to no literal and no reference: a literal with one backquote before it and two
after it, one with a blank inside its backquotes, or with a letter right before or after them. It is told once a paragraph.
""",
    why="""\
docutils takes such a literal for text, or runs on to the next one: readers see backquotes, or half a sentence as a literal.
""",
    bad="""\
**To disable a key**

The following `disable-key`` example disables a key. ::

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
    is_fixable=True,
)
