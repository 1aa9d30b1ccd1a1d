"""DOC201: document-command-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC201",
    name="document-command-mismatch",
    severity=Severity.ERROR,
    what="""\
Finds a document that lies where the AWS CLI looks for the examples of a command (``SERVICE/COMMAND.rst``, or
``SERVICE/wait/WAITER.rst``), and that runs commands, but never this one. Documents in other folders, and those that run a command
which the AWS CLI does not know, are left alone.
""",
    why="""\
``aws SERVICE COMMAND help`` ends with the examples of this file: readers look for one command and are shown another.
""",
    bad="""\
**To enable a key**

The following ``list-keys`` example enables a key. ::

    aws kms list-keys

This command produces no output.
""",
    good="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-key.rst",
)
