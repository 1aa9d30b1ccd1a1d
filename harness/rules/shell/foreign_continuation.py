"""SHL105: foreign-continuation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL105",
    name="foreign-continuation",
    severity=Severity.ERROR,
    what="""\
Finds a line that ends with another shell's continuation character than the block is written for: ``^`` belongs to
Windows' ``cmd.exe``, a backquote to PowerShell, ``\\`` to the others.
""",
    why="""\
No shell runs a block that mixes them.
""",
    bad="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab ^
        --tags 'TagKey=Purpose,TagValue=Test'

This command produces no output.
""",
    good="""\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags 'TagKey=Purpose,TagValue=Test'

This command produces no output.
""",
    path="kms/tag-resource.rst",
    is_fixable=True,
)
