"""A documented command as a process gets it: live ids in words and files, nothing outside its folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from harness.engines.words import Prepared, prepare
from harness.lowering import lower
from harness.lowering.model import Call
from harness.shell import read_script
from harness.shell.model import Shell
from harness.text import Text

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"


def prepared(line: str, live: dict[str, Any], files: dict[str, str] | None = None) -> Prepared:
    command = read_script(Text.at(line, 0), Shell.POSIX).pipelines[0].commands[0]
    shown = {name: Text.at(text, 10_000) for name, text in (files or {}).items()}
    call = lower(command, shown).call
    assert isinstance(call, Call)
    made = replace(call, parameters={**call.parameters, **live})
    return prepare(tuple(word.text for word in command.words), shown, call, made)


def test_a_documented_id_becomes_the_live_one_in_its_word() -> None:
    got = prepared(f"aws kms describe-key --key-id {KEY}", {"KeyId": "live"})
    assert got.words == ("kms", "describe-key", "--key-id", "live")


def test_an_id_within_shorthand_is_changed_and_another_option_with_the_same_text_is_not() -> None:
    line = "aws ec2 create-tags --resources i-1 --tags Key=name,Value=i-1"
    got = prepared(line, {"Resources": ["i-9"]})
    assert got.words[2:] == ("--resources", "i-9", "--tags", "Key=name,Value=i-1")


def test_what_a_file_holds_is_changed_in_the_file() -> None:
    line = f"aws kms put-key-policy --key-id {KEY} --policy-name default --policy file://some/where/p.json"
    got = prepared(line, {"Policy": '{"a": 2}'}, {"p.json": '{"a": 1}'})
    assert got.words[-1] == "file://p.json"
    assert got.files == {"p.json": b'{"a": 2}'}


def test_a_file_that_is_not_shown_holds_what_the_call_was_made_with() -> None:
    got = prepared("aws kms decrypt --ciphertext-blob fileb:///etc/secret", {"CiphertextBlob": b"\x00\xff"})
    assert got.words[-1] == "fileb://secret"
    assert got.files == {"secret": b"\x00\xff"}


@pytest.mark.parametrize("path", ["/etc/passwd", "~/.aws/credentials", "../../secret", "C:\\\\secret"])
def test_no_word_reads_a_file_outside_the_folder(path: str) -> None:
    got = prepared(f"aws kms encrypt --key-id k --plaintext fileb://{path}", {})
    (name,) = got.files
    assert got.words[-1] == f"fileb://{name}"
    assert not set("/\\~") & set(name)


def test_no_word_writes_a_file_outside_the_folder() -> None:
    got = prepared("aws s3api get-object --bucket b --key k /etc/cron.d/evil", {})
    assert got.words[-1] == "evil"


def test_a_profile_is_told_so_that_it_can_be_made() -> None:
    assert prepared("aws kms list-keys --profile prod", {}).profile == "prod"
    assert prepared("aws kms list-keys --profile '[x] y'", {}).profile == ""
