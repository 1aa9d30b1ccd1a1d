"""SHL308: lost-backslash."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL308",
    name="lost-backslash",
    severity=Severity.ERROR,
    what="""\
Finds a backslash without quotes before a letter or a digit, in a block that only a POSIX shell runs.
""",
    why="""\
The shell takes the backslash away: ``file://C:\\temp\\x.json`` arrives as ``file://C:tempx.json``. A command on one line
that Windows runs as it stands is no finding.
""",
    bad="""\
**To list the policies of a key**

The following ``list-key-policies`` example reads its parameters from a file. ::

    aws kms list-key-policies \\
        --cli-input-json file://C:\\temp\\input.json

Contents of ``input.json``::

    {
        "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
    }

Output::

    {
        "PolicyNames": [
            "default"
        ]
    }
""",
    good="""\
**To list the policies of a key**

The following ``list-key-policies`` example reads its parameters from a file. ::

    aws kms list-key-policies \\
        --cli-input-json file://input.json

Contents of ``input.json``::

    {
        "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
    }

Output::

    {
        "PolicyNames": [
            "default"
        ]
    }
""",
    path="kms/list-key-policies.rst",
)
