"""Documented outputs and replies: what is equal, what binds, what is the author's fault and what the emulator's."""

from __future__ import annotations

import json

import pytest
from made import call, compared, cut, output, refusal, reply

from harness.account.model import Created, Failure, Reply
from harness.bindings import Bindings
from harness.compare import Evidence, Provenance, compare
from harness.findings import Fields, Verdict
from harness.steps import Expectation, Saying
from harness.text import Span, Text

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
LIVE = "0d990263-8a1c-4d0c-9a39-7a2a3ab0b5f1"
TWIN = "77aa0263-8a1c-4d0c-9a39-7a2a3ab0b5f1"
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "Users",
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::111122223333:user/test-user"},
            "Action": ["kms:DescribeKey", "kms:ListKeys"],
            "Resource": "*",
        }
    ],
}


def test_a_reply_that_agrees_is_verified() -> None:
    create = call("CreateKey", {"Description": "Signs releases"})
    text = '{"KeyMetadata": {"Description": "Signs releases", "Enabled": true, "Size": 3}}'
    found = compared(text, {"KeyMetadata": {"Description": "Signs releases", "Enabled": True, "Size": 3.0}}, (create,))
    assert (found.verdict, found.fields) == (Verdict.VERIFIED, Fields(equal=3))


def test_generated_ids_times_and_arns_bind() -> None:
    create = call("CreateKey", {})
    text = (
        f'{{"KeyId": "{KEY}", "Arn": "arn:aws:kms:us-west-2:111122223333:key/{KEY}", "CreationDate": 1566160362.664}}'
    )
    live = {"KeyId": LIVE, "Arn": f"arn:aws:kms:us-east-1:123456789012:key/{LIVE}", "CreationDate": 1714979289.0}
    bindings = Bindings()
    found = compared(text, live, (create,), bindings=bindings)
    assert (found.verdict, found.fields) == (Verdict.VERIFIED, Fields(bound=3))
    assert bindings.live_of(KEY) == LIVE


def test_an_echo_that_is_documented_differently_is_wrong_at_its_exact_place() -> None:
    given = Text.at("Signs releases", 40)
    create = call("CreateKey", {"Description": "Signs releases"}, origins={("Description",): given})
    text = '{"KeyMetadata": {"Description": "Encrypts backups"}}'
    found = compared(text, {"KeyMetadata": {"Description": "Signs releases"}}, (create,))
    (finding,) = found.findings
    assert found.verdict is Verdict.WRONG
    assert (finding.name, finding.field, cut(text, finding.span)) == (
        "value-mismatch",
        "$.KeyMetadata.Description",
        '"Encrypts backups"',
    )
    assert "Signs releases" in finding.message
    assert finding.related[0].span == given.span()


def test_a_value_of_the_emulator_makes_only_a_gap() -> None:
    found = compared('{"KeyManager": "AWS"}', {"KeyManager": "CUSTOMER"}, (call("DescribeKey", {"KeyId": KEY}),))
    assert found.verdict is Verdict.GAP
    assert [finding.name for finding in found.findings] == ["emulator-difference"]
    assert found.differences[0].provenance is Provenance.EMULATOR


def test_a_value_that_changes_in_another_world_is_generated() -> None:
    found = compared('{"Tag": "abc"}', {"Tag": "qqxyz"}, (call("CreateKey", {}),), twin={"Tag": "rrstu"})
    assert (found.verdict, found.fields) == (Verdict.VERIFIED, Fields(bound=1))


def test_a_difference_asks_for_a_twin_until_one_is_there() -> None:
    create = call("CreateKey", {})
    found = compare(output('{"Tag": "abc"}'), reply(create, {"Tag": "qqxyz"}), Bindings(), Evidence((create,)))
    assert found.needs_twin
    agreed = compare(output('{"Tag": "abc"}'), reply(create, {"Tag": "abc"}), Bindings(), Evidence((create,)))
    assert not agreed.needs_twin


def test_what_the_reply_adds_is_no_fault_and_what_it_lacks_is_absent() -> None:
    text = '{"A": "same", "B": {"C": 1, "D": [2, 3]}}'
    found = compared(text, {"A": "same", "Extra": True}, (call("DescribeKey", {}),))
    assert (found.verdict, found.fields) == (Verdict.GAP, Fields(equal=1, absent=3))
    assert [finding.field for finding in found.findings] == ["$.B"]


