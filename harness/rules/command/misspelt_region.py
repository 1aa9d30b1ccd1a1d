"""CMD113: misspelt-region."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD113",
    name="misspelt-region",
    severity=Severity.WARNING,
    what="""\
``--region`` names no region that botocore knows, and is one of them but for a letter. What may be a newer region is left alone.
""",
    why="""\
The AWS CLI makes a host name out of it, and does not reach it.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example lists the keys of another Region. ::

    aws kms list-keys \\
        --region us-esat-1
""",
    good="""\
**To list keys**

The following ``list-keys`` example lists the keys of another Region. ::

    aws kms list-keys \\
        --region us-east-1
""",
    path="kms/list-keys.rst",
    is_fixable=True,
)
