"""CMD112: abbreviated-option."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="CMD112",
    name="abbreviated-option",
    severity=Severity.WARNING,
    what="""\
An option is not written out: the AWS CLI takes the one option that begins so.
""",
    why="""\
The command fails as soon as the AWS CLI has a second option that begins alike, and readers look for the option in
the reference in vain. Sometimes the short form means another option than its author thought.
""",
    bad="""\
**To untag a key**

The following ``untag-resource`` example removes a tag. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-key Purpose

This command produces no output.
""",
    good="""\
**To untag a key**

The following ``untag-resource`` example removes a tag. ::

    aws kms untag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tag-keys Purpose

This command produces no output.
""",
    path="kms/untag-resource.rst",
    is_fixable=True,
)
