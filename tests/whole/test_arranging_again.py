"""An example is replayed again where its first replay shows what should have been arranged otherwise."""

from __future__ import annotations

import json

from harness.checker import check_source
from harness.findings import Fields, Verdict
from harness.options import Options
from harness.text import Source


def verdicts(*steps: tuple[str, str]) -> list[Verdict]:
    text = "**To do so**\n\n"
    for command, output in steps:
        text += f"The following example does so. ::\n\n    {command}\n\n"
        text += "Output::\n\n" + "".join(f"    {line}\n" for line in output.splitlines()) + "\n" if output else ""
    return [step.judgement.verdict for step in check_source(Source("ec2/example.rst", text), Options()).steps]


_STARTING = """{
    "StartingInstances": [
        {
            "InstanceId": "i-1234567890abcdef0",
            "CurrentState": {"Code": 0, "Name": "pending"},
            "PreviousState": {"Code": 80, "Name": "stopped"}
        }
    ]
}"""


def test_an_instance_that_was_stopped_is_stopped_before_it_is_started() -> None:
    found = verdicts(("aws ec2 start-instances --instance-ids i-1234567890abcdef0", _STARTING))
    assert found == [Verdict.VERIFIED]


def test_a_parameter_is_put_as_often_as_its_version_says() -> None:
    put = "aws ssm put-parameter --name MyParameter --type String --value Vici --overwrite"
    assert verdicts((put, '{"Version": 3}')) == [Verdict.VERIFIED]


def test_a_version_that_the_example_itself_brought_about_must_agree() -> None:
    put = "aws ssm put-parameter --name MyParameter --type String --value Vici --overwrite"
    assert verdicts((put, '{"Version": 1}'), (put, '{"Version": 3}')) == [Verdict.VERIFIED, Verdict.GAP]


def test_a_value_that_was_made_up_is_the_documented_one_the_second_time() -> None:
    shown = """{
    "InstanceStatuses": [
        {
            "InstanceId": "i-1234567890abcdef0",
            "AvailabilityZone": "us-east-1d",
            "InstanceState": {"Code": 16, "Name": "running"}
        }
    ]
}"""
    status = ("aws ec2 describe-instance-status --instance-id i-1234567890abcdef0", shown)
    assert verdicts(status) == [Verdict.VERIFIED]


_TAGGING = (
    "aws memorydb tag-resource --resource-arn arn:aws:memorydb:us-east-1:123456789012:cluster/my-cluster "
    "--tags Key=mykey,Value=myvalue"
)


def test_tags_that_were_there_before_are_put_before_others() -> None:
    tags = '{"TagList": [{"Key": "mytag", "Value": "other"}, {"Key": "mykey", "Value": "myvalue"}]}'
    assert verdicts((_TAGGING, tags)) == [Verdict.VERIFIED]


def test_a_tag_that_is_given_is_not_arranged_under_another_name() -> None:
    tags = '{"TagList": [{"Key": "mytag", "Value": "other"}, {"Key": "mykeyx", "Value": "myvalue"}]}'
    assert verdicts((_TAGGING, tags)) != [Verdict.VERIFIED]


def test_values_that_stay_when_others_are_removed_were_added_before() -> None:
    removing = (
        "aws rds modify-db-snapshot-attribute --db-snapshot-identifier mydbsnapshot --attribute-name restore "
        "--values-to-remove 444455556666"
    )
    attribute = {"AttributeName": "restore", "AttributeValues": ["111122223333"]}
    result = {"DBSnapshotIdentifier": "mydbsnapshot", "DBSnapshotAttributes": [attribute]}
    assert verdicts((removing, json.dumps({"DBSnapshotAttributesResult": result}))) == [Verdict.VERIFIED]


def test_an_object_that_is_lacking_as_a_whole_is_given_member_by_member_to_what_made_the_thing() -> None:
    getting = (
        "aws greengrass get-core-definition-version --core-definition-id c906ed39-a1e3-4822-a981-7b9bd57b4b46 "
        "--core-definition-version-id 42aeeac3-fd9d-4312-a8fd-ffa9404a20e0"
    )
    core = {
        "CertificateArn": "arn:aws:iot:us-west-2:123456789012:cert/928dea7b82331b47",
        "Id": "1a39aac7-0885-4417-91f6-23e4cea6c511",
        "SyncShadow": False,
        "ThingArn": "arn:aws:iot:us-west-2:123456789012:thing/Pi3_Core",
    }
    arn = (
        "arn:aws:greengrass:us-west-2:123456789012:greengrass/definition/cores/c906ed39-a1e3-4822-a981-7b9bd57b4b46"
        "/versions/42aeeac3-fd9d-4312-a8fd-ffa9404a20e0"
    )
    output = {"Arn": arn, "Definition": {"Cores": [core]}}
    assert verdicts((getting, json.dumps(output))) == [Verdict.VERIFIED]


def test_what_a_document_shows_of_a_thing_is_made_though_it_could_be_left_out() -> None:
    getting = "aws apigateway get-base-path-mapping --domain-name subdomain.example.com --base-path v1"
    assert verdicts((getting, '{"basePath": "v1", "restApiId": "1234w4321e", "stage": "api"}')) == [Verdict.VERIFIED]


def test_the_name_of_an_attribute_stays_as_it_is_documented() -> None:
    wanted = "--attribute-name stack --attribute-value production"
    command = f"aws ecs list-attributes --target-type container-instance {wanted} --cluster default"
    target = "arn:aws:ecs:us-west-2:123456789012:container-instance/1c3be8ed-df30-47b4-8f1e-6e68ebd01f34"
    output = json.dumps({"attributes": [{"name": "stack", "targetId": target, "value": "production"}]}, indent=4)
    text = f"**To list**\n\nList. ::\n\n    {command}\n\nOutput::\n\n" + "\n".join(
        f"    {x}" for x in output.splitlines()
    )
    (step,) = check_source(Source("ecs/list-attributes.rst", text + "\n")).steps
    assert step.judgement.fields == Fields(equal=2, bound=1)
