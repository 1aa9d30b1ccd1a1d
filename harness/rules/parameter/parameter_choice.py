"""PRM109: parameter-choice."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="PRM109",
    name="parameter-choice",
    severity=Severity.ERROR,
    what="""\
A structure of which exactly one member may be given has none or several.
""",
    why="""\
botocore refuses the call before it is sent.
""",
    bad="""\
**To create a policy**

The following ``create-policy`` example shows it. ::

    aws verifiedpermissions create-policy \\
        --definition "{}" \\
        --policy-store-id C7v5xMplfFH3i3e4Jrzb1a

Output::

    {
        "policyStoreId": "C7v5xMplfFH3i3e4Jrzb1a",
        "policyId": "SPEXAMPLEabcdefg111111",
        "policyType": "STATIC",
        "createdDate": "2023-06-12T20:33:37.382907+00:00",
        "lastUpdatedDate": "2023-06-12T20:33:37.382907+00:00"
    }
""",
    good="""\
**To create a policy**

The following ``create-policy`` example shows it. ::

    aws verifiedpermissions create-policy \\
        --definition '{"static": {"statement": "permit (principal, action, resource);"}}' \\
        --policy-store-id C7v5xMplfFH3i3e4Jrzb1a

Output::

    {
        "policyStoreId": "C7v5xMplfFH3i3e4Jrzb1a",
        "policyId": "SPEXAMPLEabcdefg111111",
        "policyType": "STATIC",
        "createdDate": "2023-06-12T20:33:37.382907+00:00",
        "lastUpdatedDate": "2023-06-12T20:33:37.382907+00:00"
    }
""",
    path="verifiedpermissions/create-policy.rst",
)
