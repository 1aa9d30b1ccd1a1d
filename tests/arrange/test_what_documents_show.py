"""What a documented output tells of things is what they are arranged to be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asking import call

from harness.account.account import Account
from harness.account.model import Performance, Reply
from harness.arrange import Hints, perform, whole_output
from harness.arrange.aligning import aligned
from harness.arrange.evidence import refusal
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Text


def shown(account: Account, given: Call, output: object, is_first: bool = True) -> Performance:
    hints = Hints(output=output, is_first=is_first, is_untouched=is_first)
    return perform(account, given, hints, Bindings())


def test_a_thing_is_tagged_as_its_tags_are_listed(account: Account) -> None:
    arn = "arn:aws:memorydb:us-east-1:123456789012:cluster/my-cluster"
    tags = [{"Key": "mytag", "Value": "myvalue"}]
    performance = shown(account, call("memorydb", "ListTags", ResourceArn=arn), {"TagList": tags})
    assert performance.reply.raw["TagList"] == tags


def test_a_status_that_is_shown_is_given_to_the_very_thing(account: Account) -> None:
    keys = [
        {"AccessKeyId": f"AKIAIOSFODNN{n}EXAMPLE", "UserName": "Bob", "Status": s}
        for n, s in enumerate(("Active", "Inactive"))
    ]
    performance = shown(account, call("iam", "ListAccessKeys", UserName="Bob"), {"AccessKeyMetadata": keys})
    assert [key["Status"] for key in performance.reply.raw["AccessKeyMetadata"]] == ["Active", "Inactive"]


def test_a_key_that_is_shown_disabled_is_disabled(account: Account) -> None:
    key = {"KeyMetadata": {"KeyId": "1234abcd", "Enabled": False, "KeyState": "Disabled"}}
    performance = shown(account, call("kms", "DescribeKey", KeyId="1234abcd"), key)
    assert performance.reply.raw["KeyMetadata"]["Enabled"] is False


def test_what_a_thing_is_shown_in_is_joined_to_it(account: Account) -> None:
    gateway = {"InternetGatewayId": "igw-1a2b", "Attachments": [{"State": "available", "VpcId": "vpc-3c4d"}]}
    given = call("ec2", "DescribeInternetGateways", InternetGatewayIds=["igw-1a2b"])
    performance = shown(account, given, {"InternetGateways": [gateway]})
    (made,) = performance.reply.raw["InternetGateways"]
    assert [attachment["State"] for attachment in made["Attachments"]] == ["available"]


def test_things_are_made_as_a_filter_wants_them(account: Account) -> None:
    filters = [{"Name": "tag:Purpose", "Values": ["Prod"]}]
    volumes = {"Volumes": [{"VolumeId": "vol-1a2b"}, {"VolumeId": "vol-3c4d"}]}
    performance = shown(account, call("ec2", "DescribeVolumes", Filters=filters), volumes)
    tags = [volume["Tags"] for volume in performance.reply.raw["Volumes"]]
    assert tags == [[{"Key": "Purpose", "Value": "Prod"}]] * 2


def test_a_tagged_thing_has_the_tag_that_the_command_asks_for_and_not_another_that_is_shown(account: Account) -> None:
    arn = "arn:aws:redshift:us-east-1:123456789012:cluster:mycluster"
    asked = call("redshift", "DescribeTags", ResourceName=arn, TagKeys=["team"], TagValues=["blue"])
    output = {
        "TaggedResources": [{"Tag": {"Key": "team", "Value": "red"}, "ResourceName": arn, "ResourceType": "cluster"}]
    }
    performance = shown(account, asked, output)
    assert performance.reply.raw["TaggedResources"][0]["Tag"] == {"Key": "team", "Value": "blue"}


def test_one_thing_more_is_made_for_a_page_that_is_not_the_last(account: Account) -> None:
    output = {"UserPoolClients": [{"ClientName": "one"}, {"ClientName": "two"}], "NextToken": "[Pagination token]"}
    given = call("cognito-idp", "ListUserPoolClients", UserPoolId="us-east-1_example")
    given = replace(given, pagination={"MaxItems": 2})
    performance = shown(account, given, output)
    assert performance.reply.raw["NextToken"]
    assert len(performance.reply.raw["UserPoolClients"]) == 2


def test_nothing_is_changed_that_an_earlier_command_touched(account: Account) -> None:
    account.send(call("iam", "CreateUser", UserName="Bob"))
    account.send(call("iam", "CreateAccessKey", UserName="Bob"))
    key = {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "UserName": "Bob", "Status": "Inactive"}
    given = call("iam", "ListAccessKeys", UserName="Bob")
    performance = shown(account, given, {"AccessKeyMetadata": [key]}, is_first=False)
    assert performance.created == ()
    assert performance.reply.raw["AccessKeyMetadata"][0]["Status"] == "Active"


@pytest.mark.parametrize(
    ("query", "output", "whole"),
    [
        ("KeyMetadata.KeyId", "1a2b", {"KeyMetadata": {"KeyId": "1a2b"}}),
        ("Vpcs[*].{ID:VpcId,CIDR:CidrBlock}", [{"ID": "a", "CIDR": "b"}], {"Vpcs": [{"VpcId": "a", "CidrBlock": "b"}]}),
        ("Vpcs[?State=='available'].VpcId", ["a"], {"Vpcs": [{"VpcId": "a", "State": "available"}]}),
        ("Reservations[].Instances[].[InstanceId]", [["a"]], {"Reservations": [{"Instances": [{"InstanceId": "a"}]}]}),
        ("sort_by(Images, &CreationDate)[-1].ImageId", "a", {"Images": [{"ImageId": "a"}]}),
        ("Vpcs[*].VpcId | [0]", "a", {"Vpcs": [{"VpcId": "a"}]}),
    ],
)
def test_a_queried_output_tells_what_was_queried(query: str, output: object, whole: object) -> None:
    given = replace(call("ec2", "DescribeVpcs"), query=Text.at(query, 0))
    assert whole_output(given, output, "") == (whole, True)


def test_a_queried_output_that_tells_too_little_stays_as_it_is() -> None:
    given = replace(call("ec2", "DescribeVpcs"), query=Text.at("join(',', Vpcs[*].VpcId)", 0))
    assert whole_output(given, "a,b", "") == ("a,b", False)


def test_text_is_read_by_the_query_that_gave_it() -> None:
    given = replace(call("ec2", "DescribeVpcs"), query=Text.at("Vpcs[*].[VpcId,State]", 0), output="text")
    whole = {"Vpcs": [{"VpcId": "a", "State": "available"}, {"VpcId": "b", "State": "pending"}]}
    assert whole_output(given, None, "a   available\nb   pending\n") == (whole, True)


def test_a_documented_item_is_the_one_that_is_called_so() -> None:
    documented = [{"Name": "BETA", "Version": "2"}, {"Name": "LIVE", "Version": "1"}]
    assert aligned(documented, [{"Name": "LIVE", "Version": "1"}], ("alias",)) == [None, 0]
    assert aligned(documented[:1], [{"Name": "LIVE", "Version": "2"}], ("alias",)) == [None]
    assert aligned(documented[:1], [{"Name": "LIVE", "Version": "2"}], None) == [0]


def test_a_reply_that_lists_what_was_refused_is_taken_for_an_error() -> None:
    told = {"FailedRequests": [{"WorkspaceId": "ws-1a2b", "ErrorCode": "404", "ErrorMessage": "ws-1a2b not found"}]}
    reply = Reply(call("workspaces", "TerminateWorkspaces"), raw=told)
    refused = refusal(reply, {"FailedRequests": []})
    assert refused is not None
    assert refused.error is not None
    assert (refused.error.code, refused.error.message) == ("404", "ws-1a2b not found")
    assert refusal(reply, told) is None


def test_a_catalogue_is_read_once_and_nothing_is_put_beside_it(account: Account) -> None:
    offered = [{"InstanceType": "m9.none", "LocationType": "region", "Location": "us-east-1"}]
    performance = shown(account, call("ec2", "DescribeInstanceTypeOfferings"), {"InstanceTypeOfferings": offered})
    assert len(performance.reply.raw["InstanceTypeOfferings"]) > 100
    assert not performance.created
    assert not performance.attempts


def test_what_is_deleted_without_a_word_is_made_first(account: Account) -> None:
    given = call("codecommit", "DeleteRepository", repositoryName="MyDemoRepo")
    performance = shown(account, given, {"repositoryId": "f7579e13-b83e-4027-aaef-650c0EXAMPLE"})
    assert performance.reply.raw["repositoryId"]


def test_what_is_to_be_added_to_a_list_is_its_items(account: Account) -> None:
    attribute = {"AttributeName": "restore", "AttributeValues": ["123456789012", "210987654321"]}
    given = call("rds", "DescribeDBSnapshotAttributes", DBSnapshotIdentifier="mydbsnapshot")
    output = {"DBSnapshotAttributesResult": {"DBSnapshotAttributes": [attribute]}}
    performance = shown(account, given, output)
    assert performance.reply.raw["DBSnapshotAttributesResult"]["DBSnapshotAttributes"] == [attribute]


def test_a_recorder_that_is_not_available_is_made(account: Account) -> None:
    channel = {"name": "default", "s3BucketName": "config-bucket-123456789012"}
    performance = shown(account, call("config", "DescribeDeliveryChannels"), {"DeliveryChannels": [channel]})
    assert performance.reply.raw["DeliveryChannels"] == [channel]


def test_an_arn_of_what_was_made_by_its_name_stays_an_arn(account: Account) -> None:
    source = "arn:aws:sqs:us-east-1:123456789012:mySQSqueue"
    given = call("lambda", "CreateEventSourceMapping", FunctionName="my-function", EventSourceArn=source)
    assert shown(account, given, None).reply.raw["EventSourceArn"] == source


def test_a_thing_that_is_listed_in_another_state_is_brought_into_it(account: Account) -> None:
    given = call("swf", "ListDomains", registrationStatus="DEPRECATED")
    performance = shown(account, given, {"domainInfos": [{"name": "MyNeatNewDomain", "status": "DEPRECATED"}]})
    assert [domain["name"] for domain in performance.reply.raw["domainInfos"]] == ["MyNeatNewDomain"]


def test_things_inside_of_things_are_made_as_a_filter_wants_them(account: Account) -> None:
    given = call("ec2", "DescribeInstances", Filters=[{"Name": "instance-type", "Values": ["t2.micro"]}])
    output = {"Reservations": [{"Instances": [{"InstanceId": f"i-{n}"}]} for n in range(3)]}
    performance = shown(account, given, output)
    assert len(performance.reply.raw["Reservations"]) == 3


def test_a_table_of_objects_tells_what_they_are() -> None:
    query = "Reservations[*].Instances[*].{AZ:Placement.AvailabilityZone,Instance:InstanceId}"
    table = """----------------------
|  DescribeInstances |
+------------+-------+
|     AZ     | Instance |
+------------+-------+
|  us-east-2b  |  i-1  |
+------------+-------+"""
    instance = {"Placement": {"AvailabilityZone": "us-east-2b"}, "InstanceId": "i-1"}
    asked = replace(call("ec2", "DescribeInstances"), query=Text.at(query, 0), output="table")
    assert whole_output(asked, None, table) == ({"Reservations": [{"Instances": [instance]}]}, True)
