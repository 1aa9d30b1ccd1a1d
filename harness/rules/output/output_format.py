"""OUT114: output format."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT114",
    name="output-format",
    severity=Severity.ERROR,
    what="""\
The documented output is not in the format that the command asks for: JSON under ``--output text``, no table under
``--output table``, no YAML under ``--output yaml``, prose where JSON is printed.
""",
    why="""\
The reader sees something else than what the example promises.
""",
    bad="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases as text. ::

    aws kms list-aliases \\
        --output text \\
        --query 'Aliases[].AliasName'

Output::

    [
        "alias/example"
    ]
""",
    good="""\
**To list names of aliases**

The following ``list-aliases`` example lists the names of the aliases as text. ::

    aws kms list-aliases \\
        --output text \\
        --query 'Aliases[].AliasName'

Output::

    alias/example
""",
)
