"""What comes back from a call: a reply, the service's refusal, or the emulator's failure."""

from __future__ import annotations

from calls import OTHER, WORLD, call
from harness.account import open_account

BUCKET = {"Bucket": "amzn-s3-demo-bucket"}


def test_a_call_gives_the_reply_as_the_aws_cli_prints_it() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "CreateKey", {"Description": "a key"}))
    assert reply.succeeded
    assert reply.raw["KeyMetadata"]["Description"] == "a key"
    assert reply.data == reply.raw
    assert reply.printed.startswith('{\n    "KeyMetadata": {\n        "AWSAccountId": "123456789012",')
    assert "ResponseMetadata" not in reply.raw


def test_times_and_blobs_stay_as_they_came_over_the_wire() -> None:
    with open_account(WORLD) as account:
        key = account.send(call("kms", "CreateKey")).raw["KeyMetadata"]
        reply = account.send(call("kms", "Encrypt", {"KeyId": key["KeyId"], "Plaintext": b"hello"}))
        back = account.send(call("kms", "Decrypt", {"CiphertextBlob": _decoded(reply.raw["CiphertextBlob"])}))
    assert key["CreationDate"] == WORLD.clock.timestamp()
    assert back.raw["Plaintext"] == "aGVsbG8="


def _decoded(text: str) -> bytes:
    from base64 import b64decode

    return b64decode(text)


def test_the_query_and_the_output_format_of_the_call_are_used() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("sts", "GetCallerIdentity", query="Account", output="text"))
    assert (reply.data, reply.printed) == ("123456789012", "123456789012\n")


def test_every_reply_shows_the_account_and_the_region_of_the_world() -> None:
    with open_account(OTHER) as account:
        arn = account.send(call("sns", "CreateTopic", {"Name": "topic"})).raw["TopicArn"]
        role = account.send(
            call("iam", "CreateRole", {"RoleName": "role", "AssumeRolePolicyDocument": '{"Statement":[]}'})
        )
    assert arn == "arn:aws:sns:eu-west-1:444455556666:topic"
    assert role.raw["Role"]["Arn"] == "arn:aws:iam::444455556666:role/role"


def test_the_region_of_the_call_comes_before_that_of_the_world() -> None:
    with open_account(WORLD) as account:
        arn = account.send(call("sns", "CreateTopic", {"Name": "topic"}, region="ap-south-1")).raw["TopicArn"]
    assert arn.split(":")[3] == "ap-south-1"


def test_what_the_service_refuses_is_an_error_printed_as_the_aws_cli_prints_it() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("iam", "GetUser", {"UserName": "nobody"}))
    assert reply.error is not None
    assert (reply.error.code, reply.error.status, reply.failure) == ("NoSuchEntity", 404, None)
    assert reply.error.printed == (
        "\nAn error occurred (NoSuchEntity) when calling the GetUser operation: "
        "The user with name nobody cannot be found.\n"
    )


def test_parameters_are_validated_before_the_service_is_asked() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "DescribeKey", {"KeyID": "x"}))
    assert reply.error is not None
    assert (reply.error.code, reply.error.status) == ("ParamValidationError", 0)
    assert reply.error.printed.startswith("\nParameter validation failed:\n")


def test_a_query_that_does_not_fit_the_reply_is_an_error() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys", query="sort(@)"))
    assert reply.error is not None
    assert reply.error.code == "JMESPathTypeError"


def test_pages_are_merged_and_cut_as_the_pagination_options_say() -> None:
    with open_account(WORLD) as account:
        for name in "abcde":
            account.send(call("iam", "CreateUser", {"UserName": name}))
        everything = account.send(call("iam", "ListUsers", pagination={"PageSize": 2}))
        first = account.send(call("iam", "ListUsers", pagination={"MaxItems": 2}, query="Users[].UserName"))
        token = account.send(call("iam", "ListUsers", pagination={"MaxItems": 2})).raw["NextToken"]
        rest = account.send(call("iam", "ListUsers", pagination={"StartingToken": token}))
        single = account.send(call("iam", "ListUsers", {"MaxItems": 1}, is_paginated=False))
    assert [user["UserName"] for user in everything.raw["Users"]] == list("abcde")
    assert "IsTruncated" not in everything.raw
    assert first.data == ["a", "b"]
    assert [user["UserName"] for user in rest.raw["Users"]] == list("cde")
    assert "IsTruncated" in single.raw


