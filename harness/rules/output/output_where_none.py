"""OUT106: output where none."""

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT106",
    name="output-where-none",
    severity=Severity.ERROR,
    what="""\
An output is shown for an operation that returns nothing, or for a ``wait`` command.
""",
    why="""\
The reader waits for something that never comes, or takes its absence for a failure.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "KeyState": "Enabled"
    }
""",
    good="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
)
