"""A verified output stays verified when its ids are renamed, and becomes wrong when anything echoed is changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from made import call, compared

from harness.account.model import Reply
from harness.bindings import Bindings
from harness.compare import Evidence, compare
from harness.findings import Verdict
from harness.lowering.model import Call
from harness.steps import Expectation, Saying
from harness.text import Text

POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "events.amazonaws.com"},
            "Action": ["sns:Publish", "sns:Subscribe"],
        },
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sns:*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        },
    ],
}
CREATE = call(
    "CreateService",
    {
        "cluster": "invoices-cluster",
        "serviceName": "invoices-frontend",
        "taskDefinition": "frontend-task:3",
        "desiredCount": 4,
        "enableExecuteCommand": True,
        "launchType": "FARGATE",
        "policy": json.dumps(POLICY),
        "deploymentConfiguration": {"maximumPercent": 150, "minimumHealthyPercent": 50, "alarms": {"enable": True}},
        "loadBalancers": [
            {"containerName": "frontend-web", "containerPort": 80},
            {"containerName": "frontend-admin", "containerPort": 8080},
        ],
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-0a1b2c3d4e5f60001"]}},
        "tags": [{"key": "Team", "value": "blue-whale"}, {"key": "Stage", "value": "gamma-rays"}],
    },
    service="ecs",
)
DOCUMENTED: dict[str, Any] = {
    "service": {
        "serviceArn": "arn:aws:ecs:us-west-2:111122223333:service/invoices-cluster/invoices-frontend",
        "serviceName": "invoices-frontend",
        "taskDefinition": "frontend-task:3",
        "desiredCount": 4,
        "enableExecuteCommand": True,
        "launchType": "FARGATE",
        "policy": json.dumps(POLICY, indent=2),
        "deploymentConfiguration": {"maximumPercent": 150, "minimumHealthyPercent": 50, "alarms": {"enable": True}},
        "loadBalancers": [
            {"containerName": "frontend-admin", "containerPort": 8080},
            {"containerName": "frontend-web", "containerPort": 80},
        ],
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-0a1b2c3d4e5f60001"]}},
        "tags": [{"key": "Team", "value": "blue-whale"}, {"key": "Stage", "value": "gamma-rays"}],
        "id": "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
        "deployments": [{"id": "ecs-svc/9223370567890123456", "owner": "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"}],
        "createdAt": "2021-03-04T05:06:07.123000+00:00",
    }
}


def live(seed: str) -> dict[str, Any]:
    """The reply in one world."""
    account = "123456789012" if seed == "a" else "294816350729"
    tree = copy.deepcopy(DOCUMENTED)
    service = tree["service"]
    service["serviceArn"] = f"arn:aws:ecs:us-east-1:{account}:service/invoices-cluster/invoices-frontend"
    service["policy"] = json.dumps(POLICY)
    service["networkConfiguration"]["awsvpcConfiguration"]["subnets"] = [f"subnet-77{seed}{seed}bbcc"]
    service["loadBalancers"].reverse()
    service["id"] = service["deployments"][0]["owner"] = f"0d990263-8a1c-4d0c-9a39-7a2a3ab0b5f{seed}"
    service["deployments"][0]["id"] = f"ecs-svc/922337{ord(seed)}"
    service["createdAt"] = 1714979289.0 + ord(seed)
    return tree


def bindings(seed: str) -> Bindings:
    found = Bindings()
    found.bind("subnet-0a1b2c3d4e5f60001", f"subnet-77{seed}{seed}bbcc")
    return found


def verdict(documented: Any) -> Verdict:
    found = compared(
        json.dumps(documented, indent=4),
        live("a"),
        (CREATE,),
        twin=live("b"),
        bindings=bindings("a"),
        twin_bindings=bindings("b"),
    )
    return found.verdict


GENERATED = ("id", "owner", "createdAt")


def echoed_leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from echoed_leaves(value, (*path, key)) if key not in GENERATED else ()
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from echoed_leaves(value, (*path, at))
    elif path[-1] != "policy":
        yield path


def changed(tree: Any, path: tuple[Any, ...]) -> Any:
    """A copy with another value of the same kind at a path."""
    tree = copy.deepcopy(tree)
    at = tree
    for step in path[:-1]:
        at = at[step]
    value = at[path[-1]]
    if isinstance(value, bool):
        at[path[-1]] = not value
    elif isinstance(value, int):
        at[path[-1]] = value + 7
    elif "subnet-" in value:
        at[path[-1]] = "subnet-0f0f0f0f0f0f0f0f0"
    elif value.startswith("arn:"):
        at[path[-1]] = value[:-4] + "else"
    else:
        at[path[-1]] = {"FARGATE": "EC2", "frontend-task:3": "backend-task:3"}.get(value, "payroll-backend")
    return tree


def test_the_output_is_verified_as_it_stands() -> None:
    assert verdict(DOCUMENTED) is Verdict.VERIFIED


@pytest.mark.parametrize("path", list(echoed_leaves(DOCUMENTED)), ids=lambda path: ".".join(map(str, path[1:])))
def test_changing_an_echoed_leaf_is_wrong(path: tuple[Any, ...]) -> None:
    assert verdict(changed(DOCUMENTED, path)) is Verdict.WRONG


@pytest.mark.parametrize("path", list(echoed_leaves(POLICY)), ids=lambda path: ".".join(map(str, path)))
def test_changing_a_leaf_of_a_policy_in_a_string_is_wrong(path: tuple[Any, ...]) -> None:
    documented = copy.deepcopy(DOCUMENTED)
    documented["service"]["policy"] = json.dumps(changed(POLICY, path))
    assert verdict(documented) is Verdict.WRONG


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a1b2c3d4-5678-90ab-cdef-EXAMPLE11111", "b9b9b9b9-5678-90ab-cdef-EXAMPLE22222"),
        ("9223370567890123456", "1234567890123456789"),
        ("111122223333", "444455556666"),
        ("2021-03-04T05:06:07.123000+00:00", "2019-01-01T00:00:00Z"),
    ],
)
def test_renaming_a_generated_value_everywhere_changes_nothing(old: str, new: str) -> None:
    assert verdict(json.loads(json.dumps(DOCUMENTED).replace(old, new))) is Verdict.VERIFIED


def test_renaming_one_occurrence_of_an_id_is_wrong() -> None:
    documented = copy.deepcopy(DOCUMENTED)
    documented["service"]["deployments"][0]["owner"] = "b9b9b9b9-5678-90ab-cdef-EXAMPLE22222"
    assert verdict(documented) is Verdict.WRONG


def test_another_account_or_region_in_an_echoed_arn_is_wrong() -> None:
    for old, new in (("111122223333", "444455556666"), ("kms:us-west-2", "kms:us-east-2")):
        arn = "arn:aws:kms:us-west-2:111122223333:key/1234abcd"
        get = call("GetThing", {"KeyArn": arn})
        assert compared(json.dumps({"KeyArn": arn}), {"KeyArn": arn}, (get,)).verdict is Verdict.VERIFIED
        assert compared(json.dumps({"KeyArn": arn.replace(old, new)}), {"KeyArn": arn}, (get,)).verdict is Verdict.WRONG


KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
KEY_POLICY = {
    "Version": "2012-10-17",
    "Id": "key-default-1",
    "Statement": [
        {
            "Sid": "Enable IAM User Permissions",
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
            "Action": ["kms:DescribeKey", "kms:ListKeys"],
            "Resource": "*",
        }
    ],
}


@pytest.fixture(scope="module")
def stored_policy() -> tuple[Call, Call, Reply]:
    """What the emulated service gives back of a policy that was put there."""
    from harness.account import open_account
    from harness.account.model import World

    policy = json.dumps(KEY_POLICY)
    put = call("PutKeyPolicy", {"KeyId": KEY, "PolicyName": "default", "Policy": policy})
    get = call("GetKeyPolicy", {"KeyId": KEY, "PolicyName": "default"}, output="text")
    with open_account(World()) as account:
        key = account.send(call("CreateKey", {})).raw["KeyMetadata"]["KeyId"]
        account.send(call("PutKeyPolicy", {**put.parameters, "KeyId": key}))
        return put, get, account.send(call("GetKeyPolicy", {**get.parameters, "KeyId": key}, output="text"))


def policy_verdict(documented: Any, stored: tuple[Call, Call, Reply]) -> Verdict:
    put, get, reply = stored
    text = Text.at(json.dumps(documented, indent=4), 0)
    expectation = Expectation(Saying.OUTPUT, text, text.span())
    return compare(expectation, reply, Bindings(), Evidence((put, get), (), reply)).verdict


@pytest.mark.parametrize("path", list(echoed_leaves(KEY_POLICY)), ids=lambda path: ".".join(map(str, path)))
def test_changing_a_leaf_of_a_stored_policy_is_wrong(
    path: tuple[Any, ...], stored_policy: tuple[Call, Call, Reply]
) -> None:
    assert policy_verdict(KEY_POLICY, stored_policy) is Verdict.VERIFIED
    assert policy_verdict(changed(KEY_POLICY, path), stored_policy) is Verdict.WRONG
