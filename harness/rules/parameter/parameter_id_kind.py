"""PRM115: parameter-id-kind."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM115",
    name="parameter-id-kind",
    severity=Severity.WARNING,
    what="""\
Finds an id of another kind of resource: the model's pattern begins with the prefix of one kind (``ws-``), and the value
has the prefix of another (``wsb-``).
""",
    why="""\
The service answers with a validation error. Beyond its prefix an id may be a placeholder; its prefix says what it names.
""",
    bad="""\
**To disconnect a key store**

The following ``update-custom-key-store`` example shows it. ::

    aws kms update-custom-key-store \\
        --custom-key-store-id cks-1234567890abcdef0 \\
        --cloud-hsm-cluster-id hsmcluster-2a23b4cdefg

This command produces no output.
""",
    good="""\
**To disconnect a key store**

The following ``update-custom-key-store`` example shows it. ::

    aws kms update-custom-key-store \\
        --custom-key-store-id cks-1234567890abcdef0 \\
        --cloud-hsm-cluster-id cluster-2a23b4cdefg

This command produces no output.
""",
    path="kms/update-custom-key-store.rst",
)
