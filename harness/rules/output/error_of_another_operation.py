"""OUT207: error-of-another-operation."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT207",
    name="error-of-another-operation",
    severity=Severity.ERROR,
    what="""\
Finds a documented error that names another operation than the one that the command calls: ``An error occurred (...) when
calling the ... operation``.
""",
    why="""\
The AWS CLI prints the name of the operation that it called, so the command that is shown cannot have printed this error.
""",
    bad="""\
**To see the error for a key that does not exist**

The following ``describe-key`` example names a key that does not exist. ::

    aws kms describe-key \\
        --key-id ab-34cd

Output::

    An error occurred (NotFoundException) when calling the EnableKey operation: Invalid keyId 'ab-34cd'
""",
    good="""\
**To see the error for a key that does not exist**

The following ``describe-key`` example names a key that does not exist. ::

    aws kms describe-key \\
        --key-id ab-34cd

Output::

    An error occurred (NotFoundException) when calling the DescribeKey operation: Invalid keyId 'ab-34cd'
""",
    path="kms/describe-key.rst",
)
