"""An example against itself: command and output, and the members of one output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from harness.findings import Finding
from harness.lowering.model import Call, Custom
from harness.outputs import check_output
from harness.outputs.echoes import is_same_thing
from harness.outputs.transfers import transfer_findings
from harness.steps import Expectation, Saying
from harness.text import Span, Text

OURS = ("output-arn-mismatch", "output-echo-mismatch", "output-input-mismatch", "output-id-mismatch")


def findings_of(service: str, operation: str, parameters: Mapping[str, Any], output: Any) -> list[Finding]:
    text = json.dumps(output)
    origins = {(name,): Text.at(str(value), 5000) for name, value in parameters.items()}
    call = Call(service, operation, parameters, Span(0, 10), origins=origins)
    found = check_output(call, Expectation(Saying.OUTPUT, Text.at(text, 0), Span(0, len(text))))
    return [finding for finding in found if finding.name in OURS]


def names_of(service: str, operation: str, parameters: Mapping[str, Any], output: Any) -> list[str]:
    return [finding.name for finding in findings_of(service, operation, parameters, output)]


class TestEchoes:
    def test_an_identifier_that_comes_back_different_is_told_with_both_places(self) -> None:
        (finding,) = findings_of("ec2", "DetachVolume", {"VolumeId": "vol-1234"}, {"VolumeId": "vol-5678"})
        assert finding.message == "`VolumeId` is `vol-5678` here, and the command gives `vol-1234`"
        assert (finding.field, finding.related[0].span) == ("$.VolumeId", Span(5000, 5008))

    def test_a_member_of_the_one_record_is_an_echo(self) -> None:
        output = {"repository": {"repositoryName": "sample-repo"}}
        assert names_of("ecr", "CreateRepository", {"repositoryName": "web-app"}, output) == ["output-echo-mismatch"]
        assert names_of("ecr", "CreateRepository", {"repositoryName": "sample-repo"}, output) == []

    def test_in_a_list_one_element_that_agrees_is_enough(self) -> None:
        output = {"Snapshots": [{"SnapshotId": "snap-1"}, {"SnapshotId": "snap-2"}]}
        assert names_of("ec2", "DescribeSnapshots", {"SnapshotIds": ["snap-2"]}, output) == []
        assert names_of("ec2", "DescribeSnapshots", {"SnapshotIds": ["snap-3"]}, output) == ["output-echo-mismatch"]

    def test_a_list_of_things_comes_back_under_their_singular(self) -> None:
        output = {"tasks": [{"taskArn": "arn:aws:ecs:us-east-1:123456789012:task/c/2"}]}
        assert names_of("ecs", "DescribeTasks", {"tasks": ["2"]}, output) == []
        wrong = {"tasks": ["arn:aws:ecs:us-east-1:123456789012:task/c/1"]}
        assert names_of("ecs", "DescribeTasks", wrong, output) == ["output-echo-mismatch"]

    def test_ids_of_another_kind_under_a_name_for_all_are_no_echo(self) -> None:
        output = {"ProductViewSummary": {"Id": "prodview-1234", "ProductId": "prod-1234"}}
        assert names_of("servicecatalog", "DescribeProduct", {"Id": "prod-1234"}, output) == []

    @pytest.mark.parametrize(
        "given", ["<key-id>", "alias/example", "$KEY_ID", "KeyId", "XXXXXXXX", "MyKeyId", "your-key"]
    )
    def test_placeholders_and_aliases_need_not_come_back(self, given: str) -> None:
        output = {"KeyMetadata": {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"}}
        assert names_of("kms", "DescribeKey", {"KeyId": given}, output) == []

    def test_enumerations_and_versions_need_not_come_back(self) -> None:
        challenge = {"ChallengeName": "SELECT_MFA_TYPE"}
        assert (
            names_of("cognito-idp", "RespondToAuthChallenge", challenge, {"ChallengeName": "SOFTWARE_TOKEN_MFA"}) == []
        )
        version = {"imageSetId": "a", "latestVersionId": "1"}
        assert names_of("medical-imaging", "UpdateImageSetMetadata", version, {"latestVersionId": "2"}) == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("web", "web"),
        ("Web", "web"),
        ("example.com", "example.com."),
        ("+12065550100", "%2B12065550100"),
        ("web", "arn:aws:ecs:us-east-1:123456789012:service/web"),
        ("arn:aws:sns:us-east-1:123456789012:topic", "topic"),
        ("MyParameter:2", "MyParameter"),
        ("name", "arn:aws:ecs:us-east-1:123456789012:service/other"),
    ],
)
def test_one_thing_may_be_written_in_two_ways(given: str, shown: str) -> None:
    assert is_same_thing(given, shown)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("web", "website"), ("vpc-0bf4c2739bc05a69", "vpc-0bf4c2739bc05a694"), ("arn:aws:a:b:1:c", "arn:aws:a:b:2:c")],
)
def test_two_things_are_told_apart(given: str, shown: str) -> None:
    assert not is_same_thing(given, shown)


class TestInputs:
    def test_what_is_set_comes_back_as_it_was_set(self) -> None:
        given = {"SMSChannelRequest": {"Enabled": True, "SenderId": "a"}}
        output = {"SMSChannelResponse": {"Enabled": False, "Version": 2}}
        (finding,) = findings_of("pinpoint", "UpdateSmsChannel", {"ApplicationId": "a", **given}, output)
        assert (finding.name, finding.field) == ("output-input-mismatch", "$.SMSChannelResponse.Enabled")
        assert finding.message == "`Enabled` is `false` here, and the command gives `true`"

    def test_json_and_numbers_are_compared_by_value(self) -> None:
        given = {"policyName": "p", "policyDocument": '{"Version": "2012-10-17"}'}
        assert names_of("iot", "CreatePolicy", given, {"policyDocument": '{"Version":"2012-10-17"}'}) == []
        assert names_of("iot", "CreatePolicy", given, {"policyDocument": '{"Version":"2008-10-17"}'}) == [
            "output-input-mismatch"
        ]

    def test_commands_that_change_things_later_are_left_alone(self) -> None:
        output = {"DBInstance": {"DBInstanceClass": "db.r4.large"}}
        assert names_of("docdb", "ModifyDBInstance", {"DBInstanceClass": "db.r4.4xlarge"}, output) == []


class TestPairs:
    given: ClassVar = {
        "UserPoolId": "p",
        "Username": "u",
        "UserAttributes": [{"Name": "email", "Value": "a@example.com"}],
    }

    @staticmethod
    def output(*pairs: tuple[str, str]) -> dict[str, Any]:
        return {"User": {"Username": "u", "Attributes": [{"Name": name, "Value": value} for name, value in pairs]}}

    def test_a_name_comes_back_with_the_value_that_it_is_given(self) -> None:
        (finding,) = findings_of("cognito-idp", "AdminCreateUser", self.given, self.output(("email", "b@example.com")))
        assert (finding.name, finding.field) == ("output-input-mismatch", "$.User.Attributes[0]")
        assert finding.message == "`email` is `b@example.com` here, and the command gives `a@example.com`"

    @pytest.mark.parametrize(
        "pairs",
        [
            [("email", "a@example.com")],
            [("email", "b@example.com"), ("email", "a@example.com")],
            [("sub", "b@example.com")],
            [("email", "<email>")],
        ],
    )
    def test_one_that_agrees_another_name_and_a_placeholder_are_no_contradiction(
        self, pairs: list[tuple[str, str]]
    ) -> None:
        assert names_of("cognito-idp", "AdminCreateUser", self.given, self.output(*pairs)) == []

    def test_what_is_described_may_have_been_given_another_value(self) -> None:
        given = {"Filters": [{"Name": "state", "Values": ["a"]}], "Tags": [{"Key": "k", "Value": "a"}]}
        output = {"Tags": [{"Key": "k", "Value": "b"}]}
        assert names_of("ec2", "DescribeTags", given, output) == []


class TestSiblings:
    def test_an_id_and_the_arn_beside_it_name_one_thing(self) -> None:
        arn = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        wrong = {"KeyMetadata": {"KeyId": "4321abcd-12ab-34cd-56ef-1234567890ab", "Arn": arn}}
        right = {"KeyMetadata": {"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab", "Arn": arn}}
        assert names_of("kms", "DescribeKey", {}, wrong) == ["output-id-mismatch"]
        assert names_of("kms", "DescribeKey", {}, right) == []

    def test_an_id_that_repeats_the_account_is_told(self) -> None:
        output = {"arn": "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6", "id": "123456789012"}
        assert names_of("ivschat", "GetRoom", {}, output) == ["output-id-mismatch"]

    def test_ids_that_are_no_part_of_an_arn_are_left_alone(self) -> None:
        output = {
            "thingArn": "arn:aws:iot:us-west-2:123456789012:thing/Lamp",
            "thingId": "40da2e73-c6af-406e-b415-15acae538797",
        }
        assert names_of("iot", "DescribeThing", {}, output) == []


class TestTransfers:
    """The lines of `aws s3 cp` and its like."""

    @pytest.mark.parametrize(
        ("words", "line", "expected"),
        [
            ("s3 cp a s3://bucket/logs/ --recursive", "upload: a/b.txt to s3://bucket/logs/b.txt", []),
            ("s3 cp a s3://bucket/logs/ --recursive", "upload: a/b.txt to s3://bucket2/logs/b.txt", ["s3://bucket2/logs/b.txt"]),
            ("s3 cp s3://bucket/a/ s3://other --recursive", "copy: s3://bucket/b to s3://other/b", ["s3://bucket/b"]),
            ("s3 cp s3://bucket s3://other --recursive", "copy: s3://bucket/b to s3://other/b", []),
            ("s3 cp ./a.txt s3://bucket/", "upload: a.txt to s3://bucket/a.txt", []),
            ("s3 cp - s3://bucket/a", "upload: - to s3://bucket/a", []),
            ("s3 cp /tmp/a.txt s3://bucket/a", "upload: ../tmp/a.txt to s3://bucket/a", []),
            ("s3 rm s3://bucket/ --recursive", "delete: a/b.txt to s3://bucket/b.txt", ["a/b.txt"]),
            ("s3 sync . s3://bucket --delete", "delete: s3://bucket/a", []),
            ("s3 sync s3://bucket . --delete", "delete: ./a", []),
            ("s3 mv s3://bucket/a .", "(dryrun) move: s3://bucket/a to ./a", []),
            ("s3 ls s3://bucket", "upload: a to b", []),
            ("s3 cp a s3://bucket/", "Completed 1 part(s) with 2 file(s) remaining", []),
        ],
    )  # fmt: skip
    def test_a_line_stays_within_the_paths_of_the_command(self, words: str, line: str, expected: list[str]) -> None:
        given = tuple(Text.at(word, 1000 * at) for at, word in enumerate(words.split(), 1))
        custom = Custom(given[0].value, given[1].value, given)
        found = transfer_findings(custom, Text.at(line, 0))
        assert [line[one.span.start : one.span.stop] for one in found] == expected


class TestArnsElsewhere:
    ARN = "arn:aws:autoscaling:us-west-2:123456789012:autoScalingGroup:1:autoScalingGroupName/A"

    def found(self, given: str, shown: str, **beside: str) -> list[str]:
        parameters = {"name": "P", "autoScalingGroupProvider": {"autoScalingGroupArn": given}}
        output = {"capacityProvider": {"autoScalingGroupProvider": {"autoScalingGroupArn": shown}, **beside}}
        found = findings_of("ecs", "CreateCapacityProvider", parameters, output)
        return [finding.message for finding in found if finding.name == "output-arn-mismatch"]

    @pytest.mark.parametrize(
        ("shown", "expected"),
        [
            (ARN, []),
            (ARN.replace("west", "east"), ["the command names this resource in another Region"]),
            (ARN.replace("9012", "9021"), ["the command names this resource in another account"]),
            (ARN.replace("123456789012", "account"), []),
            (ARN.replace("us-west-2", "region"), []),
            (ARN.replace("Name/A", "Name/B"), []),
        ],
    )
    def test_one_resource_has_one_region_and_account(self, shown: str, expected: list[str]) -> None:
        assert self.found(self.ARN, shown) == expected

    def test_a_resource_beside_its_replicas_is_left_alone(self) -> None:
        assert self.found(self.ARN, self.ARN.replace("west", "east"), capacityProviderArn=self.ARN) == []


class TestIdsInArns:
    def test_the_arn_of_an_id_of_the_same_kind_names_the_same_thing(self) -> None:
        output = {
            "Policy": {"PolicyName": "test"},
            "PolicyArn": "arn:aws:fms:us-west-2:123456789012:policy/" + "b" * 8 + UUID,
        }
        assert names_of("fms", "GetPolicy", {"PolicyId": "a" * 8 + UUID}, output) == ["output-echo-mismatch"]
        assert names_of("fms", "GetPolicy", {"PolicyId": "b" * 8 + UUID}, output) == []
        assert names_of("fms", "GetPolicy", {"PolicyId": "my-policy"}, output) == []

    def test_a_thing_comes_back_under_its_name(self) -> None:
        output = {"cluster": {"clusterName": "default"}}
        assert names_of("ecs", "UpdateClusterSettings", {"cluster": "prod", "settings": []}, output) == [
            "output-echo-mismatch"
        ]
        assert names_of("ecs", "UpdateClusterSettings", {"cluster": "default", "settings": []}, output) == []

    def test_what_takes_the_place_of_a_thing_may_have_an_id_of_its_own(self) -> None:
        output = {"IamInstanceProfileAssociation": {"AssociationId": "iip-assoc-08049da59357d598c"}}
        given = {"AssociationId": "iip-assoc-060bae234aac2e7fa"}
        assert names_of("ec2", "ReplaceIamInstanceProfileAssociation", given, output) == []


UUID = "-5678-90ab-cdef-EXAMPLE11111"
