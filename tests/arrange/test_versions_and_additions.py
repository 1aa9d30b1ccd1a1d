"""Versions that are shown, what is added to a thing, and what is shown of it in another form than it is given in."""

from __future__ import annotations

from asking import call

from harness.account import World, open_account
from harness.account.account import Account
from harness.account.model import Performance
from harness.arrange import Hints, Redoing, perform, to_redo
from harness.arrange.aligning import aligned
from harness.arrange.amending import says_state
from harness.arrange.composing import added
from harness.arrange.fitting import fitted
from harness.arrange.lacks import next_page
from harness.arrange.models import service_named
from harness.bindings import Bindings
from harness.lowering.model import Call


def hints(output: object, again: Redoing | None = None) -> Hints:
    return Hints(output=output, is_first=True, is_untouched=True, redoing=again or Redoing())


def redone(given: Call, output: object) -> Performance:
    """The call, arranged once more with what a first replay taught."""
    bindings = Bindings()
    with open_account(World()) as account:
        first = perform(account, given, hints(output), bindings)
        again = to_redo(account, hints(output), first, bindings, given)
    with open_account(World()) as account:
        return perform(account, given, hints(output, again), Bindings())


def test_what_is_put_again_and_again_has_the_version_that_is_shown() -> None:
    given = call("ssm", "LabelParameterVersion", Name="MyStringParameter", Labels=["ready"])
    assert redone(given, {"InvalidLabels": [], "ParameterVersion": 3}).reply.raw["ParameterVersion"] == 3


def test_a_thing_is_updated_before_it_is_deleted_in_a_later_version() -> None:
    shown = {"virtualNode": {"meshName": "app1", "virtualNodeName": "vn1", "metadata": {"version": 2}}}
    given = call("appmesh", "DeleteVirtualNode", meshName="app1", virtualNodeName="vn1")
    assert redone(given, shown).reply.raw["virtualNode"]["metadata"]["version"] == 2


def test_a_version_that_a_call_names_is_made_by_changing_the_thing(account: Account) -> None:
    alias = {"Name": "LIVE", "FunctionVersion": "3"}
    performance = perform(account, call("lambda", "GetAlias", FunctionName="f", Name="LIVE"), hints(alias), Bindings())
    assert performance.reply.raw["FunctionVersion"] == "3"


def test_a_number_is_no_other_name_of_a_number(account: Account) -> None:
    bindings = Bindings()
    given = call("lambda", "UpdateAlias", FunctionName="f", Name="LIVE", FunctionVersion="3")
    perform(account, given, hints(None), bindings)
    assert bindings.live_of("3") is None


def test_who_shares_a_snapshot_is_added_to_it(account: Account) -> None:
    shared = {"AttributeName": "restore", "AttributeValues": ["111122223333", "444455556666"]}
    output = {"DBSnapshotAttributesResult": {"DBSnapshotIdentifier": "s", "DBSnapshotAttributes": [shared]}}
    given = call("rds", "DescribeDBSnapshotAttributes", DBSnapshotIdentifier="s")
    found = perform(account, given, hints(output), Bindings()).reply.raw
    assert found["DBSnapshotAttributesResult"]["DBSnapshotAttributes"] == [shared]


def test_what_is_added_is_told_by_the_name_of_an_input() -> None:
    names = ("ValuesToAdd", "AddSubnetIds", "AccountIdsToAdd", "Address")
    assert [added(name) for name in names] == ["values", "subnetids", "accountids", ""]


def test_a_work_group_that_is_shown_is_made_and_not_left_out(account: Account) -> None:
    query = {"Name": "q", "Database": "default", "QueryString": "select 1", "WorkGroup": "Admins"}
    given = call("athena", "GetNamedQuery", NamedQueryId="a1b2c3d4-5678-90ab-cdef-EXAMPLE11111")
    found = perform(account, given, hints({"NamedQuery": query}), Bindings()).reply.raw
    assert found["NamedQuery"]["WorkGroup"] == "Admins"


