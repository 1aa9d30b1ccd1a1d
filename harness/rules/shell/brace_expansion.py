"""SHL304: brace-expansion."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL304",
    name="brace-expansion",
    severity=Severity.ERROR,
    what="""\
Finds braces with a comma between them in a value that stands without quotes.
""",
    why="""\
Bash and zsh expand ``Tags=[{Key=a,Value=b}]`` into the two words ``Tags=[Key=a]`` and ``Tags=[Value=b]``. Braces that are
a whole word without ``=``, such as ``{a,b}``, are a way to write several words and no finding.
""",
    bad="""\
**To add a tag**

The following ``add-tags-to-resource`` example adds a tag to a directory. ::

    aws ds add-tags-to-resource \\
        --resource-id d-1234567890 \\
        --tags [{Key=environment,Value=test}]

This command produces no output.
""",
    good="""\
**To add a tag**

The following ``add-tags-to-resource`` example adds a tag to a directory. ::

    aws ds add-tags-to-resource \\
        --resource-id d-1234567890 \\
        --tags 'Key=environment,Value=test'

This command produces no output.
""",
    path="ds/add-tags-to-resource.rst",
    is_fixable=True,
)