def test_a_documented_id_that_is_not_the_one_of_the_command_is_wrong() -> None:
    bindings = Bindings()
    bindings.bind("d-1234567890", "d-9a67f3da7a")
    describe = call(
        "DescribeGroup", {"DirectoryId": "d-1234567890"}, origins={("DirectoryId",): Text.at("d-1234567890", 50)}
    )
    text = '{"DirectoryId": "d-9067f3da7a", "SAMAccountName": "x"}'
    live = {"DirectoryId": "d-9a67f3da7a", "SAMAccountName": "x"}
    found = compared(text, live, (describe,), bindings=bindings)
    (finding,) = found.findings
    assert finding.name == "value-mismatch"
    assert "d-1234567890" in finding.message
    assert "d-9a67f3da7a" not in finding.message
    assert finding.related[0].span == Span(50, 62)


@pytest.mark.parametrize(
    ("given", "name", "live", "documented"),
    [
        ({"KeyId": "alias/mine"}, "KeyId", "alias/mine", f"arn:aws:kms:us-east-1:111122223333:key/{KEY}"),
        ({"Version": "$LATEST"}, "Version", "$LATEST", "2"),
        ({"EngineVersion": "5.7"}, "EngineVersion", "5.7", "5.7.44"),
        ({"Name": "Mixed-Case-Name"}, "Name", "Mixed-Case-Name", "mixed-case-name"),
        ({"Password": "s3cret-word"}, "Password", "s3cret-word", "****"),
        ({"State": "enabled"}, "State", "enabled", "enabling"),
        ({"Threshold": "1"}, "Threshold", "1", 1),
        ({"Prefix": "true"}, "IsTruncated", "true", "false"),
    ],
)
def test_what_a_service_may_make_of_an_input_is_no_error(
    given: dict, name: str, live: object, documented: object
) -> None:
    found = compared(json.dumps({name: documented}), {name: live}, (call("UpdateThing", given),))
    assert found.verdict is not Verdict.WRONG


def test_an_older_value_of_an_emulator_that_forgets_updates_is_no_error() -> None:
    calls = (call("CreateKey", {"Description": "old words"}), call("UpdateKey", {"Description": "new words"}))
    found = compared('{"Description": "new words"}', {"Description": "old words"}, calls)
    assert found.verdict is Verdict.GAP


def test_an_arranged_value_is_no_fault() -> None:
    made = call("CreateKey", {"Description": "chosen to arrange"})
    created = Created(made, reply(made, {"KeyId": LIVE}), "because")
    found = compared(
        '{"Description": "Documented words"}',
        {"Description": "chosen to arrange"},
        (call("DescribeKey", {"KeyId": KEY}),),
        created=(created,),
    )
    assert found.verdict is Verdict.GAP
    assert [finding.name for finding in found.findings] == ["arranged-value"]


def test_json_in_a_string_is_compared_as_json() -> None:
    policy = json.dumps(POLICY, indent=8)
    given = Text.at(policy, 100)
    put = call("PutKeyPolicy", {"KeyId": KEY, "Policy": policy}, origins={("Policy",): given})
    get = call("GetKeyPolicy", {"KeyId": KEY})
    shown = json.loads(policy)
    shown["Statement"][0]["Action"][0] = "kms:Describe"
    text = json.dumps({"Policy": json.dumps(shown)})
    found = compared(text, {"Policy": policy, "PolicyName": "default"}, (put, get))
    (finding,) = found.findings
    assert finding.field == "$.Policy.Statement[0].Action[0]"
    assert cut(text, finding.span) == r"\"kms:Describe\""
    start = policy.index('"kms:DescribeKey"') + 100
    assert finding.related[0].span == Span(start, start + len('"kms:DescribeKey"'))
    agreed = compared(json.dumps({"Policy": json.dumps(POLICY)}), {"Policy": policy}, (put, get))
    assert agreed.verdict is Verdict.VERIFIED


