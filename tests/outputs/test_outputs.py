"""Documented outputs held against the service's model."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.findings import Finding
from harness.lowering.model import Call
from harness.outputs import check_output
from harness.steps import Expectation, Saying
from harness.text import Span, Text

KEY = {
    "KeyMetadata": {
        "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
        "Arn": "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "CreationDate": 1714979289.0,
        "Enabled": True,
        "MultiRegionConfiguration": {"MultiRegionKeyType": "PRIMARY", "ReplicaKeys": []},
    }
}


def a_call(service: str = "kms", operation: str = "DescribeKey", *, query: str | None = None, **rest: Any) -> Call:
    text = Text.at(query, 1000) if query is not None else None
    return Call(service, operation, rest.pop("parameters", {}), Span(0, 10), query=text, **rest)


def findings_of(output: Any, call: Call | None = None) -> tuple[Finding, ...]:
    text = output if isinstance(output, str) else json.dumps(output, indent=4)
    expectation = Expectation(Saying.OUTPUT, Text.at(text, 0), Span(0, len(text)))
    return check_output(call or a_call(), expectation)


def names_of(output: Any, call: Call | None = None) -> list[str]:
    """The findings' names, without the notes on what is left out."""
    return [finding.name for finding in findings_of(output, call) if finding.name != "missing-output-member"]


def key_with(**members: Any) -> dict[str, Any]:
    return {"KeyMetadata": {**KEY["KeyMetadata"], **members}}


def test_a_right_output_has_no_findings() -> None:
    assert findings_of(KEY) == ()


def test_a_misspelt_member_is_told_on_its_key_with_the_name_that_was_meant() -> None:
    output = json.dumps({"KeyMetadata": {"KeyID": "1234"}})
    (finding,) = findings_of(output)
    assert finding.name == "unknown-output-member"
    assert output[finding.span.start : finding.span.stop] == '"KeyID"'
    assert finding.field == "$.KeyMetadata.KeyID"
    assert "`KeyId`" in finding.help


def test_a_member_of_a_member_is_told_where_it_belongs() -> None:
    (finding,) = findings_of(key_with(ReplicaKeys=[]))
    assert finding.help == "It belongs inside `MultiRegionConfiguration`"


def test_a_member_of_the_level_above_is_told_so() -> None:
    (finding,) = findings_of(key_with(MultiRegionConfiguration={"MultiRegionKeyType": "PRIMARY", "Enabled": True}))
    assert finding.help == "It belongs one level up"


def test_the_same_mistake_in_every_element_is_told_once() -> None:
    keys = {"Keys": [{"KeyId": "1", "KeyARN": "a"}, {"KeyId": "2", "KeyARN": "b"}]}
    (finding,) = findings_of(keys, a_call(operation="ListKeys"))
    assert finding.field == "$.Keys[0].KeyARN"


def test_the_output_of_another_operation_is_named() -> None:
    (finding,) = findings_of({"Aliases": []})
    assert finding.name == "output-of-other-operation"
    assert finding.message == "the output is that of ListAliases, not of DescribeKey"


def test_members_without_their_wrapper_are_one_finding() -> None:
    (finding,) = findings_of(KEY["KeyMetadata"])
    assert (finding.name, finding.field) == ("missing-wrapper", "$")
    assert "`KeyMetadata`" in finding.message


def test_a_bare_list_lacks_its_wrapper() -> None:
    (finding,) = findings_of([{"AliasName": "alias/a"}], a_call(operation="ListAliases"))
    assert finding.name == "missing-wrapper"
    assert finding.help == 'Write `{"Aliases": [...]}`'


