"""PRM110: parameter-too-long."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM110",
    name="parameter-too-long",
    severity=Severity.WARNING,
    what="""\
A text or a list is longer than the model's maximum. A warning, since botocore sends it all the same and some
services take more than their models say.
""",
    why="""\
The service most likely answers with a validation error.
""",
    bad="""\
**To delete an alias**

The following ``delete-account-alias`` example shows it. ::

    aws iam delete-account-alias \\
        --account-alias my-company-my-company-my-company-my-company-my-company-my-company-x

This command produces no output.
""",
    good="""\
**To delete an alias**

The following ``delete-account-alias`` example shows it. ::

    aws iam delete-account-alias \\
        --account-alias mycompany

This command produces no output.
""",
    path="iam/delete-account-alias.rst",
)
