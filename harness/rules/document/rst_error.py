"""DOC102: rst-error."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC102",
    name="rst-error",
    severity=Severity.ERROR,
    what="""\
Reports what docutils calls an error or a severe error: the markup cannot be read as it was meant, and what is shown
instead is docutils' guess. Directives and roles that only Sphinx knows are no errors, and their contents are read.
""",
    why="""\
A builder shows the error in the page, or stops. The AWS CLI's own tests accept no message of docutils at all.
""",
    bad="""\
**To list keys**

.. code-block:: console
    aws kms list-keys

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