def test_a_wrapper_too_many_is_told_on_its_key() -> None:
    assert (
        names_of({"Response": {"Aliases": [], "Truncated": False}}, a_call(operation="ListAliases"))[0]
        == "extra-wrapper"
    )


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"Enabled": "true"}, "`Enabled` is a string here, and a boolean in the model"),
        ({"KeyId": 1234}, "`KeyId` is a number here, and a string in the model"),
        ({"GrantTokens": {}}, ""),
        ({"EncryptionAlgorithms": {}}, "`EncryptionAlgorithms` is an object here, and a list in the model"),
        ({"EncryptionAlgorithms": "RSAES"}, "`EncryptionAlgorithms` is a string here, and a list in the model"),
        ({"MultiRegionConfiguration": []}, "`MultiRegionConfiguration` is a list here, and an object in the model"),
        ({"CreationDate": True}, "`CreationDate` is a boolean here, and a timestamp in the model"),
        ({"CreationDate": "1714979289"}, "`CreationDate` is seconds in a string here, and a time is a number or an"),
    ],
)
def test_a_value_of_another_type_than_the_model_has_is_told(members: dict[str, Any], message: str) -> None:
    types = [finding.message for finding in findings_of(key_with(**members)) if finding.name == "output-type"]
    assert [told[: len(message)] for told in types] == ([message] if message else [])


@pytest.mark.parametrize(
    "value", [1714979289.5, 1714979289, "2024-05-06T07:08:09Z", "2024-05-06T07:08:09.123000-07:00", None]
)
def test_times_may_be_numbers_or_dates(value: Any) -> None:
    assert names_of(key_with(CreationDate=value)) == []


@pytest.mark.parametrize(
    "value", ["2024-13-06T07:08:09Z", "2024-02-30", "2024-05-06T07:08;09Z", "2024-05-006T07:08:09Z"]
)
def test_a_date_that_no_calendar_has_is_malformed(value: str) -> None:
    assert names_of(key_with(CreationDate=value)) == ["malformed-output-value"]


@pytest.mark.parametrize("value", ["<value>", "...", "XXXX", "YYYY-MM-DD"])
def test_placeholders_are_no_values(value: str) -> None:
    assert names_of(key_with(CreationDate=value)) == []


def test_an_unknown_enum_value_is_told() -> None:
    (finding,) = findings_of(key_with(KeyUsage="EncryptDecrypt"))
    assert (finding.name, finding.help) == ("unknown-output-enum", "Did you mean `ENCRYPT_DECRYPT`?")


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:kms:us-west-2:111122223333;:key/1",
        "arn:aws:kms:<us-west-2:111122223333:key/1",
        "arn:aws:kms:us-west-2: 111122223333:key/1",
        "arn:aws:kms:111122223333:key/1",
        "arn:aws::us-west-2:111122223333:key/1",
        "arn:arn:aws:kms:us-west-2:111122223333:key/1",
        "arn:aws:ssm:us-west-2:111122223333:parameter//a",
        "arn:aws:kms:us-west2-1:111122223333:key/1",
        "arn:aws:kms:us-west-2:111122223333:key/1 ",
    ],
)
def test_an_impossible_arn_is_malformed(arn: str) -> None:
    assert names_of(key_with(Arn=arn)) == ["malformed-output-value"]


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:kms:us-west-2:111122223333:key/1",
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1",
        "arn:aws:s3:::amzn-s3-demo-bucket",
        "arn:aws:iam::aws:policy/ReadOnly",
        "arn:aws:kms:region:account-id:key/1",
        "arn:aws:kms:<region>:<account ID>:key/1",
        "arn:aws:kms:us-west-2:80398EXAMPLE:key/1",
        "arn:aws:kms:us-west-2:111122223333:key/...",
        "arn:aws:iam::111122223333:oidc-provider/https://example.com",
    ],
)
def test_a_possible_arn_is_not(arn: str) -> None:
    assert names_of(key_with(Arn=arn)) == []


def test_an_account_id_of_another_length_is_doubtful() -> None:
    assert names_of(key_with(Arn="arn:aws:kms:us-west-2:11112222333:key/1")) == ["doubtful-output-value"]


def test_response_metadata_is_never_printed() -> None:
    assert names_of({**KEY, "ResponseMetadata": {"HTTPStatusCode": 200}}) == ["response-metadata-shown"]


def test_the_next_token_of_a_paginated_command_is_the_clis_own() -> None:
    assert names_of({"Aliases": [], "NextToken": "x"}, a_call(operation="ListAliases")) == []
    assert names_of({**KEY, "NextToken": "x"}) == ["unknown-output-member"]


