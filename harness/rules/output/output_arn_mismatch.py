"""OUT123: output-arn-mismatch."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT123",
    name="output-arn-mismatch",
    severity=Severity.WARNING,
    what="""\
The command names a resource by its ARN, and the output shows the ARN of the same resource in another Region or account. An
output that shows the ARN of the command too (a resource and its replicas), parameters for what is copied from
elsewhere, and placeholders are left alone.
""",
    why="""\
Command and output come from two different runs, or a digit of the account ID has slipped.
""",
    bad="""\
**To create a capacity provider**

The following ``create-capacity-provider`` example creates a capacity provider. ::

    aws ecs create-capacity-provider \\
        --name MyCapacityProvider \\
        --auto-scaling-group-provider \\
        autoScalingGroupArn=arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/MyASG

Output::

    {
        "capacityProvider": {
            "name": "MyCapacityProvider",
            "autoScalingGroupProvider": {
                "autoScalingGroupArn": "arn:aws:autoscaling:us-east-1:132456789012:autoScalingGroup:1:autoScalingGroupName/MyASG"
            }
        }
    }
""",
    good="""\
**To create a capacity provider**

The following ``create-capacity-provider`` example creates a capacity provider. ::

    aws ecs create-capacity-provider \\
        --name MyCapacityProvider \\
        --auto-scaling-group-provider \\
        autoScalingGroupArn=arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/MyASG

Output::

    {
        "capacityProvider": {
            "name": "MyCapacityProvider",
            "autoScalingGroupProvider": {
                "autoScalingGroupArn": "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/MyASG"
            }
        }
    }
""",
    path="ecs/create-capacity-provider.rst",
)
