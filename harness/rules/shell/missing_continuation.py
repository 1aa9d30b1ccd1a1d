"""SHL101: missing-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL101",
    name="missing-continuation",
    severity=Severity.ERROR,
    what="""\
Finds a command that goes on in the next line while its line ends without the shell's continuation character (``\\``, ``^``
or a backquote): the next line begins with an option, a pipe or a value.
""",
    why="""\
A shell runs the line as a whole command, without the options below it. Some of these commands fail, others do
something else than the text says. The words are read as they were meant, so that the rest of the command is checked too.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a KMS key. ::

    aws kms disable-key
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
