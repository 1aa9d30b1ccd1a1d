"""SUP105: arranges-nothing."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="SUP105",
    name="arranges-nothing",
    severity=Severity.ERROR,
    what="""\
Finds a ``.. harness: arrange`` comment that does not do what it seems to: a command in it that is no API call, no command
at all, a documented id that no ``--query`` gives a live one to, or a file that only the author has. What is wrong with
an ``aws`` command itself (an option that does not exist) is told as it is anywhere else. A file ``harness.arrange`` is
told of in each document of its folder.
""",
    why="""\
A comment shows nothing to readers: the example would be replayed without what it needs, and nobody would know why.
""",
    bad="""\
**To enable a key**

.. harness: arrange 1234abcd-12ab-34cd-56ef-1234567890ab

    aws kms create-key

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    good="""\
**To enable a key**

.. harness: arrange 1234abcd-12ab-34cd-56ef-1234567890ab

    aws kms create-key --query KeyMetadata.KeyId --output text

The following ``enable-key`` example enables a key. ::

    aws kms enable-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

This command produces no output.
""",
    path="kms/enable-key.rst",
)
