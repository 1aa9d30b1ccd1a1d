"""SHL312: unquoted-pattern."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL312",
    name="unquoted-pattern",
    severity=Severity.WARNING,
    what="""\
Finds a ``*``, a ``?`` or brackets outside quotes.
""",
    why="""\
A shell looks for files whose names fit. Where there are some, the command gets their names; where there are none, zsh (the shell
of macOS) refuses the command.
""",
    bad="""\
**To list the keys of an account**

The following ``list-keys`` example shows the IDs of all keys. ::

    aws kms list-keys \\
        --query Keys[*].KeyId

Output::

    [
        "1234abcd-12ab-34cd-56ef-1234567890ab"
    ]
""",
    good="""\
**To list the keys of an account**

The following ``list-keys`` example shows the IDs of all keys. ::

    aws kms list-keys \\
        --query 'Keys[*].KeyId'

Output::

    [
        "1234abcd-12ab-34cd-56ef-1234567890ab"
    ]
""",
    path="kms/list-keys.rst",
    is_fixable=True,
)
