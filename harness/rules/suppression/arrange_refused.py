"""SUP106: arrange-refused."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP106",
    name="arrange-refused",
    severity=Severity.WARNING,
    what="""\
Finds a command of a ``.. harness: arrange`` comment that the account refuses, or whose ``--query`` gives no text that the
comment's id could be bound to. It is seen only where the document's examples are replayed.
""",
    why="""\
What the command should make is not there for the examples. An emulator may refuse what the service accepts, so this is
no error; a command that is refused is of no use all the same.
""",
    bad="""\
**To list the members of a group**

.. harness: arrange

    aws iam add-user-to-group --user-name Bob --group-name Admins

The following ``get-group`` example lists the members of a group. ::

    aws iam get-group \\
        --group-name Admins \\
        --query Users[].UserName

Output::

    [
        "Bob"
    ]
""",
    good="""\
**To list the members of a group**

.. harness: arrange

    aws iam create-user --user-name Bob
    aws iam create-group --group-name Admins
    aws iam add-user-to-group --user-name Bob --group-name Admins

The following ``get-group`` example lists the members of a group. ::

    aws iam get-group \\
        --group-name Admins \\
        --query Users[].UserName

Output::

    [
        "Bob"
    ]
""",
    path="iam/get-group.rst",
)
