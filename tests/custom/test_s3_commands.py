"""The high-level S3 commands: what they print, what they leave, and what is held against the document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.account import open_account
from harness.account.account import Account
from harness.account.model import World
from harness.custom import Scene, play
from harness.custom.model import Outcome
from harness.lowering.model import Custom
from harness.text import Span, Text

NOWHERE = Span(0, 0)


@pytest.fixture
def account() -> Iterator[Account]:
    with open_account(World()) as opened:
        yield opened


def played(account: Account, command: str, output: str | None = None, files: dict[str, bytes] | None = None) -> Outcome:
    words = command.split()
    custom = Custom(words[0], words[1], tuple(Text.at(word, 0) for word in words))
    text = Text.at(output, 0) if output is not None else None
    return play(account, custom, Scene(text, {}, {} if files is None else files, NOWHERE, is_unsaid=output is None))


def printed(account: Account, command: str, output: str | None = None, files: dict[str, bytes] | None = None) -> str:
    outcome = played(account, command, output, files)
    assert not outcome.untold
    assert outcome.performance.reply.succeeded, outcome.performance.reply
    return outcome.performance.reply.printed


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("s3 mb s3://bkt", "make_bucket: bkt"),
        ("s3 rb s3://bkt", "remove_bucket: bkt"),
        ("s3 cp test.txt s3://bkt/test2.txt", "upload: ./test.txt to s3://bkt/test2.txt"),
        ("s3 cp test.txt s3://bkt", "upload: ./test.txt to s3://bkt/test.txt"),
        ("s3 cp myDir/a.txt s3://bkt/p/", "upload: myDir/a.txt to s3://bkt/p/a.txt"),
        ("s3 cp s3://bkt/a.txt .", "download: s3://bkt/a.txt to ./a.txt"),
        ("s3 cp s3://bkt/a.txt out/x.txt", "download: s3://bkt/a.txt to out/x.txt"),
        ("s3 cp s3://bkt/a.txt s3://bkt2/ --dryrun", "(dryrun) copy: s3://bkt/a.txt to s3://bkt2/a.txt"),
        ("s3 mv s3://bkt/a.txt s3://bkt2/", "move: s3://bkt/a.txt to s3://bkt2/a.txt"),
        ("s3 rm s3://bkt/a.txt", "delete: s3://bkt/a.txt"),
    ],
)
def test_a_command_prints_the_line_that_the_aws_cli_prints(account: Account, command: str, line: str) -> None:
    assert printed(account, command) == line + "\n"


def test_quiet_commands_and_those_that_only_set_print_nothing(account: Account) -> None:
    assert printed(account, "s3 cp a.txt s3://bkt/ --quiet") == ""
    assert printed(account, "s3 website s3://bkt/ --index-document index.html --error-document error.html") == ""


def test_a_folder_is_copied_as_documented_and_what_is_excluded_stays(account: Account) -> None:
    files = {"myDir/test2.jpg": b"x", "myDir/sub/z.txt": b"y", "elsewhere/q.txt": b"z"}
    shown = "upload: myDir/test1.txt to s3://bkt/test1.txt\n"
    lines = printed(account, "s3 cp myDir s3://bkt/ --recursive --exclude *.jpg", shown, files).splitlines()
    assert lines == [
        "upload: myDir/sub/z.txt to s3://bkt/sub/z.txt",
        "upload: myDir/test1.txt to s3://bkt/test1.txt",
    ]


def test_the_last_pattern_that_matches_decides(account: Account) -> None:
    files = {"logs/a.log": b"1", "logs/b.txt": b"2"}
    command = "s3 sync logs s3://bkt/logs --exclude * --include *.log"
    assert printed(account, command, "", files) == "upload: logs/a.log to s3://bkt/logs/a.log\n"


def test_what_one_command_writes_the_next_one_sees(account: Account) -> None:
    files = {"a.txt": b"twelve bytes"}
    printed(account, "s3 mv a.txt s3://bkt/p/", "", files)
    assert files == {}
    assert printed(account, "s3 ls s3://bkt/p/", "").split()[2:] == ["12", "a.txt"]
    printed(account, "s3 cp s3://bkt/p/a.txt b.txt", "", files)
    assert files == {"b.txt": b"twelve bytes"}


def test_syncing_twice_moves_nothing_the_second_time_and_deletes_what_is_gone(account: Account) -> None:
    files = {"a.txt": b"1", "b.txt": b"2"}
    assert len(printed(account, "s3 sync . s3://bkt", "", files).splitlines()) == 2
    assert printed(account, "s3 sync . s3://bkt", "", files) == ""
    del files["b.txt"]
    assert printed(account, "s3 sync . s3://bkt --delete", "", files) == "delete: s3://bkt/b.txt\n"


def test_a_listing_has_prefixes_first_and_sizes_as_documented(account: Account) -> None:
    shown = "                           PRE some/\n2013-07-25 17:06:27         88 test.txt\n"
    assert printed(account, "s3 ls s3://bkt", shown).splitlines() == [
        "                           PRE some/",
        "2024-05-06 07:08:16         88 test.txt",
    ]


def test_sizes_for_humans_are_summed_up(account: Account) -> None:
    shown = "2013-09-02 21:37:53   10 Bytes a.txt\n2013-09-02 21:37:53    2.9 MiB foo.zip\n"
    lines = printed(account, "s3 ls s3://bkt --recursive --human-readable --summarize", shown).splitlines()
    assert [line[20:] for line in lines[:2]] == ["  10 Bytes a.txt", "   2.9 MiB foo.zip"]
    assert lines[2:] == ["", "Total Objects: 2", "   Total Size: 2.9 MiB"]


def test_objects_too_large_to_be_made_are_not_made(account: Account) -> None:
    outcome = played(account, "s3 ls s3://bkt", "2013-09-02 21:37:53 5368709120 big.iso\n")
    assert outcome.untold == "the objects that it shows are too large to be made"


def test_a_forced_removal_empties_the_bucket_and_an_unforced_one_of_a_full_bucket_fails(account: Account) -> None:
    printed(account, "s3 cp a.txt s3://bkt/")
    error = played(account, "s3 rb s3://bkt").performance.reply.error
    assert error is not None
    assert error.code == "BucketNotEmpty"
    assert printed(account, "s3 rb s3://bkt --force") == "delete: s3://bkt/a.txt\nremove_bucket: bkt\n"


def test_a_presigned_url_names_the_object_and_its_lifetime(account: Account) -> None:
    url = printed(account, "s3 presign s3://bkt/a.txt --expires-in 600")
    assert url.startswith("https://bkt.s3")
    assert "/a.txt?" in url
    assert "X-Amz-Expires=600&" in url


def test_an_access_point_is_printed_as_it_was_named(account: Account) -> None:
    point = "s3://arn:aws:s3:us-west-2:123456789012:accesspoint/mine"
    assert printed(account, f"s3 cp a.txt {point}/key") == f"upload: ./a.txt to {point}/key\n"
    assert printed(account, f"s3 rm {point}/key") == f"delete: {point}/key\n"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("s3 mv - s3://bkt/a", "only `aws s3 cp` of a single object takes a stream"),
        ("s3 cp s3://bkt/a -", "the document does not show what is in the object that it prints"),
        ("s3 cp *.txt s3://bkt/", "its local path is a pattern, or one of Windows"),
        ("s3 cp a.txt b.txt", "it names no `s3://` place"),
        ("s3 cp a.txt s3://bkt/ --frobnicate yes", "its option `--frobnicate` is not replayed"),
        ("s3 cp a.txt", "`aws s3 cp` with 1 paths is not replayed"),
        ("s3 cp a.txt s3://$BUCKET/", "a variable stands in its path"),
    ],
)
def test_what_cannot_be_replayed_says_why(account: Account, command: str, reason: str) -> None:
    assert played(account, command).untold == reason


def test_what_the_document_shows_to_fail_is_left_as_it_is(account: Account) -> None:
    custom = Custom("s3", "ls", tuple(Text.at(word, 0) for word in ("s3", "ls", "s3://nowhere")))
    reply = play(account, custom, Scene(None, {}, {}, NOWHERE, is_arranged=False)).performance.reply
    assert reply.error is not None
    assert reply.error.code == "NoSuchBucket"


def test_a_stream_goes_in_without_a_word_and_comes_out_again(account: Account) -> None:
    custom = Custom("s3", "cp", tuple(Text.at(word, 0) for word in ("s3", "cp", "-", "s3://bkt/a.txt")))
    outcome = play(account, custom, Scene(None, {}, {}, NOWHERE, given=b"one\ntwo\n"))
    assert outcome.performance.reply.printed == ""
    assert printed(account, "s3 cp s3://bkt/a.txt -") == "one\ntwo\n"
