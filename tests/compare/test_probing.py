"""Probes: an equality that may be chance is an echo only where the reply follows another input."""

from __future__ import annotations

import pytest
from made import call, compared, reply

from harness.account.model import Created
from harness.compare.inputs import Input, Inputs
from harness.compare.probing import Change, Probe, changes
from harness.findings import Verdict
from harness.lowering.model import Call, Path

SERVICE = call(
    "CreateService",
    {"serviceName": "web", "desiredCount": 2, "launchType": "FARGATE", "tags": [{"key": "web", "value": "x"}]},
    "ecs",
)


def given(of: Call, path: Path) -> Input:
    """The input at a path of a call."""
    tree: object = of.parameters
    for step in path:
        tree = tree[step]  # type: ignore[index]
    return next(item for item in Inputs((of,)).of(tree) if item.path == path)


@pytest.mark.parametrize(
    ("name", "value", "documented"),
    [("enableExecuteCommand", True, "false"), ("desiredCount", 2, "3"), ("launchType", "FARGATE", '"EC2"')],
)
def test_a_constant_a_number_or_a_word_is_an_echo_where_the_reply_follows(
    name: str, value: object, documented: str
) -> None:
    asked = (call("CreateService", {name: value}, "ecs"),)
    shown = f'{{"service": {{"{name}": {documented}}}}}'
    assert compared(shown, {"service": {name: value}}, asked).verdict is Verdict.WRONG
    assert compared(shown, {"service": {name: value}}, asked, is_followed=False).verdict is Verdict.GAP


def test_two_words_of_one_enum_are_alike_though_one_has_the_other_in_it() -> None:
    asked = (call("CreateRepository", {"imageTagMutability": "IMMUTABLE"}, "ecr"),)
    data = {"repository": {"imageTagMutability": "IMMUTABLE"}}
    for shown, verdict in (("MUTABLE", Verdict.WRONG), ("immutable", Verdict.GAP)):
        assert compared(f'{{"repository": {{"imageTagMutability": "{shown}"}}}}', data, asked).verdict is verdict


def test_a_long_name_needs_no_probe() -> None:
    asked = (call("CreateKey", {"Description": "Signs releases"}),)
    found = compared('{"Description": "Encrypts backups"}', {"Description": "Signs releases"}, asked, is_followed=False)
    assert found.verdict is Verdict.WRONG


def test_a_value_that_arranging_gave_to_another_member_too_is_no_sure_echo() -> None:
    asked = call("UpdateIntegration", {"restApiId": "1234123412", "httpMethod": "GET"}, "apigateway")
    put = call("PutIntegration", {"httpMethod": "GET", "integrationHttpMethod": "GET"}, "apigateway")
    made = Created(put, reply(put, {}), "an integration")
    assert compared('{"httpMethod": "POST"}', {"httpMethod": "GET"}, (asked,)).verdict is Verdict.WRONG
    assert compared('{"httpMethod": "POST"}', {"httpMethod": "GET"}, (asked,), created=(made,)).verdict is Verdict.GAP


def test_the_values_that_are_tried_are_those_that_the_model_allows() -> None:
    assert [change.new for change in changes(given(SERVICE, ("launchType",)))] == ["EC2", "EXTERNAL"]
    assert [change.new for change in changes(given(SERVICE, ("desiredCount",)))] == [3, 1]
    assert [change.new for change in changes(given(SERVICE, ("serviceName",)))] == ["wek", "keb"]
    bounded = call("GenerateRandom", {"NumberOfBytes": 1024})
    assert [change.new for change in changes(given(bounded, ("NumberOfBytes",)))] == [1023]


def test_a_name_is_changed_wherever_it_is_given_and_a_setting_where_it_stands() -> None:
    name = next(changes(given(SERVICE, ("serviceName",))))
    assert name.applied(5, SERVICE).parameters["tags"] == [{"key": "wek", "value": "x"}]
    count = next(changes(given(SERVICE, ("desiredCount",))))
    assert count.applied(0, SERVICE).parameters["desiredCount"] == 3
    assert count.applied(1, SERVICE) is SERVICE


def test_a_change_inside_a_string_of_json_changes_nothing() -> None:
    put = call("PutKeyPolicy", {"Policy": '{"Version": "1"}'})
    assert Change(0, ("Policy", "Version"), "1", "2").applied(0, put).parameters == put.parameters


def test_a_probe_is_followed_in_that_very_place_alone() -> None:
    probe = Probe(3, {"service": {"desiredCount": 3, "runningCount": 0}})
    assert probe.is_followed(("service", "desiredCount"))
    assert not probe.is_followed(("service", "runningCount"))
    assert not Probe(3).is_followed(("service", "desiredCount"))