def test_a_paging_member_of_the_api_is_not_printed() -> None:
    paged = {"Aliases": [], "Truncated": False}
    assert names_of(paged, a_call(operation="ListAliases")) == ["paging-member-shown"]
    assert names_of(paged, a_call(operation="ListAliases", is_paginated=False)) == []


def test_an_output_where_the_operation_has_none_is_told() -> None:
    (finding,) = findings_of('{\n    "KeyState": "Enabled"\n}', a_call(operation="EnableKey"))
    assert (finding.name, finding.message) == ("output-where-none", "an output is shown, and EnableKey prints nothing")


def test_a_wait_command_prints_nothing() -> None:
    call = a_call("ec2", "DescribeInstances", waiter="InstanceRunning")
    assert names_of({"Reservations": []}, call) == ["output-where-none"]


def test_no_output_is_an_error_only_where_the_model_requires_a_member() -> None:
    said = Expectation(Saying.NO_OUTPUT, None, Span(0, 5))
    assert [f.name for f in check_output(a_call("pinpoint", "ListTagsForResource"), said)] == ["missing-output"]
    assert [f.name for f in check_output(a_call(operation="CreateKey"), said)] == ["doubtful-no-output"]
    assert check_output(a_call(operation="EnableKey"), said) == ()


def test_what_the_model_calls_true_after_every_success_is_printed() -> None:
    said = Expectation(Saying.NO_OUTPUT, None, Span(0, 5))
    (finding,) = check_output(a_call("ec2", "CreateRoute"), said)
    assert (finding.name, finding.message) == (
        "doubtful-no-output",
        "no output is said, and CreateRoute returns `Return`",
    )
    assert check_output(a_call("s3", "HeadBucket"), said) == ()