def test_a_policy_in_text_output_is_found_in_the_reply() -> None:
    policy = json.dumps(POLICY)
    put = call("PutKeyPolicy", {"Policy": policy})
    get = call("GetKeyPolicy", {"KeyId": KEY}, output="text")
    shown = json.dumps(POLICY, indent=2).replace("ListKeys", "List").replace("Allow", "Deny")
    found = compared(shown, {"Policy": policy, "PolicyName": "default"}, (put, get))
    assert [finding.field for finding in found.findings] == ["$.Statement[0].Effect", "$.Statement[0].Action[1]"]
    assert {finding.name for finding in found.findings} == {"value-mismatch"}


def test_an_element_left_out_of_a_policy_is_wrong_and_an_elision_is_not() -> None:
    policy = json.dumps(POLICY)
    calls = (call("PutKeyPolicy", {"Policy": policy}), call("GetKeyPolicy", {}, output="text"))
    whole = json.dumps(POLICY)
    short = whole.replace(', "kms:ListKeys"', "")
    assert [f.name for f in compared(short, {"Policy": policy}, calls).findings] == ["missing-element"]
    elided = whole.replace('"kms:ListKeys"', "...")
    assert compared(elided, {"Policy": policy}, calls).verdict is Verdict.VERIFIED


def test_a_member_added_to_a_policy_is_wrong() -> None:
    policy = json.dumps(POLICY)
    calls = (call("PutKeyPolicy", {"Policy": policy}), call("GetKeyPolicy", {}, output="text"))
    shown = json.dumps(POLICY).replace('"Resource"', '"Condition": {}, "Resource"')
    found = compared(shown, {"Policy": policy}, calls)
    assert [(f.name, f.field) for f in found.findings] == [("value-mismatch", "$.Statement[0].Condition")]


def test_lists_without_an_order_are_aligned_by_best_match() -> None:
    tags = [{"Key": "Team", "Value": "blue-whale"}, {"Key": "Stage", "Value": "gamma-rays"}]
    tag = call("TagResource", {"Tags": tags})
    text = json.dumps({"Tags": list(reversed(tags))})
    assert compared(text, {"Tags": tags}, (tag,)).verdict is Verdict.VERIFIED
    wrong = text.replace("gamma-rays", "alpha-rays")
    found = compared(wrong, {"Tags": tags}, (tag,))
    assert [(f.name, f.field) for f in found.findings] == [("value-mismatch", "$.Tags[0].Value")]


def test_a_longer_documented_list_is_absent_in_part() -> None:
    found = compared('{"Names": ["a", "b", "c"]}', {"Names": ["c", "a"]}, (call("ListNames", {}),))
    assert (found.verdict, found.fields) == (Verdict.GAP, Fields(equal=2, absent=1))


def test_an_arn_is_compared_part_by_part() -> None:
    create = call("CreateTopic", {"Name": "my-first-topic"}, service="sns")
    text = '{"TopicArn": "arn:aws:sns:us-west-2:111122223333:my-other-topic"}'
    found = compared(text, {"TopicArn": "arn:aws:sns:us-east-1:123456789012:my-first-topic"}, (create,))
    (finding,) = found.findings
    assert (finding.name, cut(text, finding.span)) == ("value-mismatch", "my-other-topic")


def test_an_id_that_stands_for_two_things_is_a_contradiction_naming_both_places() -> None:
    bindings = Bindings()
    create = call("CreateSubnet", {"VpcId": "vpc-0a1b2c3d4e5f60001"}, service="ec2")
    bindings.bind("vpc-0a1b2c3d4e5f60001", "vpc-77aabbcc")
    text = '{"SubnetId": "vpc-0a1b2c3d4e5f60001", "VpcId": "vpc-0a1b2c3d4e5f60001"}'
    live = {"SubnetId": "subnet-11aabbcc", "VpcId": "vpc-77aabbcc"}
    twin = {"SubnetId": "subnet-22aabbcc", "VpcId": "vpc-88aabbcc"}
    found = compared(text, live, (create,), bindings=bindings, twin=twin)
    assert [f.name for f in found.findings] == ["contradictory-id"]
    constant = compared(text, live, (create,), bindings=bindings, twin=live)
    assert [f.name for f in constant.findings] == ["emulator-difference"]


