"""Names inside of ids, ARNs, URLs and hosts: what was given to an account is compared, and only the rest is bound."""

from __future__ import annotations

import json

import pytest
from made import call, compared

from harness.account.model import Created, Reply
from harness.bindings import Bindings
from harness.compare import kinds
from harness.findings import Verdict

UUID = "01bd4552-ef5c-47ff-9730-60bac6ce602d"
ACCOUNT, OTHER = "123456789012", "729481635089"
ARN = f"arn:aws:%s:us-west-2:{ACCOUNT}:%s"


@pytest.mark.parametrize(
    ("documented", "verdict"),
    [
        ("cluster/web/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE", Verdict.VERIFIED),
        ("cluster/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE", Verdict.VERIFIED),
        ("cluster/other/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE", Verdict.GAP),
        ("topic/web/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE", Verdict.GAP),
    ],
)
def test_what_an_arn_has_more_than_the_replys_is_told_by_the_example(documented: str, verdict: Verdict) -> None:
    asked = call("CreateCluster", {"ClusterName": "web"}, "kafka")
    live, twin = (ARN % ("kafka", f"cluster/{uuid}") for uuid in (UUID, UUID[::-1]))
    shown = json.dumps({"ClusterArn": ARN % ("kafka", documented)})
    assert compared(shown, {"ClusterArn": live}, (asked,), twin={"ClusterArn": twin}).verdict is verdict


@pytest.mark.parametrize(("segment", "verdict"), [("mesh/web", Verdict.VERIFIED), ("route/web", Verdict.GAP)])
def test_a_word_for_the_kind_of_thing_is_told_by_the_operation(segment: str, verdict: Verdict) -> None:
    data, twin = ({"meshes": [{"arn": ARN.replace(ACCOUNT, a) % ("appmesh", "web")}]} for a in (ACCOUNT, OTHER))
    shown = json.dumps(data).replace(":web", f":{segment}")
    assert compared(shown, data, (call("ListMeshes", {}, "appmesh"),), twin=twin).verdict is verdict


@pytest.mark.parametrize(("qualifier", "verdict"), [("BLUE", Verdict.VERIFIED), ("RED", Verdict.GAP)])
def test_a_qualifier_that_the_emulator_leaves_out_is_the_commands(qualifier: str, verdict: Verdict) -> None:
    asked = call("GetFunctionEventInvokeConfig", {"FunctionName": "web:BLUE"}, "lambda")
    data, twin = ({"Arn": ARN.replace(ACCOUNT, account) % ("lambda", "function:web")} for account in (ACCOUNT, OTHER))
    shown = json.dumps({"Arn": ARN % ("lambda", f"function:web:{qualifier}")})
    assert compared(shown, data, (asked,), twin=twin).verdict is verdict


@pytest.mark.parametrize(("name", "verdict"), [("web-a1b2c3", Verdict.VERIFIED), ("other-a1b2c3", Verdict.GAP)])
def test_an_id_that_begins_with_a_given_name_is_documented_so(name: str, verdict: Verdict) -> None:
    asked = call("CreateSecret", {"Name": "web"}, "secretsmanager")
    live, twin = ({"ARN": ARN % ("secretsmanager", f"secret:web-{end}")} for end in ("iKZWe7", "HoWCF3"))
    shown = json.dumps({"ARN": ARN % ("secretsmanager", f"secret:{name}")})
    assert compared(shown, live, (asked,), twin=twin).verdict is verdict


@pytest.mark.parametrize(("platform", "verdict"), [("GCM", Verdict.VERIFIED), ("ADM", Verdict.GAP)])
def test_an_arn_that_arranging_bound_is_compared_by_the_names_in_it(platform: str, verdict: Verdict) -> None:
    made = call("CreatePlatformApplication", {"Name": "web", "Platform": "GCM"}, "sns")
    live, shown = (ARN % ("sns", f"app/{one}/web") for one in ("GCM", platform))
    bindings = Bindings()
    bindings.bind(shown, live)
    created = (Created(made, Reply(made, raw={"PlatformApplicationArn": live}), "made"),)
    asked = call("ListPlatformApplications", {}, "sns")
    found = compared(json.dumps([{"Arn": shown}]), [{"Arn": live}], (asked,), bindings=bindings, created=created)
    assert found.verdict is verdict


