"""DOC113: doubled-scheme."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC113",
    name="doubled-scheme",
    severity=Severity.WARNING,
    what="""\
Finds an address that begins twice, such as ``https://https://``, in the text, a command, a file or an output.
""",
    why="""\
The second beginning is read as the name of a host, a bucket or a folder: the address leads nowhere.
""",
    bad="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

For more information, see `Disabling keys <https://https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html>`__
in the *AWS Key Management Service Developer Guide*.
""",
    good="""\
**To disable a key**

The following ``disable-key`` example disables a key. ::

    aws kms disable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.

For more information, see `Disabling keys <https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html>`__
in the *AWS Key Management Service Developer Guide*.
""",
    path="kms/disable-key.rst",
    is_fixable=True,
)