def test_times_are_compared_as_times() -> None:
    call_ = call("CreateThing", {"StartTime": "2024-01-02T03:04:05Z"})
    same = compared('{"StartTime": 1704164645.0}', {"StartTime": "2024-01-02T03:04:05+00:00"}, (call_,))
    assert same.verdict is Verdict.VERIFIED
    clock = compared('{"LastSeen": "2019-01-02T03:04:05.123000+00:00"}', {"LastSeen": 1714979289.0}, (call_,))
    assert clock.fields == Fields(bound=1)


def test_a_version_that_is_a_date_is_no_time() -> None:
    found = compared('{"Version": "2008-10-17"}', {"Version": "2012-10-17"}, (call("GetThing", {}),))
    assert found.verdict is Verdict.GAP


def test_base64_is_the_same_however_it_is_broken() -> None:
    found = compared('{"Blob": "SGVsbG8g\\n  V29ybGQ="}', {"Blob": "SGVsbG8gV29ybGQ="}, (call("GetThing", {}),))
    assert found.fields == Fields(equal=1)


def test_text_output_is_compared_word_by_word() -> None:
    calls = (call("DescribeThing", {"Name": "my-first-thing"}, output="text"),)
    data = {"Name": "my-first-thing", "Id": LIVE, "Tags": [{"Key": "Team", "Value": "blue"}]}
    right = f"{KEY}  my-first-thing\nTAGS  Team  blue\n"
    assert compared(right, data, calls).verdict is Verdict.VERIFIED
    wrong = right.replace("my-first", "my-second")
    found = compared(wrong, data, calls)
    assert [(f.name, cut(wrong, f.span)) for f in found.findings] == [("value-mismatch", "my-second-thing")]


def test_a_table_is_compared_cell_by_cell() -> None:
    table = "-----------\n|  Name   |\n+----+----+\n|  Team | blue whale |\n+----+----+\n"
    of = call("DescribeThing", {}, output="table")
    evidence = Evidence((of,), (), reply(of, {"Team": "blue whale"}, table))
    found = compare(output(table.replace("-", "--")), reply(of, {"Team": "blue whale"}, table), Bindings(), evidence)
    assert (found.verdict, found.fields) == (Verdict.VERIFIED, Fields(equal=3))


def test_yaml_output_is_compared_as_a_tree() -> None:
    calls = (call("CreateKey", {"Description": "Signs releases"}, output="yaml"),)
    text = "KeyMetadata:\n  Description: Signs archives\n  Enabled: true\n"
    found = compared(text, {"KeyMetadata": {"Description": "Signs releases", "Enabled": True}}, calls)
    assert [(f.name, cut(text, f.span)) for f in found.findings] == [("value-mismatch", "Signs archives")]


def test_no_output_is_verified_where_nothing_is_printed() -> None:
    of = call("EnableKey", {})
    said = Expectation(Saying.NO_OUTPUT, None, Span(3, 9))
    assert compare(said, reply(of, None, ""), Bindings()).verdict is Verdict.VERIFIED
    printed = compare(said, reply(of, {"A": 1}), Bindings())
    assert (printed.verdict, printed.findings[0].span) == (Verdict.GAP, Span(3, 9))


def test_an_undocumented_output_is_never_verified() -> None:
    of = call("DescribeKey", {})
    assert compare(Expectation(), reply(of, {"A": 1}), Bindings()).verdict is Verdict.GAP
    assert compare(Expectation(), reply(call("EnableKey", {}), None, ""), Bindings()).verdict is Verdict.VERIFIED


def test_a_documented_error_is_compared_by_code_and_operation() -> None:
    of = call("DescribeKey", {})
    text = "An error occurred (NotFoundException) when calling the {} operation: Invalid keyId"
    right = output(text.format("DescribeKey"))
    assert compare(right, refusal(of, "NotFoundException", "Invalid keyId"), Bindings()).verdict is Verdict.VERIFIED
    assert compare(right, refusal(of, "NotFoundException", "No key"), Bindings()).verdict is Verdict.GAP
    assert compare(right, refusal(of, "OtherException", "Invalid keyId"), Bindings()).verdict is Verdict.GAP
    assert compare(right, reply(of, {"A": 1}), Bindings()).verdict is Verdict.GAP
    other = compare(output(text.format("EnableKey")), refusal(of, "NotFoundException"), Bindings())
    assert [f.name for f in other.findings] == ["error-of-another-operation"]