def test_an_arn_that_a_command_gives_stands_for_what_was_made_for_it() -> None:
    made = call("CreateReplicationInstance", {"ReplicationInstanceIdentifier": "mine"}, "dms")
    live, shown = ARN % ("dms", "rep:mine"), ARN % ("dms", "rep:T3OM7OUB5NM2LCVZF7JPGJRNUE")
    bindings = Bindings()
    bindings.bind(shown, live)
    created = (Created(made, Reply(made, raw={"ReplicationInstanceArn": live}), "made"),)
    asked = call("TestConnection", {"ReplicationInstanceArn": shown}, "dms")
    data = {"ReplicationInstanceArn": live}
    found = compared(json.dumps({"ReplicationInstanceArn": shown}), data, (asked,), bindings=bindings, created=created)
    assert found.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("documented", "verdict"),
    [
        ("https://files.example.com/words/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE", Verdict.VERIFIED),
        ("https://link-to-the-file", Verdict.GAP),
    ],
)
def test_a_url_that_was_generated_has_the_name_of_what_it_leads_to(documented: str, verdict: Verdict) -> None:
    asked = call("GetVocabulary", {"VocabularyName": "words"}, "transcribe")
    live, twin = ({"Uri": f"https://s3.amazonaws.com/files/words/{uuid}/input.txt"} for uuid in (UUID, UUID[::-1]))
    assert compared(json.dumps({"Uri": documented}), live, (asked,), twin=twin).verdict is verdict


@pytest.mark.parametrize(
    ("documented", "verdict"),
    [
        ("web.cluster-cnpexample.us-west-2.rds.amazonaws.com", Verdict.VERIFIED),
        ("web.cluster-####.us-west-2.rds.amazonaws.com", Verdict.VERIFIED),
        ("web-1234567890.cluster-cnpexample.us-west-2.rds.amazonaws.com", Verdict.VERIFIED),
        ("other.cluster-cnpexample.us-west-2.rds.amazonaws.com", Verdict.GAP),
        ("web.cluster-cnpexample.us-west-2.redshift.amazonaws.com", Verdict.GAP),
    ],
)
def test_a_hosts_name_is_compared_label_by_label(documented: str, verdict: Verdict) -> None:
    asked = call("CreateDBCluster", {"DBClusterIdentifier": "web"}, "rds")
    live, twin = (
        {"Host": f"web.cluster-{end}.us-west-2.rds.amazonaws.com"} for end in ("if2py1zku2i5", "obpzer9eebas")
    )
    found = compared(json.dumps({"Host": documented}), live, (asked,), twin=twin).verdict
    assert (found is Verdict.VERIFIED) is (verdict is Verdict.VERIFIED)


@pytest.mark.parametrize(("account", "verdict"), [("1111EXAMPLE", Verdict.VERIFIED), ("AIDACKEXAMPLE", Verdict.GAP)])
def test_an_account_has_a_number(account: str, verdict: Verdict) -> None:
    data = {"Arn": ARN % ("mobiletargeting", "apps/web")}
    shown = json.dumps(data).replace("123456789012", account)
    assert compared(shown, data, (call("GetApp", {}),)).verdict is verdict


def test_a_sentence_is_not_generated() -> None:
    data = {"Message": "[Trace id: 1-7638f196-2aa9] Made"}
    twin = {"Message": "[Trace id: 1-98756c17-e1aa] Made"}
    found = compared('{"Message": "This endpoint is operational."}', data, (call("GetEndpoint", {}),), twin=twin)
    assert found.verdict is Verdict.GAP


@pytest.mark.parametrize(
    ("value", "is_id"),
    [
        ("ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09", False),
        ("default.aurora-postgresql10", False),
        ("eks-my-eks-nodegroup-a8c75f2f", True),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYz", True),
    ],
)
def test_words_with_numbers_behind_them_are_no_token(value: str, is_id: bool) -> None:
    assert kinds.is_identifier(value) is is_id
