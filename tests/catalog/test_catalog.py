"""The catalog knows what can be typed after `aws`."""

from __future__ import annotations

import pytest

from harness.catalog import Arity, catalog, suggest
from harness.catalog.commands import Command


def command(service: str, name: str) -> Command:
    found_service = catalog().service(service)
    assert found_service is not None
    found = found_service.command(name)
    assert found is not None
    return found


def test_a_command_has_its_operation_and_the_options_of_its_input() -> None:
    put = command("kms", "put-key-policy")
    assert put.operation == "PutKeyPolicy"
    assert put.options["key-id"].is_required
    assert put.options["key-id"].path == ("KeyId",)
    assert put.options["key-id"].shape.type_name == "string"


def test_a_boolean_member_has_two_options() -> None:
    options = command("kms", "put-key-policy").options
    assert options["bypass-policy-lockout-safety-check"].constant is True
    assert options["no-bypass-policy-lockout-safety-check"].constant is False


@pytest.mark.parametrize(("typed", "model"), [("s3api", "s3"), ("deploy", "codedeploy"), ("configservice", "config")])
def test_renamed_services_are_found_by_the_name_that_is_typed(typed: str, model: str) -> None:
    service = catalog().service(typed)
    assert service is not None
    assert service.model_name == model


@pytest.mark.parametrize("name", ["codedeploy", "config", "nonsense", ""])
def test_names_that_cannot_be_typed_are_no_services(name: str) -> None:
    assert catalog().service(name) is None


def test_commands_of_the_cli_itself_have_no_operation() -> None:
    copy = command("s3", "cp")
    assert copy.is_own
    assert copy.operation is None
    assert copy.options["recursive"].arity is Arity.NONE
    assert "delete" in command("s3", "sync").options


def test_removed_commands_are_not_there() -> None:
    service = catalog().service("ec2")
    assert service is not None
    assert service.command("import-instance") is None
    assert "import-instance" not in service.commands


def test_a_streaming_reply_needs_an_outfile() -> None:
    options = command("lambda", "invoke").options
    assert options["outfile"].is_positional
    assert options["outfile"].is_required
    assert "cli-input-json" not in options


def test_paginated_commands_have_the_options_of_the_cli() -> None:
    listing = command("kms", "list-keys")
    assert {"max-items", "page-size", "starting-token"} <= listing.options.keys()
    assert set(listing.tokens) == {"marker", "limit"}


def test_customised_options_know_where_their_value_goes() -> None:
    ingress = command("ec2", "authorize-security-group-ingress").options
    assert ingress["cidr"].path == ("IpPermissions", 0, "IpRanges", 0, "CidrIp")
    assert "min-count" not in command("ec2", "run-instances").options
    assert command("lambda", "create-function").options["zip-file"].path == ("Code", "ZipFile")


def test_waiters_stand_for_the_operation_that_they_poll() -> None:
    service = catalog().service("ec2")
    assert service is not None
    waiter = service.waiter("instance-running")
    assert waiter is not None
    assert (waiter.operation, waiter.waiter) == ("DescribeInstances", "InstanceRunning")
    assert service.waiter("instance-flying") is None


def test_every_customised_option_of_the_surface_can_be_made() -> None:
    from harness.catalog.surface import surface

    for key in surface()["options"]:
        service, name = key.split(" ")
        assert command(service, name).options


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("aliasname", ["alias-name", "key-id"], "alias-name"),
        ("keyid", ["alias-name", "key-id"], "key-id"),
        ("list-key", ["list-keys", "list-aliases"], "list-keys"),
        ("replicationtask-identifier", ["replication-task-identifier", "region"], "replication-task-identifier"),
        ("TagVlaue", ["TagKey", "TagValue"], "TagValue"),
        ("nonsense", ["alias-name", "key-id"], None),
        ("", ["alias-name"], None),
        ("key-ia", ["key-ib", "key-ic"], None),
    ],
)
def test_suggestions_are_near_and_unambiguous(word: str, known: list[str], expected: str | None) -> None:
    assert suggest(word, known) == expected
    assert suggest(word, list(reversed(known))) == expected