def test_a_call_that_did_not_get_through_is_unreached() -> None:
    of = call("DescribeKey", {})
    assert compare(output("{}"), refusal(of, "X"), Bindings()).verdict is Verdict.UNREACHED
    assert compare(output("{}"), Reply(of, failure=Failure("crash", "boom")), Bindings()).verdict is Verdict.UNREACHED


def test_an_output_of_nothing_but_an_elision_is_not_verified() -> None:
    assert compared('{"A": [ ... ]}', {"A": [1]}, (call("ListThings", {}),)).verdict is Verdict.GAP


def test_words_that_only_look_like_base64_are_compared_to_the_last_letter() -> None:
    given = (call("TagResource", {"TagKey": "Production"}),)
    assert compared('{"TagKey": "Productiok"}', {"TagKey": "Production"}, given).verdict is not Verdict.VERIFIED
    assert compared('{"TagKey": "Developer Team"}', {"TagKey": "DeveloperTeam"}, given).verdict is not Verdict.VERIFIED


def test_the_order_of_what_was_given_is_no_error() -> None:
    given = (call("CreateBalancer", {"Subnets": ["subnet-b7d581c0", "subnet-8360a9e7"]}, "elbv2"),)
    zones = [{"Zone": "a", "SubnetId": "subnet-b7d581c0"}, {"Zone": "b", "SubnetId": "subnet-8360a9e7"}]
    shown = json.dumps(
        {"Zones": [{**zones[0], "SubnetId": "subnet-8360a9e7"}, {**zones[1], "SubnetId": "subnet-b7d581c0"}]}
    )
    assert compared(shown, {"Zones": zones}, given).verdict is Verdict.GAP


def test_an_old_value_beside_a_pending_one_is_no_error() -> None:
    given = (call("ModifyInstance", {"MultiAZ": True}, "dms"),)
    shown = '{"Instance": {"MultiAZ": false%s}}'
    assert compared(
        shown % ', "PendingModifiedValues": {"MultiAZ": true}', {"Instance": {"MultiAZ": True}}, given
    ).verdict is (Verdict.GAP)
    assert compared(shown % "", {"Instance": {"MultiAZ": True}}, given).verdict is Verdict.WRONG


def test_a_member_documented_as_empty_agrees_with_a_reply_that_lacks_it() -> None:
    asked = call("CreateRouteTable", {"VpcId": "vpc-1a2b3c4d"}, "ec2")
    shown = '{"RouteTable": {"VpcId": "vpc-1a2b3c4d", "PropagatingVgws": [], "Note": ""}}'
    assert compared(shown, {"RouteTable": {"VpcId": "vpc-1a2b3c4d"}}, (asked,)).verdict is Verdict.VERIFIED


def test_an_empty_member_that_the_example_fills_is_absent() -> None:
    asked = call("CreateKey", {"Tags": [{"TagKey": "a", "TagValue": "b"}], "Description": "mine"})
    shown = '{"KeyMetadata": {"Description": "mine", "Tags": []}}'
    found = compared(shown, {"KeyMetadata": {"Description": "mine"}}, (asked,))
    assert (found.verdict, found.fields and found.fields.absent) == (Verdict.GAP, 1)


def test_nothing_but_empty_members_that_the_reply_lacks_is_not_verified() -> None:
    asked = call("DeleteFlowLogs", {"FlowLogIds": ["fl-11223344556677889"]}, "ec2")
    assert compared('{"Unsuccessful": []}', {}, (asked,)).verdict is Verdict.GAP


def test_a_time_with_slashes_is_a_time() -> None:
    asked = call("CreateMesh", {"meshName": "app1"}, "appmesh")
    data = {"mesh": {"meshName": "app1", "metadata": {"createdAt": "06/05/2024, 07:08:09"}}}
    shown = '{"mesh": {"meshName": "app1", "metadata": {"createdAt": 1563809909.282}}}'
    assert compared(shown, data, (asked,)).verdict is Verdict.VERIFIED


