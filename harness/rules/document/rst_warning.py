"""DOC103: rst-warning."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC103",
    name="rst-warning",
    severity=Severity.WARNING,
    what="""\
Reports what docutils warns of: an emphasis without its end, a literal block that stops without a blank line, a target
defined twice, a list that ends too early.
""",
    why="""\
docutils goes on with a guess, and readers see a stray asterisk or half a list. The AWS CLI's own tests accept no message of
docutils at all.
""",
    bad="""\
**To list keys**

The following ``list-keys`` example lists *the keys of the account. ::

    aws kms list-keys

Output::

    {
        "Keys": [
            {
                "KeyArn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ]
    }
""",
    good="""\
**To list keys**

The following ``list-keys`` example lists the keys of the account. ::

    aws kms list-keys

Output::

    {
        "Keys": [
            {
                "KeyArn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
            }
        ]
    }
""",
    path="kms/list-keys.rst",
)
