"""OUT117: query mismatch."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT117",
    name="query-mismatch",
    severity=Severity.ERROR,
    what="""\
A step of a ``--query`` does not fit the type of the value that it is asked of: a member of a list, an element of an
object, a function of the wrong number or type of arguments.
""",
    why="""\
JMESPath answers null, or the AWS CLI fails after it has made the call.
""",
    bad="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases. ::

    aws kms list-aliases \\
        --query 'Aliases.AliasName'

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
