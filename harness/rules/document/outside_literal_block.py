"""DOC104: outside-literal-block."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC104",
    name="outside-literal-block",
    severity=Severity.ERROR,
    what="""\
Finds a command, an output or the contents of a file that stand in a block quote, in a definition list or in a paragraph of
their own. Usually the paragraph before them ends with ``:`` instead of ``::``. They are read all the same, from the lines
of the source.
""",
    why="""\
Outside a literal block, line breaks and backslashes are lost: what readers see and copy is one long line without its
continuation, in which two hyphens may have become a dash.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example enables a key. :

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
""",
    path="kms/enable-key.rst",
)
