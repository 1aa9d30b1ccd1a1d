"""OUT119: output layout."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT119",
    name="output-layout",
    severity=Severity.WARNING,
    what="""\
Values that ``--output text`` prints in one row, separated by tabs, are shown on a line each.
""",
    why="""\
A script that reads line by line gets all of them at once. ``[*].[Name]`` in the query gives a line each.
""",
    bad="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases as text. ::

    aws kms list-aliases \\
        --output text \\
        --query 'Aliases[].AliasName'

Output::

    alias/example
    alias/other
""",
    good="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases as text. ::

    aws kms list-aliases \\
        --output text \\
        --query 'Aliases[].[AliasName]'

Output::

    alias/example
    alias/other
""",
)
