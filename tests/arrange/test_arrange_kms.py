from dataclasses import replace

import pytest
from asking import made

from harness.account import World, open_account
from harness.account.account import Account
from harness.arrange import Authored, Hints, perform
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
NO_HINTS = Hints()


def call(operation: str, service: str = "kms", **parameters: object) -> Call:
    return Call(service, operation, parameters, Span(0, 0))


def test_the_key_that_a_command_names_is_created_and_bound(account: Account) -> None:
    bindings = Bindings()
    performance = perform(account, call("DescribeKey", KeyId=KEY), NO_HINTS, bindings)
    assert made(performance) == ["CreateKey"]
    assert performance.created[0].why == "KeyId of DescribeKey is produced by CreateKey"
    assert bindings.live_of(KEY) == performance.reply.raw["KeyMetadata"]["KeyId"]


def test_a_key_is_created_once_for_all_steps_of_an_example(account: Account) -> None:
    bindings = Bindings()
    perform(account, call("DescribeKey", KeyId=KEY), NO_HINTS, bindings)
    assert made(perform(account, call("DisableKey", KeyId=KEY), NO_HINTS, bindings)) == []


def test_an_arn_is_bound_by_its_id(account: Account) -> None:
    bindings = Bindings()
    arn = f"arn:aws:kms:us-east-1:123456789012:key/{KEY}"
    performance = perform(account, call("DescribeKey", KeyId=arn), NO_HINTS, bindings)
    assert performance.reply.raw["KeyMetadata"]["KeyId"] == bindings.live_of(KEY)


def test_an_alias_is_created_under_its_documented_name(account: Account) -> None:
    performance = perform(account, call("DeleteAlias", AliasName="alias/example-alias"), NO_HINTS, Bindings())
    assert performance.reply.succeeded
    assert made(performance) == ["CreateKey", "CreateAlias"]
    assert performance.created[1].call.parameters["AliasName"] == "alias/example-alias"


def test_a_deletion_is_scheduled_before_it_is_cancelled(account: Account) -> None:
    performance = perform(account, call("CancelKeyDeletion", KeyId=KEY), NO_HINTS, Bindings())
    assert performance.reply.succeeded


def test_the_ciphertext_of_a_file_nobody_shows_is_produced_by_encrypting(account: Account) -> None:
    performance = perform(account, call("Decrypt", CiphertextBlob=b"x" * 32, KeyId=KEY), NO_HINTS, Bindings())
    assert performance.reply.succeeded


def test_the_documented_output_says_what_is_created(account: Account) -> None:
    shown = {
        "KeyMetadata": {"KeyId": KEY, "Description": "for tests", "KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}
    }
    performance = perform(account, call("DescribeKey", KeyId=KEY), Hints(output=shown), Bindings())
    metadata = performance.reply.raw["KeyMetadata"]
    assert (metadata["Description"], metadata["KeySpec"]) == ("for tests", "RSA_2048")


def test_a_documented_list_of_two_tags_makes_two_tags(account: Account) -> None:
    tags = [{"TagKey": "Dept", "TagValue": "IT"}, {"TagKey": "Purpose", "TagValue": "Test"}]
    performance = perform(account, call("ListResourceTags", KeyId=KEY), Hints(output={"Tags": tags}), Bindings())
    assert performance.reply.raw["Tags"] == tags


def test_the_author_comes_first_and_binds_what_a_query_gives(account: Account) -> None:
    from harness.text import Text

    query = Text.at("KeyMetadata.KeyId", 0)
    authored = Authored(replace(call("CreateKey", Description="mine"), query=query), binds=KEY)
    performance = perform(account, call("DescribeKey", KeyId=KEY), Hints(authored=(authored,)), Bindings())
    assert performance.reply.raw["KeyMetadata"]["Description"] == "mine"
    assert performance.created[0].why == "the author arranged it"


def test_an_error_that_nothing_cures_is_the_reply(account: Account) -> None:
    performance = perform(account, call("CreateAlias", AliasName="no-prefix", TargetKeyId=KEY), NO_HINTS, Bindings())
    assert performance.reply.error is not None
    assert performance.reply.error.code == "ValidationException"


def test_no_more_calls_are_made_than_the_limit(account: Account) -> None:
    sent = []
    send = account.send
    account.send = lambda call: sent.append(call) or send(call)  # type: ignore[method-assign, func-returns-value]
    perform(account, call("DeleteAlias", AliasName="alias/x"), Hints(limit=3), Bindings())
    assert len(sent) <= 3


@pytest.mark.parametrize("nonsense", [{}, {"KeyId": None}, {"KeyId": 7}, {"KeyId": {"a": [1]}}, {"No": "such"}])
def test_nonsense_is_an_error_in_the_reply(account: Account, nonsense: dict[str, object]) -> None:
    assert not perform(
        account, call("DescribeKey", **nonsense), Hints(output=[1, {"a": None}]), Bindings()
    ).reply.succeeded


@pytest.mark.parametrize(("service", "operation"), [("kms", "NoSuch"), ("nosuch", "CreateKey")])
def test_a_service_or_operation_nobody_has_is_no_crash(account: Account, service: str, operation: str) -> None:
    assert not perform(account, call(operation, service), NO_HINTS, Bindings()).reply.succeeded


def test_the_same_input_makes_the_same_calls() -> None:
    runs = []
    for _ in range(2):
        with open_account(World()) as account:
            performance = perform(account, call("DeleteAlias", AliasName="alias/x"), NO_HINTS, Bindings())
            runs.append([(c.call.operation, dict(c.call.parameters)) for c in performance.created])
    assert runs[0] == runs[1]
