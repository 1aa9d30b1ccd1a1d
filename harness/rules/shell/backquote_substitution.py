"""SHL307: backquote-substitution."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SHL307",
    name="backquote-substitution",
    severity=Severity.ERROR,
    what="""\
Finds backquotes without quotes, or in double quotes, around something that is no command. They often belong to a
JMESPath literal.
""",
    why="""\
A shell runs what stands between backquotes and puts its output in their place.
""",
    bad="""\
**To list long aliases**

The following ``list-aliases`` example lists the aliases of one key. ::

    aws kms list-aliases \\
        --query "Aliases[?AliasName==`alias/one`]"

Output::

    [
        {
            "AliasName": "alias/one",
            "AliasArn": "arn:aws:kms:us-west-2:111122223333:alias/one",
            "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
        }
    ]
""",
    good="""\
**To list long aliases**

The following ``list-aliases`` example lists the aliases of one key. ::

    aws kms list-aliases \\
        --query 'Aliases[?AliasName==`alias/one`]'

Output::

    [
        {
            "AliasName": "alias/one",
            "AliasArn": "arn:aws:kms:us-west-2:111122223333:alias/one",
            "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
        }
    ]
""",
    path="kms/list-aliases.rst",
    is_fixable=True,
)