def test_an_empty_reply_proves_nothing_where_the_service_has_a_body() -> None:
    expectation = Expectation(Saying.NO_OUTPUT, None, Span(3, 9))
    told = reply(call("CreateDataCatalog", {"Name": "a"}, "athena"), {}, printed="")
    assert compare(expectation, told, Bindings()).verdict is Verdict.GAP
    polled = reply(call("DescribeTable", {"TableName": "a"}, "dynamodb", waiter="TableExists"), {}, printed="")
    assert compare(expectation, polled, Bindings()).verdict is Verdict.VERIFIED
    tagged = reply(call("PutObjectTagging", {"Bucket": "a", "Key": "b"}, "s3"), {}, printed="")
    assert compare(expectation, tagged, Bindings()).verdict is Verdict.VERIFIED, "a header may be missing"


@pytest.mark.parametrize(
    ("documented", "live", "elsewhere"),
    [
        ("my-topic", "arn:aws:sns:us-east-1:123456789012:t", "arn:aws:sns:us-east-1:999956789012:t"),
        ("arn:aws:sns:us-east-1:123456789012:t", LIVE, TWIN),
        ("ACTIVE", LIVE, TWIN),
        ("some words, no id", LIVE, TWIN),
        ("subnet-1234567890abcdef0", "vpc-0a1b2c3d4e5f60718", "vpc-1a1b2c3d4e5f60718"),
    ],
)
def test_a_generated_value_is_not_just_anything(documented: str, live: str, elsewhere: str) -> None:
    found = compared(json.dumps({"A": documented}), {"A": live}, (call("GetKey", {}),), twin={"A": elsewhere})
    assert found.verdict is Verdict.GAP


def test_an_arn_of_another_form_must_still_name_the_same_things() -> None:
    live = "arn:aws:autoscaling:us-west-2:123456789012:scheduledAction:table/orders:name/first"
    elsewhere = live.replace("123456789012", "729481635089")
    form = "arn:aws:autoscaling:us-west-2:123456789012:scheduledAction:" + KEY + ":resource/table/orders:name/%s"
    for name, verdict in (("first", Verdict.VERIFIED), ("second", Verdict.GAP)):
        shown = json.dumps({"Arn": form % name})
        asked = (call("DescribeResource", {}),)
        assert compared(shown, {"Arn": live}, asked, twin={"Arn": elsewhere}).verdict is verdict


def test_an_object_documented_as_empty_is_not_one_that_has_members() -> None:
    found = compared('{"Name": "a", "Tags": {}}', {"Name": "a", "Tags": {"k": "v"}}, (call("GetKey", {}),))
    assert found.verdict is Verdict.GAP


def test_a_list_without_what_the_command_gives_is_not_verified() -> None:
    asked = call("CreateVpcEndpoint", {"SubnetIds": ["subnet-11111111", "subnet-22222222"]}, "ec2")
    data = {"VpcEndpoint": {"SubnetIds": ["subnet-11111111", "subnet-22222222"]}}
    assert compared('{"VpcEndpoint": {"SubnetIds": ["subnet-11111111"]}}', data, (asked,)).verdict is Verdict.GAP
    elided = '{"VpcEndpoint": {"SubnetIds": ["subnet-11111111", ...]}}'
    assert compared(elided, data, (asked,)).verdict is Verdict.VERIFIED


def test_an_example_is_a_stand_in_only_where_it_is_one_word() -> None:
    for shown, verdict in (("AKIAIOSFODNN7EXAMPLE", Verdict.VERIFIED), ("My EXAMPLE policy", Verdict.GAP)):
        assert (
            compared(json.dumps({"A": shown}), {"A": "AKIARZPUZ7IKMKKOAMOZ"}, (call("GetKey", {}),)).verdict is verdict
        )


def test_an_example_stands_for_no_word_of_the_emulators() -> None:
    assert compared('{"A": "WebEXAMPLE"}', {"A": "constant"}, (call("GetKey", {}),)).verdict is Verdict.GAP


