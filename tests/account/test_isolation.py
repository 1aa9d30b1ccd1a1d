"""An account is decided by its world: nothing of the machine gets in, nothing stays behind."""

from __future__ import annotations

import os
import random
import time
import uuid
from typing import Any

import pytest

from calls import OTHER, WORLD, call
from harness.account import World, open_account

SCRIPT = (
    call("kms", "CreateKey", {"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}),
    call("kms", "CreateKey", {"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"}),
    call("kms", "GenerateRandom", {"NumberOfBytes": 16}),
    call("ec2", "CreateKeyPair", {"KeyName": "rsa"}),
    call("ec2", "CreateKeyPair", {"KeyName": "ed", "KeyType": "ed25519"}),
    call("ec2", "DescribeVpcs"),
    call("ec2", "DescribeVpcEndpointServices", query="ServiceDetails[0]"),
    call("ec2", "RunInstances", {"ImageId": "ami-12345678", "MinCount": 1, "MaxCount": 1}),
    call("iam", "CreateUser", {"UserName": "user"}),
    call("iam", "CreateAccessKey", {"UserName": "user"}),
    call("iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": "device"}),
    call("acm", "RequestCertificate", {"DomainName": "example.com"}),
    call("s3", "CreateBucket", {"Bucket": "amzn-s3-demo-bucket"}),
    call("s3", "CreateMultipartUpload", {"Bucket": "amzn-s3-demo-bucket", "Key": "key"}),
    call("secretsmanager", "GetRandomPassword"),
    call("sqs", "CreateQueue", {"QueueName": "queue"}),
    call("sqs", "SendMessage", {"QueueUrl": "https://queue.amazonaws.com/123456789012/queue", "MessageBody": "body"}),
    call("dynamodb", "ListTables"),
)


def play(world: World, script: Any = SCRIPT) -> list[str]:
    with open_account(world) as account:
        replies = [account.send(step) for step in script]
    assert [reply.failure for reply in replies if reply.failure] == []
    return [reply.printed or str(reply.error) for reply in replies]


@pytest.fixture(scope="module")
def told() -> list[str]:
    return play(WORLD)


def test_one_world_gives_the_same_bytes_every_time(told: list[str]) -> None:
    assert play(WORLD) == told


def test_another_world_gives_other_ids_keys_and_times(told: list[str]) -> None:
    elsewhere = play(World(seed=2, clock=OTHER.clock, account_id=OTHER.account_id))
    generated = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14)
    assert [number for number in generated if told[number] == elsewhere[number]] == []


def test_what_happened_in_other_accounts_before_changes_nothing(told: list[str]) -> None:
    play(OTHER, tuple(reversed(SCRIPT)))
    assert play(WORLD) == told


def test_nothing_stays_from_one_account_to_the_next() -> None:
    create = call("sns", "CreateTopic", {"Name": "topic"})
    listing = call("sns", "ListTopics")
    with open_account(WORLD) as account:
        account.send(create)
        assert account.send(listing).raw["Topics"]
    with open_account(WORLD) as account:
        assert account.send(listing).raw["Topics"] == []


def test_what_an_emulator_keeps_in_its_classes_stays_in_one_account() -> None:
    designate = call("securityhub", "EnableOrganizationAdminAccount", {"AdminAccountId": WORLD.account_id})
    telling = call("securityhub", "DescribeOrganizationConfiguration")
    for _ in range(2):
        with open_account(WORLD) as account:
            account.send(call("organizations", "CreateOrganization"))
            assert not account.send(telling).succeeded
            assert account.send(designate).succeeded
            assert account.send(telling).succeeded


def test_every_call_finds_the_clock_a_second_later() -> None:
    with open_account(WORLD) as account:
        dates = [account.send(call("kms", "CreateKey")).raw["KeyMetadata"]["CreationDate"] for _ in range(3)]
        account.clock.advance(3600)
        dates.append(account.send(call("kms", "CreateKey")).raw["KeyMetadata"]["CreationDate"])
    start = WORLD.clock.timestamp()
    assert dates == [start, start + 1, start + 2, start + 3603]


def test_no_credential_and_no_setting_of_the_user_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREALREALREALREAL")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://example.com")
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "999999999999")
    with open_account(WORLD) as account:
        assert "AWS_PROFILE" not in os.environ
        assert os.environ["AWS_ACCESS_KEY_ID"] == "AKIAIOSFODNN7EXAMPLE"
        assert account.send(call("sts", "GetCallerIdentity")).raw["Account"] == "123456789012"
    assert os.environ["AWS_PROFILE"] == "production"
    assert os.environ["AWS_ACCESS_KEY_ID"] == "AKIAREALREALREALREAL"


def test_the_process_is_as_it_was_when_the_account_is_closed() -> None:
    def state() -> tuple[object, ...]:
        return dict(os.environ), time.sleep, time.tzname, os.urandom, random.getstate(), uuid.getnode

    before, now = state(), time.time()
    with open_account(WORLD) as account:
        account.send(call("kms", "CreateKey"))
        assert time.time() == WORLD.clock.timestamp() + 1
    assert state() == before
    assert time.time() - now < 60


def test_an_account_that_is_left_by_an_exception_is_closed_too() -> None:
    with pytest.raises(KeyError), open_account(WORLD):
        raise KeyError
    assert play(WORLD, SCRIPT[:1])


def test_local_time_is_utc() -> None:
    with open_account(WORLD):
        assert time.localtime().tm_hour == WORLD.clock.hour
