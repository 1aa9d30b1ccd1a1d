"""OUT116: query unknown member."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT116",
    name="query-unknown-member",
    severity=Severity.ERROR,
    what="""\
A ``--query`` asks for a member that the operation's output does not have.
""",
    why="""\
JMESPath answers null for it, without a word of warning.
""",
    bad="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases. ::

    aws kms list-aliases \\
        --query 'Aliases[].Name'

Output::

    [
        "alias/example"
    ]
""",
    good="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases. ::

    aws kms list-aliases \\
        --query 'Aliases[].AliasName'

Output::

    [
        "alias/example"
    ]
""",
)
