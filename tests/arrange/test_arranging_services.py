from collections.abc import Iterator

import pytest

from harness.account import World, open_account
from harness.account.account import Account
from harness.arrange import Hints, perform
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span


@pytest.fixture
def account() -> Iterator[Account]:
    with open_account(World()) as opened:
        yield opened


def call(service: str, operation: str, **parameters: object) -> Call:
    return Call(service, operation, parameters, Span(0, 0))


def test_a_role_is_created_under_its_documented_name(account: Account) -> None:
    performance = perform(account, call("iam", "GetRole", RoleName="Test-Role"), Hints(), Bindings())
    assert performance.reply.raw["Role"]["RoleName"] == "Test-Role"


def test_a_bucket_is_created_and_its_policy_put_before_it_is_read(account: Account) -> None:
    performance = perform(account, call("s3", "GetBucketPolicy", Bucket="amzn-s3-demo-bucket"), Hints(), Bindings())
    operations = [made.call.operation for made in performance.created]
    assert (operations[0], operations[-1]) == ("CreateBucket", "PutBucketPolicy")
    assert performance.reply.succeeded


def test_a_subnet_is_made_after_its_vpc_and_both_are_bound(account: Account) -> None:
    shown = {"Subnets": [{"SubnetId": "subnet-1a2b", "VpcId": "vpc-3c4d", "CidrBlock": "10.0.1.0/24"}]}
    bindings = Bindings()
    performance = perform(
        account, call("ec2", "DescribeSubnets", SubnetIds=["subnet-1a2b"]), Hints(output=shown), bindings
    )
    (subnet,) = performance.reply.raw["Subnets"]
    assert subnet["CidrBlock"] == "10.0.1.0/24"
    assert bindings.live_of("subnet-1a2b") == subnet["SubnetId"]


def test_two_documented_groups_make_two_groups(account: Account) -> None:
    shown = {"Groups": [{"GroupName": "Admins"}, {"GroupName": "Developers"}]}
    performance = perform(account, call("iam", "ListGroups"), Hints(output=shown), Bindings())
    assert [group["GroupName"] for group in performance.reply.raw["Groups"]] == ["Admins", "Developers"]


def test_a_load_balancer_gets_subnets_of_another_service(account: Account) -> None:
    arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/my-lb/50dc6c495c0c9188"
    performance = perform(account, call("elbv2", "DescribeLoadBalancers", LoadBalancerArns=[arn]), Hints(), Bindings())
    assert performance.reply.raw["LoadBalancers"][0]["LoadBalancerName"] == "my-lb"