def test_a_count_that_is_told_where_it_belongs_may_be_another_one_elsewhere() -> None:
    asked = call("CreateService", {"serviceName": "web", "desiredCount": 2}, "ecs")
    data = {"service": {"serviceName": "web", "desiredCount": 2, "deployments": [{"desiredCount": 2}]}}
    for first, verdict in ((2, Verdict.GAP), (3, Verdict.WRONG)):
        told = {"service": {"serviceName": "web", "desiredCount": first, "deployments": [{"desiredCount": 0}]}}
        assert compared(json.dumps(told), data, (asked,)).verdict is verdict


def test_an_input_that_is_echoed_in_another_form_is_still_wrong() -> None:
    arn = "arn:aws:payment-cryptography:us-east-2:123456789012:key/tqv5yij6wtxx64pi"
    asked = call("UpdateAlias", {"AliasName": "alias/a", "KeyArn": arn}, "payment-cryptography")
    shown = {"Alias": {"AliasName": "alias/a", "KeyArn": arn.replace("us-east-2", "us-west-2") + " "}}
    assert (
        compared(json.dumps(shown), {"Alias": {"AliasName": "alias/a", "KeyArn": arn}}, (asked,)).verdict
        is Verdict.WRONG
    )


def test_a_word_that_selects_what_was_arranged_with_it_is_no_error() -> None:
    asked = call("GetIntegration", {"restApiId": "1234123412", "httpMethod": "GET"}, "apigateway")
    put = call("PutIntegration", {"restApiId": "1234123412", "httpMethod": "GET"}, "apigateway")
    made = Created(put, reply(put, {"httpMethod": "GET"}), "an integration")
    found = compared('{"httpMethod": "POST"}', {"httpMethod": "GET"}, (asked,), created=(made,))
    assert found.verdict is Verdict.GAP


def test_two_accounts_or_regions_for_one_in_an_output_are_not_verified() -> None:
    live = [f"arn:aws:sns:us-east-1:123456789012:{name}" for name in ("alpha", "beta")]
    asked = call("ListTopics", {}, "sns")
    told = '[{"TopicArn": "arn:aws:sns:%s:%s:alpha"}, {"TopicArn": "arn:aws:sns:us-west-2:111122223333:beta"}]'
    for region, account, verdict in (
        ("us-west-2", "111122223333", Verdict.VERIFIED),
        ("us-west-2", "123456789012", Verdict.GAP),
        ("us-east-1", "111122223333", Verdict.GAP),
    ):
        found = compared(told % (region, account), [{"TopicArn": arn} for arn in live], (asked,))
        assert found.verdict is verdict, (region, account)


def test_another_account_that_the_example_gives_is_no_second_name_of_the_own_one() -> None:
    peer = "arn:aws:iam::444455556666:role/peer-of-mine"
    asked = call("CreateThing", {"PeerRole": peer})
    data = {"Arn": "arn:aws:kms:us-east-1:123456789012:thing/one", "PeerRole": peer}
    told = json.dumps(data).replace("123456789012", "111122223333")
    assert compared(told, data, (asked,)).verdict is Verdict.VERIFIED


def test_what_the_command_gives_counts_more_than_what_arranging_took_from_the_output() -> None:
    given, shown = (f"arn:aws:kms:us-{side}-2:123456789012:key/abcd1234efgh" for side in ("east", "west"))
    live = given.replace("abcd1234efgh", "zzzz9999yyyy")
    bindings = Bindings()
    bindings.bind(shown, live)
    asked, sent = (call("UpdateAlias", {"KeyArn": arn}) for arn in (given, live))
    said = reply(sent, {"Alias": {"KeyArn": live}})
    told = output(json.dumps({"Alias": {"KeyArn": shown}}))
    found = compare(told, said, bindings, Evidence((asked,), twin=said))
    assert [finding.name for finding in found.findings] == ["value-mismatch"]


def test_a_new_id_is_not_the_one_that_was_given() -> None:
    replace = call("ReplaceRouteTableAssociation", {"AssociationId": "rtbassoc-781d0d1a"})
    text = '{"NewAssociationId": "rtbassoc-3a1f0f58"}'
    reply = {"NewAssociationId": "rtbassoc-781d0d1a"}
    found = compared(text, reply, (replace,), twin=reply)
    assert found.verdict is Verdict.GAP


