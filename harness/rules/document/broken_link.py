"""DOC111: broken-link."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC111",
    name="broken-link",
    severity=Severity.WARNING,
    what="""\
Finds an address in angle brackets that was to be a link, and is none: a backquote, the bracket after the address, the blank
before it or the underscores at the end are missing, or stand elsewhere. docutils says nothing of most of them.
""",
    why="""\
Readers see the markup as it stands, and cannot follow the link.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

For more information, see `Disabling keys <https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html`__ in the
*AWS Key Management Service Developer Guide*.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

For more information, see `Disabling keys <https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html>`__ in the
*AWS Key Management Service Developer Guide*.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