def test_a_policy_shown_without_a_version_is_given_with_one(account: Account) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Action": ["s3:Get*"], "Resource": "*"}]}
    output = {"GroupName": "g", "PolicyName": "p", "PolicyDocument": policy}
    given = call("iam", "GetGroupPolicy", GroupName="g", PolicyName="p")
    found = perform(account, given, hints(output), Bindings()).reply.raw
    assert found["PolicyDocument"]["Statement"] == policy["Statement"]


def test_a_text_that_is_shown_as_null_was_given_empty() -> None:
    service = service_named("apigateway")
    assert service is not None
    assert fitted(service, {"application/json": None}, "MapOfStringToString") == {"application/json": ""}


def test_a_state_may_be_told_by_the_last_word_of_a_name() -> None:
    assert says_state("enable", "ClassicLinkEnabled", True)
    assert not says_state("enable", "ClassicLinkEnabled", False)


def test_what_is_deleted_of_versions_leaves_a_marker() -> None:
    shown = {"VersionId": "9_gKg5vG56F.TTEUdwkxGpJ3tNDlWlGq", "DeleteMarker": True}
    given = call("s3", "DeleteObject", Bucket="amzn-s3-demo-bucket", Key="test.txt")
    assert redone(given, shown).reply.raw["DeleteMarker"] is True


def test_a_state_is_awaited_by_looking_again(account: Account) -> None:
    shown = {"VocabularyName": "words", "LanguageCode": "en-US", "VocabularyState": "READY"}
    given = call("transcribe", "GetVocabulary", VocabularyName="words")
    assert perform(account, given, hints(shown), Bindings()).reply.raw["VocabularyState"] == "READY"


def test_what_looks_like_another_thing_is_used_where_nothing_else_will_do(account: Account) -> None:
    shown = {"TrafficMirrorTargetId": "tmt-0dabe9b0a6EXAMPLE", "Description": "mine"}
    given = call("ec2", "DescribeTrafficMirrorTargets", TrafficMirrorTargetIds=["tmt-0dabe9b0a6EXAMPLE"])
    found = perform(account, given, hints({"TrafficMirrorTargets": [shown]}), Bindings()).reply.raw
    assert [target["Description"] for target in found["TrafficMirrorTargets"]] == ["mine"]


def test_an_arn_of_another_name_is_another_thing() -> None:
    arns = ["arn:aws:ecs:us-west-2:123456789012:task-definition/" + name for name in ("sleep300:2", "sleep360:1")]
    assert aligned(arns, [arns[0], arns[0].replace(":2", ":1")], ("taskdefinition",)) == [0, None]


def test_what_is_shown_inside_of_a_thing_is_given_when_it_is_made(account: Account) -> None:
    arns = {f"{of}Arn": f"arn:aws:iot:us-west-2:123456789012:{of.lower()}/6c52" for of in ("Certificate", "Thing")}
    cores = [{**arns, "Id": "one", "SyncShadow": True}]
    version = "928bf66f-7fd9-4d2f-bc55-b1a2e1f5d1a5"
    shown = {"Definition": {"Cores": cores}, "Id": "c906ed39-a1e3-4822-a981-7b9bd57b4b46", "Version": version}
    names = {"CoreDefinitionId": shown["Id"], "CoreDefinitionVersionId": version}
    given = call("greengrass", "GetCoreDefinitionVersion", **names)
    found = perform(account, given, hints(shown), Bindings()).reply.raw
    assert [core["Id"] for core in found["Definition"]["Cores"]] == ["one"]


def test_another_thing_of_a_page_is_none_of_those_that_it_shows() -> None:
    operation = service_named("athena").operations["ListQueryExecutions"]  # type: ignore[union-attr]
    given = call("athena", "ListQueryExecutions", MaxResults=2)
    shown = {"QueryExecutionIds": ["query1", "query0"], "NextToken": "more"}
    lack = next(next_page(operation, given, shown, {"QueryExecutionIds": ["a", "b"]}))
    assert lack.item == "query2"


def test_an_account_is_no_other_things_id(account: Account) -> None:
    bindings = Bindings()
    given = call("servicecatalog", "ListPortfolioAccess", PortfolioId="port-2s6abcdq5wdh4")
    found = perform(account, given, hints({"AccountIds": ["123456789012"]}), bindings).reply.raw
    assert found["AccountIds"] == ["123456789012"]
    assert bindings.live_of("123456789012") in (None, "123456789012")
