"""What arranging does where an emulator, or a service, does not take a thing in the form that the document gives it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asking import call, made, performed

from harness.account.account import Account
from harness.account.model import Performance
from harness.arrange import Hints, Redoing, perform, to_redo
from harness.arrange.formats import Wanted, known_format
from harness.arrange.kinds import aspects_in_arn
from harness.arrange.models import service_named
from harness.arrange.references import parse_arn
from harness.bindings import Bindings

_GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/my-targets/1234567890123456"
_STREAM = "arn:aws:dynamodb:us-east-1:123456789012:table/Music/stream/2019-10-22T18:02:01.576"


def _reached(account: Account, service: str, operation: str, **parameters: object) -> Performance:
    performance = performed(account, service, operation, **parameters)
    assert performance.reply.succeeded, performance.reply
    return performance


def test_a_page_that_goes_on_from_a_documented_token_goes_on_from_one_that_was_given(account: Account) -> None:
    asked = replace(
        call("route53", "ListHostedZones"), pagination={"StartingToken": "Z3M3LMPEXAMPLE"}, is_paginated=True
    )
    performance = perform(account, asked, Hints(), Bindings())
    assert len(performance.reply.raw["HostedZones"]) == 1
    assert made(performance) == ["CreateHostedZone", "CreateHostedZone"]


def test_a_queue_that_is_made_may_name_another_in_an_account_that_is_a_word(account: Account) -> None:
    policy = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:80398EXAMPLE:Dead","maxReceiveCount":"5"}'
    performance = _reached(account, "sqs", "CreateQueue", QueueName="Mine", Attributes={"RedrivePolicy": policy})
    assert made(performance)[-1] == "CreateQueue"


def test_what_a_service_adds_by_itself_is_given_where_the_emulator_looks_for_it_in_vain(account: Account) -> None:
    specification = {"ImageId": "ami-12345678", "InstanceType": "m3.medium"}
    config = {
        "TargetCapacity": 2,
        "IamFleetRole": "arn:aws:iam::123456789012:role/x",
        "LaunchSpecifications": [specification],
    }
    performance = _reached(account, "ec2", "RequestSpotFleet", SpotFleetRequestConfig=config)
    assert "AllocationStrategy" in performance.reply.call.parameters["SpotFleetRequestConfig"]


def test_a_directory_is_made_in_two_subnets_where_two_are_asked_for(account: Account) -> None:
    performance = _reached(account, "workspaces", "DeregisterWorkspaceDirectory", DirectoryId="d-926722edaf")
    assert any(made.call.service == "ds" for made in performance.created)


def test_a_thing_that_was_made_and_is_not_found_by_its_arn_is_named_by_its_id(account: Account) -> None:
    arn = "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-p5zdwlg5uvvzjita"
    performance = _reached(account, "servicediscovery", "DeregisterInstance", ServiceId=arn, InstanceId="web-01")
    assert made(performance) == ["CreateService", "RegisterInstance"]


def test_what_a_waiter_waits_for_is_done_again_to_what_was_made_meanwhile(account: Account) -> None:
    instances = [{"InstanceId": "i-1234567890abcdef0"}]
    asked = replace(
        call("elb", "DescribeInstanceHealth", LoadBalancerName="mine", Instances=instances), waiter="InstanceInService"
    )
    performance = perform(account, asked, Hints(), Bindings())
    assert performance.reply.succeeded
    assert made(performance)[-1] == "RegisterInstancesWithLoadBalancer"


def test_things_in_a_list_of_ours_that_are_their_ids_alone_are_made_first(account: Account) -> None:
    asked = replace(call("elb", "DescribeInstanceHealth", LoadBalancerName="mine"), waiter="AnyInstanceInService")
    performance = perform(account, asked, Hints(), Bindings())
    assert performance.reply.succeeded
    assert "RunInstances" in made(performance)


def test_an_association_is_made_by_associating(account: Account) -> None:
    name = "rslvr-rrassoc-d61cbb2c8bexample"
    performance = _reached(account, "route53resolver", "GetResolverRuleAssociation", ResolverRuleAssociationId=name)
    assert made(performance)[-1] == "AssociateResolverRule"


def test_a_message_tells_what_an_id_is_of_though_nothing_is_called_so_that_makes_it(account: Account) -> None:
    performance = _reached(account, "emr", "AddTags", ResourceId="j-3SD91U2E1L2QX", Tags=[{"Key": "a", "Value": "b"}])
    assert "RunJobFlow" in made(performance)


def test_a_table_with_a_stream_is_made_for_the_arn_of_its_stream(account: Account) -> None:
    performance = _reached(account, "dynamodbstreams", "DescribeStream", StreamArn=_STREAM)
    assert performance.reply.raw["StreamDescription"]["TableName"] == "Music"


def test_an_arn_says_which_aspects_a_thing_was_given() -> None:
    service = service_named("dynamodb")
    assert service is not None
    create = service.operations["CreateTable"]
    assert aspects_in_arn(create, parse_arn(_STREAM)) == {"StreamSpecification"}
    assert aspects_in_arn(create, parse_arn(_STREAM.partition("/stream")[0])) == frozenset()


def test_what_a_refused_call_left_half_done_is_spared_when_all_is_there_before(account: Account) -> None:
    asked = call("autoscaling", "AttachLoadBalancerTargetGroups", AutoScalingGroupName="mine", TargetGroupARNs=[_GROUP])
    bindings = Bindings()
    refused = perform(account, asked, Hints(), bindings)
    assert refused.reply.error is not None
    assert to_redo(account, Hints(), refused, bindings, asked) == Redoing(is_supplied_first=True)


def test_what_all_is_named_is_made_before_a_call_that_was_refused_in_an_earlier_replay(account: Account) -> None:
    asked = call("autoscaling", "AttachLoadBalancerTargetGroups", AutoScalingGroupName="mine", TargetGroupARNs=[_GROUP])
    hints = Hints(redoing=Redoing(is_supplied_first=True))
    assert perform(account, asked, hints, Bindings()).reply.succeeded


@pytest.mark.parametrize(
    ("service", "operation", "name", "beginning"),
    [
        ("apigateway", "PutRestApi", "body", '{"openapi"'),
        ("polly", "PutLexicon", "Content", "<lexicon"),
        ("ec2", "ImportKeyPair", "PublicKeyMaterial", "ssh-ed25519 "),
    ],
)
def test_contents_that_are_not_shown_have_the_form_that_is_asked_for(
    account: Account, service: str, operation: str, name: str, beginning: str
) -> None:
    model = service_named(service)
    assert model is not None
    text = known_format(Wanted(model.operations[operation], account.world, name))
    assert text is not None
    assert text.startswith(beginning)


def test_a_body_that_is_of_nothing_known_has_no_form(account: Account) -> None:
    model = service_named("s3")
    assert model is not None
    assert known_format(Wanted(model.operations["PutObject"], account.world, "Body")) is None


def test_what_a_map_gives_is_set_where_a_message_is_about_it(account: Account) -> None:
    given = {"USERNAME": "diego@example.com", "PASSWORD": "MyExamplePassword1!"}
    flow = {"UserPoolId": "us-east-1_EXAMPLE", "ClientId": "1example", "AuthFlow": "ADMIN_USER_PASSWORD_AUTH"}
    performance = _reached(account, "cognito-idp", "AdminInitiateAuth", **flow, AuthParameters=given)
    assert made(performance)[-1] == "AdminSetUserPassword"


def test_a_token_that_is_refused_by_name_is_given_by_those_who_sign_in_where_all_is_made_in_one_pool(
    account: Account,
) -> None:
    performance = _reached(account, "cognito-idp", "AssociateSoftwareToken", AccessToken="eyJra456defEXAMPLE")
    assert made(performance).count("CreateUserPool") == 1


def test_what_is_said_not_to_be_done_is_done_by_the_verb_and_the_noun_of_the_message(account: Account) -> None:
    settings = {"Enabled": True, "PreferredMfa": True}
    token = {"AccessToken": "eyJra456defEXAMPLE"}
    performance = _reached(account, "cognito-idp", "SetUserMFAPreference", SoftwareTokenMfaSettings=settings, **token)
    assert "VerifySoftwareToken" in made(performance)


def test_a_call_is_made_again_where_a_plan_that_failed_has_made_something(account: Account) -> None:
    performance = _reached(account, "firehose", "PutRecord", DeliveryStreamName="mine", Record={"Data": b"x"})
    assert "CreateBucket" in made(performance)


def test_the_key_of_a_tag_is_no_name_of_an_object(account: Account) -> None:
    performance = performed(
        account, "s3", "RestoreObject", Bucket="my-bucket", Key="doc1.rtf", RestoreRequest={"Days": 1}
    )
    assert performance.reply.call.parameters["Key"] == "doc1.rtf"


def test_a_template_names_what_it_is_for_as_a_stack_set_may_not(account: Account) -> None:
    given = {"StackSetName": "my-stack-set", "Accounts": ["123456789012"], "Regions": ["us-east-1"]}
    assert made(_reached(account, "cloudformation", "CreateStackInstances", **given)) == ["CreateStackSet"]