def test_text_output_prints_page_after_page() -> None:
    table = {
        "AttributeDefinitions": [{"AttributeName": "Id", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "Id", "KeyType": "HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
    }
    with open_account(WORLD) as account:
        for name in ("one", "three", "two"):
            account.send(call("dynamodb", "CreateTable", {"TableName": name, **table}))
        options = {"output": "text", "query": "TableNames"}
        paged = account.send(call("dynamodb", "ListTables", pagination={"PageSize": 2}, **options))
        cut = account.send(call("dynamodb", "ListTables", pagination={"MaxItems": 1}, output="text"))
    assert paged.printed == "one\tthree\ntwo\n"
    assert cut.printed.splitlines()[-1].startswith("NEXTTOKEN\t")


def test_a_streaming_body_goes_into_the_outfile() -> None:
    with open_account(WORLD) as account:
        account.send(call("s3", "CreateBucket", BUCKET))
        account.send(call("s3", "PutObject", {**BUCKET, "Key": "key", "Body": b"content"}))
        reply = account.send(call("s3", "GetObject", {**BUCKET, "Key": "key"}, outfile="out.txt"))
    assert reply.files == {"out.txt": b"content"}
    assert "Body" not in reply.raw
    assert reply.raw["ContentLength"] == 7


def test_an_operation_that_prints_nothing_prints_nothing() -> None:
    with open_account(WORLD) as account:
        key = account.send(call("kms", "CreateKey")).raw["KeyMetadata"]["KeyId"]
        reply = account.send(call("kms", "DisableKey", {"KeyId": key}))
    assert reply.succeeded
    assert reply.printed == ""


def test_an_unsigned_call_is_answered_too() -> None:
    with open_account(WORLD) as account:
        account.send(call("s3", "CreateBucket", BUCKET))
        reply = account.send(call("s3", "ListObjectsV2", BUCKET, is_signed=False))
    assert reply.succeeded


def test_a_waiter_is_answered_at_once_and_its_time_passes_on_the_virtual_clock() -> None:
    with open_account(WORLD) as account:
        waiting = call("s3", "HeadBucket", BUCKET, waiter="BucketExists")
        before = account.send(waiting)
        late = account.send(call("kms", "CreateKey")).raw["KeyMetadata"]["CreationDate"]
        account.send(call("s3", "CreateBucket", BUCKET))
        after = account.send(waiting)
    assert before.error is not None
    assert before.error.printed.startswith("\nWaiter BucketExists failed: Max attempts exceeded")
    assert late - WORLD.clock.timestamp() >= 19 * 5
    assert after.succeeded
    assert after.printed == ""


def test_policies_that_aws_manages_are_there_when_a_call_names_them() -> None:
    arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    with open_account(WORLD) as account:
        account.send(call("iam", "CreateUser", {"UserName": "user"}))
        attached = account.send(call("iam", "AttachUserPolicy", {"UserName": "user", "PolicyArn": arn}))
        listed = account.send(call("iam", "ListAttachedUserPolicies", {"UserName": "user"}))
    assert attached.succeeded
    assert listed.raw["AttachedPolicies"] == [{"PolicyName": "ReadOnlyAccess", "PolicyArn": arn}]


def test_what_the_emulator_lacks_is_a_failure_and_no_error() -> None:
    with open_account(WORLD) as account:
        service = account.send(call("lightsail", "GetInstances"))
        operation = account.send(call("kms", "ConnectCustomKeyStore", {"CustomKeyStoreId": "cks-1234567890abcdef0"}))
        shared = account.send(call("docdb", "DescribeDBClusters"))
    for reply in (service, operation, shared):
        assert reply.failure is not None
        assert reply.failure.kind == "not-implemented"


def test_a_crash_of_the_emulator_is_a_failure_that_names_it() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys", region="us-east-1a"))
    assert reply.failure is not None
    assert (reply.failure.kind, reply.failure.message) == ("crash", "KeyError: 'us-east-1a'")


def test_a_lambda_is_invoked_without_docker() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("lambda", "Invoke", {"FunctionName": "function"}, outfile="out.json"))
    assert reply.data == {"StatusCode": 200}
    assert list(reply.files) == ["out.json"]
