"""DOC101: undecodable-document."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="DOC101",
    name="undecodable-document",
    severity=Severity.ERROR,
    what="""\
Finds a document that is not UTF-8 (or is UTF-16), that holds a NUL character, or that is larger than 2 MB.
ASCII and UTF-8 are both fine, with or without a byte order mark.
""",
    why="""\
Sphinx, the AWS CLI's help and this checker all read documents as UTF-8. Anything else comes out as garbage, or stops the
build.
""",
    bad="""\
**To enable a key**

The following ``enable-key`` example enables\0 a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To enable a key**

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-key.rst",
)
