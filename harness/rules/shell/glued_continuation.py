"""SHL106: glued-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL106",
    name="glued-continuation",
    severity=Severity.ERROR,
    what="""\
Finds a continuation character right behind a word, while the next line is not indented.
""",
    why="""\
A shell takes the end of the line away and goes on with the word: ``disable-key\\`` and ``--key-id`` below it make
``disable-key--key-id``.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key\\
    --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
