"""What no example decides, and what tells nothing: who calls, the zone that a service chooses, opaque tokens, empty objects."""

from __future__ import annotations

import json

import pytest
from made import call, compared

from harness.account.model import Created, Reply
from harness.findings import Verdict

ROOT = "arn:aws:iam::123456789012:root"
CREATE = call("CreateLaunchTemplate", {"LaunchTemplateName": "web"}, "ec2")


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ("arn:aws:iam::123456789012:user/Bob", Verdict.VERIFIED),
        ("arn:aws:sts::123456789012:assumed-role/Admin/bob", Verdict.VERIFIED),
        ("arn:aws:iam::123456789012:policy/Bob", Verdict.GAP),
    ],
)
def test_who_made_a_call_is_whoever_follows_the_example(shown: str, verdict: Verdict) -> None:
    documented = json.dumps({"LaunchTemplateName": "web", "CreatedBy": shown})
    data = {"LaunchTemplateName": "web", "CreatedBy": ROOT}
    assert compared(documented, data, (CREATE,)).verdict is verdict


def test_the_caller_is_of_the_account_that_the_output_tells_of() -> None:
    data = {"Arn": "arn:aws:ec2:us-east-1:123456789012:launch-template/web", "CreatedBy": ROOT}
    shown = {**data, "CreatedBy": "arn:aws:iam::210987654321:user/Bob"}
    assert compared(json.dumps(shown), data, (CREATE,)).verdict is Verdict.GAP


def test_whom_a_policy_names_is_not_whoever_calls() -> None:
    data = {"Policy": {"Statement": [{"Principal": {"AWS": ROOT}}]}}
    shown = json.dumps(data).replace("root", "user/Bob")
    assert compared(shown, data, (call("GetPolicy", {"Name": "p"}),)).verdict is Verdict.GAP


def test_a_zone_that_nobody_gave_is_the_services_to_choose() -> None:
    asked = call("SetSubnets", {"Subnets": ["subnet-11111111"]}, "elbv2")
    data = {"SubnetId": "subnet-11111111", "ZoneName": "us-west-2d"}
    for zone, verdict in (("us-west-2a", Verdict.VERIFIED), ("first", Verdict.GAP)):
        assert compared(json.dumps({**data, "ZoneName": zone}), data, (asked,)).verdict is verdict


def test_a_zone_that_was_given_or_arranged_is_compared() -> None:
    given = call("CreateSubnet", {"AvailabilityZone": "us-west-2d"}, "ec2")
    data = {"Subnet": {"AvailabilityZone": "us-west-2d", "State": "available"}}
    shown = json.dumps(data).replace("us-west-2d", "us-west-2a")
    assert compared(shown, data, (given,)).verdict is Verdict.WRONG
    made = (Created(given, Reply(given, raw={}), "made"),)
    assert compared(shown, data, (call("DescribeSubnets", {}, "ec2"),), created=made).verdict is Verdict.GAP


def test_a_token_means_nothing_to_anybody_but_its_service() -> None:
    asked = call("PutLogEvents", {"logGroupName": "web"}, "logs")
    for name, verdict in (("nextSequenceToken", Verdict.VERIFIED), ("sequenceNumber", Verdict.GAP)):
        shown = json.dumps({name: "4954267248683107400"})
        assert compared(shown, {name: "0000000000000000001"}, (asked,)).verdict is verdict


def test_a_number_too_long_to_count_anything_is_an_id() -> None:
    shown = json.dumps({"SequenceNumber": "49600871682979337187563555549332609155523708941634633746"})
    asked = call("PutRecord", {"StreamName": "web"}, "kinesis")
    for live, verdict in (("0", Verdict.VERIFIED), ("none", Verdict.GAP)):
        assert compared(shown, {"SequenceNumber": live}, (asked,)).verdict is verdict


def test_a_long_number_that_counts_something_is_no_id() -> None:
    asked = call("ListShards", {"StreamName": "web"}, "kinesis")
    range_ = {"EndingHashKey": "226854911280625642308916404954512140969"}
    for key, verdict in ((range_["EndingHashKey"], Verdict.VERIFIED), ("1" * 39, Verdict.GAP)):
        assert compared(json.dumps({"EndingHashKey": key}), range_, (asked,)).verdict is verdict


def test_a_token_that_the_command_gives_is_compared() -> None:
    asked = call("PutLogEvents", {"sequenceToken": "00000000000000000000001"}, "logs")
    shown = json.dumps({"sequenceToken": "00000000000000000000002"})
    assert compared(shown, {"sequenceToken": "00000000000000000000001"}, (asked,)).verdict is not Verdict.VERIFIED


def test_an_object_of_empty_members_says_that_there_is_nothing() -> None:
    shown = '{"Name": "a", "Destinations": {"OnSuccess": {}, "OnFailure": {"Arn": ""}}}'
    assert compared(shown, {"Name": "a"}, (call("GetKey", {}),)).verdict is Verdict.VERIFIED
    given = call("PutKey", {"Destinations": {"OnFailure": {"Arn": "arn:aws:sqs:us-east-1:123456789012:q"}}})
    assert compared(shown, {"Name": "a"}, (given,)).verdict is Verdict.GAP
    empty = call("PutKey", {"Destinations": {"OnFailure": {"Arn": ""}}})
    assert compared(shown, {"Name": "a"}, (empty,)).verdict is Verdict.VERIFIED


def test_an_id_tells_more_than_the_name_of_another_thing() -> None:
    asked = call("CreateGroup", {"Ids": ["subnet-11111111", "subnet-22222222"]}, "ec2")
    live = [{"Id": f"subnet-{n * 8}", "Zone": {"Name": f"us-west-2{z}"}} for n, z in (("1", "b"), ("2", "a"))]
    shown = [{"Id": f"subnet-{n * 8}", "Zone": {"Name": f"us-west-2{z}"}} for n, z in (("2", "b"), ("1", "a"))]
    assert compared(json.dumps({"Subnets": shown}), {"Subnets": live}, (asked,)).verdict is Verdict.VERIFIED


def test_an_arn_with_a_cluster_before_its_id_is_one_without() -> None:
    live = "arn:aws:ecs:us-west-2:123456789012:task/default/c6dfeea6-1dcc-49fc-a89d-e3aedf3b2f48"
    twin = live.replace("c6dfeea6", "d7ef11a2")
    for name, verdict in (("a1b2c3d4-5678-90ab-cdef-22222EXAMPLE", Verdict.VERIFIED), ("web", Verdict.GAP)):
        shown = json.dumps({"taskArn": f"arn:aws:ecs:us-west-2:123456789012:task/{name}"})
        asked = call("ListTasks", {"cluster": "default"}, "ecs")
        assert compared(shown, {"taskArn": live}, (asked,), twin={"taskArn": twin}).verdict is verdict


def test_what_a_command_selects_by_is_in_what_it_shows() -> None:
    asked = call("ListLayers", {"CompatibleRuntime": "python3.11"}, "lambda")
    for runtimes, verdict in ((["python3.10", "python3.11"], Verdict.VERIFIED), (["python3.10"], Verdict.GAP)):
        data = {"Layers": [{"LayerName": "web", "CompatibleRuntimes": runtimes}]}
        assert compared(json.dumps(data), data, (asked,)).verdict is verdict


def test_a_name_with_a_qualifier_selects_what_has_the_name() -> None:
    asked = call("GetFunction", {"FunctionName": "web:LIVE"}, "lambda")
    data = {"FunctionName": "web", "Runtime": "python3.11"}
    assert compared(json.dumps(data), data, (asked,)).verdict is Verdict.VERIFIED
