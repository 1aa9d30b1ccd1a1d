"""What agrees with a reply and cannot be: another thing than was asked for, two regions of one thing, an end before a start."""

from __future__ import annotations

import json
from typing import Any

import pytest
from made import call, compared

from harness.findings import Verdict

TYPES = {"typeInfos": [{"activityType": {"name": "send", "version": "1"}, "status": "REGISTERED"}]}


def verdict_of(data: Any, operation: str, parameters: dict[str, Any], **rest: Any) -> Verdict:
    """The verdict where the account says just what is documented, whatever it was asked for."""
    return compared(json.dumps(data), data, (call(operation, parameters, "swf", **rest),)).verdict


@pytest.mark.parametrize(("name", "verdict"), [("send", Verdict.VERIFIED), ("get", Verdict.GAP)])
def test_each_listed_thing_has_what_the_command_asks_for(name: str, verdict: Verdict) -> None:
    assert verdict_of(TYPES, "ListActivityTypes", {"domain": "web", "name": name}) is verdict


def test_what_a_listed_thing_does_not_show_may_be_anything() -> None:
    assert verdict_of(TYPES, "ListActivityTypes", {"domain": "web", "registrationStatus": "x"}) is Verdict.VERIFIED


def test_one_of_the_values_of_an_option_is_enough() -> None:
    data = {"Types": [{"Name": "one"}, {"Name": "two"}]}
    assert verdict_of(data, "DescribeTypes", {"Names": ["two", "one"]}) is Verdict.VERIFIED
    assert verdict_of(data, "DescribeTypes", {"Names": ["two", "three"]}) is Verdict.GAP


def test_the_parts_of_what_a_command_gets_have_names_of_their_own() -> None:
    data = {"pipeline": {"name": "web", "stages": [{"name": "Source"}]}}
    assert verdict_of(data, "GetPipeline", {"name": "web"}) is Verdict.VERIFIED
    assert (
        verdict_of({"TagSet": [{"Key": "a", "Value": "b"}]}, "GetObjectTagging", {"Key": "x.txt"}) is Verdict.VERIFIED
    )


@pytest.mark.parametrize(("start", "verdict"), [("shard-0", Verdict.VERIFIED), ("shard-1", Verdict.GAP)])
def test_a_list_does_not_show_what_it_starts_after(start: str, verdict: Verdict) -> None:
    data = {"Shards": [{"ShardId": "shard-1"}, {"ShardId": "shard-2"}]}
    assert verdict_of(data, "ListShards", {"ExclusiveStartShardId": start}) is verdict


@pytest.mark.parametrize(
    ("name", "values", "verdict"),
    [
        ("vpc-id", ["vpc-0a1b2c3d"], Verdict.VERIFIED),
        ("vpc-id", ["vpc-9a8b7c6d"], Verdict.GAP),
        ("vpc-id", ["vpc-0a*"], Verdict.VERIFIED),
        ("tag:Name", ["web"], Verdict.VERIFIED),
    ],
)
def test_a_filter_asks_for_what_has_one_of_its_values(name: str, values: list[str], verdict: Verdict) -> None:
    data = {"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-0a1b2c3d"}]}
    assert verdict_of(data, "DescribeSubnets", {"Filters": [{"Name": name, "Values": values}]}) is verdict


CLUSTER = {
    "DBClusterIdentifier": "web",
    "AvailabilityZones": ["us-west-2a", "us-west-2b"],
    "Endpoint": "web.cluster-1.us-west-2.rds.amazonaws.com",
    "DBClusterArn": "arn:aws:rds:us-west-2:123456789012:cluster:web",
}


@pytest.mark.parametrize(
    ("old", "new"),
    [("us-west-2b", "us-east-1b"), ("1.us-west-2", "1.us-east-1"), ("rds:us-west-2", "rds:us-east-1")],
)
def test_one_thing_lies_in_one_region(old: str, new: str) -> None:
    asked = {"DBClusterIdentifier": "web"}
    assert verdict_of({"DBCluster": CLUSTER}, "StartDBCluster", asked) is Verdict.VERIFIED
    other = json.loads(json.dumps({"DBCluster": CLUSTER}).replace(old, new))
    assert verdict_of(other, "StartDBCluster", asked) is Verdict.GAP


def test_things_of_a_list_may_lie_in_many_regions() -> None:
    regions = [{"Endpoint": f"ec2.{name}.amazonaws.com", "Name": name} for name in ("us-west-2", "eu-west-1")]
    assert verdict_of({"Regions": regions}, "DescribeRegions", {}) is Verdict.VERIFIED


def test_what_a_command_gives_may_lie_in_another_region() -> None:
    source = "arn:aws:rds:us-east-1:123456789012:cluster:old"
    data = {"DBCluster": {**CLUSTER, "ReplicationSourceIdentifier": source}}
    assert verdict_of(data, "CreateDBCluster", {"ReplicationSourceIdentifier": source}) is Verdict.VERIFIED


@pytest.mark.parametrize(("region", "verdict"), [("us-west-2", Verdict.VERIFIED), ("us-east-1", Verdict.GAP)])
def test_a_thing_lies_in_the_region_that_the_command_asks_for(region: str, verdict: Verdict) -> None:
    asked = call("CreateTopic", {"Name": "web"}, "sns", region="us-west-2")
    data = {"TopicArn": "arn:aws:sns:us-west-2:123456789012:web"}
    assert compared(json.dumps(data).replace("us-west-2", region), data, (asked,)).verdict is verdict


@pytest.mark.parametrize(
    ("created", "updated", "verdict"),
    [(1563809909.2, 1563812829.6, Verdict.VERIFIED), (1563809909.2, 1563809900.6, Verdict.GAP)],
)
def test_a_thing_is_created_before_it_is_changed(created: float, updated: float, verdict: Verdict) -> None:
    live, twin = ({"mesh": {"createdAt": now, "lastUpdatedAt": now + 60}} for now in (1714979294.0, 1821610000.0))
    shown = json.dumps({"mesh": {"createdAt": created, "lastUpdatedAt": updated}})
    assert compared(shown, live, (call("DescribeMesh", {}),), twin=twin).verdict is verdict


def test_times_of_which_neither_follows_the_other_may_stand_in_any_order() -> None:
    live, twin = ({"at": {"createdAt": now, "lastStartEndedAt": now + 60}} for now in (1714979294.0, 1821610000.0))
    shown = json.dumps({"at": {"lastStartEndedAt": 1563809900.6, "startDate": 1563809909.2}})
    live["at"]["startDate"], twin["at"]["startDate"] = live["at"]["createdAt"], twin["at"]["createdAt"]
    assert compared(shown, live, (call("DescribeMesh", {}),), twin=twin).verdict is Verdict.VERIFIED