def test_what_takes_the_place_of_a_thing_may_have_an_id_of_its_own() -> None:
    replace = call("ReplaceIamInstanceProfileAssociation", {"AssociationId": "iip-assoc-060bae234aac2e7fa"})
    text = '{"AssociationId": "iip-assoc-08049da59357d598c"}'
    reply = {"AssociationId": "iip-assoc-060bae234aac2e7fa"}
    found = compared(text, reply, (replace,), twin=reply)
    assert found.verdict is Verdict.GAP


def test_what_was_sent_for_an_id_is_that_id_whatever_else_it_was_bound_to() -> None:
    asked, sent = (call("GetKey", {"KeyId": name}) for name in (KEY, LIVE))
    bindings = Bindings()
    bindings.bind(KEY, TWIN)
    other = "0987dcba-09fe-87dc-65ba-ab0987654321"
    for shown, verdict in ((KEY, Verdict.VERIFIED), (other, Verdict.WRONG)):
        said, twin = reply(sent, {"Id": LIVE}), reply(call("GetKey", {"KeyId": TWIN}), {"Id": TWIN})
        found = compare(output(f'{{"Id": "{shown}"}}'), said, bindings, Evidence((asked,), twin=twin))
        assert found.verdict is verdict


def test_a_part_of_what_was_arranged_was_arranged() -> None:
    made = call("CreateSubnet", {"CidrBlock": "10.1.1.0/24"}, "ec2")
    created = (Created(made, reply(made, {}), "the author arranged it"),)
    found = compared('{"Cidr": "10.1.2.0/24"}', {"Cidr": "10.1.1.0/24"}, (call("GetIt", {}, "ec2"),), created=created)
    assert [finding.name for finding in found.findings] == ["arranged-value"]
    assert "comment makes it" in found.findings[0].message


@pytest.mark.parametrize(("given", "shown"), [("my-snapshot", "my-snapshot1"), (KEY, KEY[:-1]), ("v5.7", "v5.70")])
def test_a_name_with_a_number_behind_it_is_another_name(given: str, shown: str) -> None:
    found = compared(f'{{"Name": "{shown}"}}', {"Name": given}, (call("CreateKey", {"Name": given}),))
    assert found.verdict is (Verdict.GAP if given.startswith("v") else Verdict.WRONG)


def test_an_id_given_without_its_prefix_is_not_verified() -> None:
    asked, sent = (call("GetFleet", {"FleetId": name}, "ec2") for name in (KEY, f"fleet-{LIVE}"))
    said = reply(sent, {"FleetId": f"fleet-{LIVE}"})
    found = compare(output(f'{{"FleetId": "fleet-{KEY}"}}'), said, Bindings(), Evidence((asked,), twin=said))
    assert found.verdict is Verdict.GAP


@pytest.mark.parametrize("order", [1, -1])
def test_an_account_that_the_command_names_is_the_one_of_what_it_makes(order: int) -> None:
    topic, live = "arn:aws:sns:us-east-1:123456789012:mine", f"arn:aws:sns:us-east-1:123456789012:mine:{LIVE}"
    asked = call("ListSubscriptionsByTopic", {"TopicArn": topic}, "sns")
    shown = {"TopicArn": topic, "SubscriptionArn": live.replace("123456789012", "123456789013").replace(LIVE, KEY)}
    told = json.dumps(dict(list(shown.items())[::order]))
    assert compared(told, {"TopicArn": topic, "SubscriptionArn": live}, (asked,)).verdict is Verdict.GAP


def test_a_number_that_is_not_the_same_in_another_world_is_no_id() -> None:
    get = call("ListObjectsV2", {"Bucket": "my-bucket"}, "s3")
    found = compared('{"Size": 391}', {"Size": 17}, (get,), twin={"Size": 19})
    assert (found.verdict, found.fields) == (Verdict.GAP, Fields(different=1))


def test_two_values_of_the_same_parts_are_alike_though_one_ends_in_digits() -> None:
    given = "cognito-idp.us-west-2.amazonaws.com/us-west-2_aaaaaaaaa"
    create = call("CreateIdentityPool", {"ProviderName": given}, "cognito-identity")
    shown = given.replace("aaaaaaaaa", "111111111")
    assert compared(f'{{"ProviderName": "{shown}"}}', {"ProviderName": given}, (create,)).verdict is Verdict.WRONG
