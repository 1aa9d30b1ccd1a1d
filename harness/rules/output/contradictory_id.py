"""OUT206: contradictory-id."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT206",
    name="contradictory-id",
    severity=Severity.ERROR,
    what="""\
Finds one documented identifier that stands for two things of different kinds (a VPC and its subnet), or two documented
identifiers of one kind that stand for one thing, in what the example's own call has just made.
""",
    why="""\
Identifiers are how a reader follows a resource from one command to the next. Where they do not agree, the example cannot
be followed, even though each step may work.
""",
    bad="""\
**To create a subnet**

The following ``create-subnet`` example creates a subnet in a VPC. ::

    aws ec2 create-subnet \\
        --vpc-id vpc-0a1b2c3d4e5f60001 \\
        --cidr-block 10.0.1.0/24

Output::

    {
        "Subnet": {
            "CidrBlock": "10.0.1.0/24",
            "SubnetId": "vpc-0a1b2c3d4e5f60001",
            "VpcId": "vpc-0a1b2c3d4e5f60001"
        }
    }
""",
    good="""\
**To create a subnet**

The following ``create-subnet`` example creates a subnet in a VPC. ::

    aws ec2 create-subnet \\
        --vpc-id vpc-0a1b2c3d4e5f60001 \\
        --cidr-block 10.0.1.0/24

Output::

    {
        "Subnet": {
            "CidrBlock": "10.0.1.0/24",
            "SubnetId": "subnet-0a1b2c3d4e5f60002",
            "VpcId": "vpc-0a1b2c3d4e5f60001"
        }
    }
""",
    path="ec2/create-subnet.rst",
)
