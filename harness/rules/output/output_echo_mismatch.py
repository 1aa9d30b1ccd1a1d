"""OUT118: output echo mismatch."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT118",
    name="output-echo-mismatch",
    severity=Severity.ERROR,
    what="""\
The output shows another name or identifier than the command gives for the same thing: the parameter and the member
have one name (and one shape, where the name does not say of what it is). A name inside an ARN, other case and
placeholders are understood; of a list, one element that agrees is enough.
""",
    why="""\
The reader cannot tell which of the two is theirs to replace, and the output is not that of the command.
""",
    bad="""\
**To create a secret**

The following ``create-secret`` example creates a secret. ::

    aws secretsmanager create-secret \\
        --name MyTestSecret

Output::

    {
        "ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:AnotherSecret-a1b2c3",
        "Name": "AnotherSecret"
    }
""",
    good="""\
**To create a secret**

The following ``create-secret`` example creates a secret. ::

    aws secretsmanager create-secret \\
        --name MyTestSecret

Output::

    {
        "ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestSecret-a1b2c3",
        "Name": "MyTestSecret"
    }
""",
)
