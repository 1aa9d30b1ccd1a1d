"""DOC204: example-command-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC204",
    name="example-command-mismatch",
    severity=Severity.WARNING,
    what="""\
Finds an example that never runs the command that the document is named for, though other examples of it do, where the example's
title speaks of what that command is named for and of nothing that only the one it runs is.
""",
    why="""\
The command was copied from another document, or the example belongs into it.
""",
    bad="""\
**Example 1: To list the aliases of a key**

The following ``list-aliases`` example lists the aliases of one key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

**Example 2: To list all aliases**

The following example lists all aliases. ::

    aws kms list-keys
""",
    good="""\
**Example 1: To list the aliases of a key**

The following ``list-aliases`` example lists the aliases of one key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

**Example 2: To list all aliases**

The following example lists all aliases. ::

    aws kms list-aliases
""",
    path="kms/list-aliases.rst",
)
