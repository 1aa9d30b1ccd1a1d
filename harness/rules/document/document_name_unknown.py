"""DOC202: document-name-unknown."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC202",
    name="document-name-unknown",
    severity=Severity.WARNING,
    what="""\
Finds a document in the folder of a service of the AWS CLI whose name is nearly that of the one command that it runs, or is that
of a command of another service. A document about several commands may have any name.
""",
    why="""\
The AWS CLI shows the examples of a command from the file ``SERVICE/COMMAND.rst``. Under another name they are not shown at all.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-keys.rst",
)
