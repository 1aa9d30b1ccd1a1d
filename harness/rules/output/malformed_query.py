"""OUT115: malformed query."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT115",
    name="malformed-query",
    severity=Severity.ERROR,
    what="""\
The value of ``--query`` is no JMESPath expression.
""",
    why="""\
The AWS CLI stops at it before it sends a request.
""",
    bad="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases. ::

    aws kms list-aliases \\
        --query 'Aliases[.AliasName'

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