def test_policy_documents_of_iam_are_objects() -> None:
    role = {"Role": {"RoleName": "r", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
    assert names_of(role, a_call("iam", "GetRole")) == []
    nested = {"RoleDetailList": [{"InstanceProfileList": [{"Roles": [role["Role"]]}]}]}
    assert names_of(nested, a_call("iam", "GetAccountAuthorizationDetails")) == []


def test_policies_of_other_services_are_strings() -> None:
    policy = {"Policy": {"Version": "2012-10-17"}}
    assert names_of(policy, a_call(operation="GetKeyPolicy")) == ["output-type"]


def test_a_template_body_may_be_an_object() -> None:
    assert names_of({"TemplateBody": {"Resources": {}}}, a_call("cloudformation", "GetTemplate")) == []


def test_what_a_handler_adds_to_a_reply_is_a_member() -> None:
    assert names_of({"ETag": "x", "ExpiresString": "x"}, a_call("s3", "HeadObject")) == []


def test_the_streamed_payload_goes_to_the_output_file() -> None:
    call = a_call("s3", "GetObject", outfile="out.txt")
    assert names_of({"ETag": "x"}, call) == []
    assert names_of({"ETag": "x", "Body": "x"}, call) == ["unknown-output-member"]


def test_what_the_cli_makes_of_a_reply_is_what_it_prints() -> None:
    call = a_call("datapipeline", "GetPipelineDefinition")
    assert names_of({"objects": [{"id": "a", "type": "b"}], "values": {"x": "y"}}, call) == []
    assert names_of({"pipelineObjects": [], "values": {}}, call) == ["unknown-output-member"]


def test_what_a_plugin_prints_is_not_judged() -> None:
    assert names_of("Starting session with SessionId: Jane", a_call("ssm", "StartSession")) == []


def test_a_required_member_that_is_left_out_is_a_note() -> None:
    (finding,) = findings_of({"KeyMetadata": {"Enabled": True}})
    assert (finding.name, finding.message) == (
        "missing-output-member",
        "`KeyMetadata` lacks `KeyId` here, required by the model",
    )
    assert findings_of('{"KeyMetadata": {"Enabled": true, ...}}') == ()


def test_elisions_stand_for_members() -> None:
    assert names_of('{\n    "KeyMetadata": {\n        ...\n        "Enabled": true\n    }\n}') == []


def test_findings_of_the_json_itself_are_handed_on() -> None:
    assert names_of('{\n    "KeyMetadata": {\n        "KeyId": "1",\n    }\n}') == ["extra-comma"]


def test_where_brackets_are_broken_levels_are_not_judged() -> None:
    broken = '{\n    "KeyMetadata": {\n        "KeyId": "1"\n    },\n    "Enabled": true\n'
    assert "unknown-output-member" not in names_of(broken)


class TestQueries:
    def test_the_output_is_held_against_what_the_query_gives(self) -> None:
        call = a_call(operation="ListAliases", query="Aliases[].AliasName")
        assert names_of(["alias/a"], call) == []
        assert names_of({"Aliases": []}, call) == ["output-type"]
        assert names_of([{"AliasName": "alias/a"}], call) == ["output-type"]

    def test_a_query_is_checked_where_no_output_is_shown(self) -> None:
        call = a_call(operation="ListAliases", query="Aliases[].Name")
        (finding,) = check_output(call, Expectation())
        assert (finding.name, finding.span) == ("query-unknown-member", Span(1010, 1014))

    def test_a_hash_of_a_query_names_the_members(self) -> None:
        call = a_call(operation="ListAliases", query="Aliases[].{Name:AliasName}")
        assert names_of([{"Name": "alias/a"}], call) == []
        assert names_of([{"AliasName": "alias/a"}], call) == ["unknown-output-member"]


class TestFormats:
    def test_json_under_output_text_is_told(self) -> None:
        assert names_of(KEY, a_call(output="text")) == ["output-format"]

    def test_a_string_that_holds_json_is_printed_raw(self) -> None:
        call = a_call(operation="GetKeyPolicy", output="text", query="Policy")
        assert names_of('{\n    "Version": "2012-10-17"\n}', call) == []

    def test_a_flat_list_is_one_row_of_text(self) -> None:
        call = a_call(operation="ListAliases", output="text", query="Aliases[].AliasName")
        assert names_of("alias/a\nalias/b", call) == ["output-layout"]
        assert names_of("alias/a alias/b", call) == []
        rows = a_call(operation="ListAliases", output="text", query="Aliases[].[AliasName]")
        assert names_of("alias/a\nalias/b", rows) == []

    def test_a_row_of_response_metadata_is_told(self) -> None:
        assert names_of("a\tb\nRESPONSEMETADATA\t9e66", a_call(output="text")) == ["response-metadata-shown"]

    def test_a_table_is_drawn(self) -> None:
        table = "-----------\n|  Keys   |\n+---------+\n|  1234   |\n+---------+"
        assert names_of(table, a_call(output="table")) == []
        assert names_of("Keys 1234", a_call(output="table")) == ["output-format"]

    def test_yaml_is_held_against_the_model_too(self) -> None:
        text = "KeyMetadata:\n  KeyId: '1234'\n  IsEnabled: true\n"
        (finding,) = findings_of(text, a_call(output="yaml"))
        assert (finding.name, text[finding.span.start : finding.span.stop]) == ("unknown-output-member", "IsEnabled")

    def test_aliases_and_what_is_no_yaml_are_told(self) -> None:
        assert names_of("KeyMetadata: &a\n  KeyId: *a", a_call(output="yaml")) == ["output-format"]
        assert names_of("[" * 5000, a_call(output="yaml")) == ["output-format"]


def test_deeply_nested_outputs_do_not_overflow() -> None:
    findings_of("[" * 10_000)
    findings_of('{"KeyMetadata":' * 10_000)


def test_json_that_a_text_output_prints_is_read_as_json() -> None:
    from harness.checker import check_source
    from harness.options import Options
    from harness.text import Source

    text = """\
**To get a key policy**

The following ``get-key-policy`` example gets a policy. ::

    aws kms get-key-policy \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --query Policy \\
        --output text

Output::

    {
        "Version" : "2012-10-17"
        "Statement" : []
    }
"""
    source = Source("kms/get-key-policy.rst", text)
    told = [finding.name for finding, _ in check_source(source, Options(replay=False)).all_findings()]
    assert told == ["missing-comma"]
