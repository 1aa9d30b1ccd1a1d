"""What arranging does when the nearest thing does not help: other makers, other forms of ids, states, versions, places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asking import made, performed

from harness.account.account import Account
from harness.arrange import Hints, perform
from harness.arrange.forms import is_unlike, tells_its_kind
from harness.arrange.models import service_named, services_of_arn
from harness.arrange.references import parse_arn, references
from harness.arrange.words import made_by_copying, parse_name
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span


@pytest.mark.parametrize(
    ("documented", "live", "unlike"),
    [
        ("sgr-0abc1234567890def", "sg-0abc1234567890def", True),
        ("sg-903004f8", "sg-0abc1234567890def", False),
        ("198.51.100.0", "nat-0abc1234567890def", True),
        ("MyThing", "sg-0abc1234567890def", False),
        ("10.0.0.0/16", "10.0.0.1", True),
    ],
)
def test_ids_of_two_kinds_are_told_by_their_form(documented: str, live: str, unlike: bool) -> None:
    assert is_unlike(documented, live) is unlike


def test_only_an_id_with_a_beginning_says_what_it_is_of() -> None:
    assert tells_its_kind("subnet-0abc1234567890def")
    assert not tells_its_kind("my-subnet")


def test_an_arn_is_of_every_service_at_its_endpoint() -> None:
    assert [service.name for service in services_of_arn("elasticloadbalancing")] == ["elb", "elbv2"]


def test_what_an_operation_makes_out_of_another_thing_is_its_noun() -> None:
    assert made_by_copying("RestoreDBInstanceFromDBSnapshot") == "dbinstance"
    assert made_by_copying("CopyImage") == "image"
    assert made_by_copying("CreateKey") == ""


def test_a_name_written_as_one_word_is_a_name_of_something() -> None:
    assert parse_name("Username") == ("user", "name")


def test_an_empty_list_gives_no_name_and_the_thing_is_created(account: Account) -> None:
    performance = performed(account, "apigatewayv2", "CreateApiMapping", ApiId="a1b2c3", DomainName="a.b", Stage="test")
    assert "CreateDomainName" in made(performance)


def test_an_instance_profile_is_made_where_a_role_of_that_name_does_not_do(account: Account) -> None:
    resources = {
        "type": "EC2",
        "minvCpus": 0,
        "maxvCpus": 1,
        "instanceTypes": ["m5.large"],
        "instanceRole": "ecsInstanceRole",
        "subnets": [],
        "securityGroupIds": [],
    }
    performance = performed(
        account,
        "batch",
        "CreateComputeEnvironment",
        computeEnvironmentName="Example",
        type="MANAGED",
        serviceRole="arn:aws:iam::123456789012:role/Example",
        computeResources=resources,
    )
    assert "CreateInstanceProfile" in made(performance)


def test_what_a_waiter_waits_for_is_brought_about(account: Account) -> None:
    given = Call("ec2", "DescribeInstances", {"InstanceIds": ["i-1234567890abcdef0"]}, Span(0, 0))
    performance = perform(account, replace(given, waiter="InstanceStopped"), Hints(), Bindings())
    assert performance.reply.succeeded
    assert "StopInstances" in made(performance)


def test_a_version_is_made_as_often_as_it_says(account: Account) -> None:
    performance = performed(account, "ecs", "DescribeTaskDefinition", taskDefinition="hello_world:3")
    assert performance.reply.raw["taskDefinition"]["revision"] == 3


def test_a_source_is_made_in_its_own_region(account: Account) -> None:
    performance = performed(
        account, "ec2", "CopyImage", Name="copied", SourceRegion="us-west-2", SourceImageId="ami-066877671789bd71b"
    )
    assert performance.reply.succeeded
    assert {made.call.region for made in performance.created if made.call.operation == "CreateImage"} == {"us-west-2"}


def test_an_object_is_put_where_a_call_says_that_it_lies(account: Account) -> None:
    content = {"S3Bucket": "amzn-s3-demo-bucket", "S3Key": "layer.zip"}
    performance = performed(account, "lambda", "PublishLayerVersion", LayerName="my-layer", Content=content)
    assert performance.reply.succeeded
    assert made(performance)[0] == "CreateBucket"


def test_an_opposite_call_with_the_same_identifiers_comes_first(account: Account) -> None:
    performance = performed(account, "iam", "RemoveUserFromGroup", UserName="Bob", GroupName="Admins")
    assert performance.reply.succeeded
    assert made(performance)[-1] == "AddUserToGroup"


def test_a_load_balancer_is_of_the_kind_that_its_arn_says(account: Account) -> None:
    arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/my-lb/50dc6c495c0c9188"
    performance = performed(account, "elbv2", "DescribeLoadBalancers", LoadBalancerArns=[arn])
    assert performance.reply.raw["LoadBalancers"][0]["Type"] == "network"


def test_a_role_trusts_the_service_whose_call_names_it(account: Account) -> None:
    performance = performed(account, "codepipeline", "GetPipeline", name="MyPipeline")
    assert performance.reply.succeeded


def test_a_published_arn_is_of_the_account_that_it_is_used_in(account: Account) -> None:
    performance = performed(account, "codepipeline", "GetPipeline", name="MyPipeline")
    arns = [made.call.parameters.get("pipeline", {}).get("roleArn", "") for made in performance.created]
    assert {arn.account for one in arns if (arn := parse_arn(one))} <= {"123456789012"}


def test_a_name_that_is_one_word_more_is_made_by_its_own_operation(account: Account) -> None:
    performance = performed(account, "apigateway", "GetDomainName", domainName="example.com")
    assert made(performance) == ["CreateDomainName"]


def test_a_token_that_the_caller_chooses_names_nothing() -> None:
    service = service_named("route53resolver")
    assert service is not None
    found = references(service.operations["CreateResolverRule"], {"CreatorRequestId": "2020-01-01"})
    assert found == []
