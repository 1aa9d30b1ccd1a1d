"""`harness update` from the command line, through the whole line of rooms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli import main

DOCUMENT = """\
**To find a key again**

The following ``create-key`` example creates a key. ::

    aws kms create-key \\
        --description "Signs releases"

Output::

    {
        "KeyMetadata": {
            "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
            "Description": "Signs releases"
        }
    }

The following ``describe-key`` example describes it. ::

    aws kms describe-key \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
      "KeyMetadata" : { "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
          "Description": "Signs letters", "KeyManager": "AWS" }
    }

More text.
"""

DIFF = """\
--- a.rst
+++ a.rst
-          "Description": "Signs letters", "KeyManager": "AWS" }
+          "Description": "Signs releases", "KeyManager": "AWS" }
"""


def changed(diff: str) -> str:
    return "".join(line for line in diff.splitlines(keepends=True) if line[0] in "+-")


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.rst").write_bytes(DOCUMENT.encode())
    return lambda *arguments: CliRunner().invoke(main, ["update", *arguments])


def test_the_difference_is_shown_and_nothing_written(update):
    result = update("a.rst")
    assert (changed(result.stdout), result.exit_code) == (DIFF, 0)
    assert Path("a.rst").read_text() == DOCUMENT


def test_what_is_written_is_no_difference_any_more(update):
    assert update("--write", ".").stdout == "updated a.rst\n"
    assert Path("a.rst").read_text() == DOCUMENT.replace("Signs letters", "Signs releases")
    assert update("a.rst").stdout == ""


def test_the_emulator_is_believed_where_one_asks_for_it(update):
    update("--write", "--all", "a.rst")
    assert '"Description": "Signs releases", "KeyManager": "CUSTOMER"' in Path("a.rst").read_text()


def test_line_ends_and_a_byte_order_mark_stay(update):
    Path("a.rst").write_bytes(b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode())
    update("--write", "a.rst")
    expected = DOCUMENT.replace("Signs letters", "Signs releases").replace("\n", "\r\n")
    assert Path("a.rst").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_missing_path_exits_with_2(update):
    assert update("b.rst").exit_code == 2


S3 = """\
**To copy a file**

The following ``cp`` command copies a file. ::

    aws s3 cp test.txt s3://amzn-s3-demo-bucket/test2.txt

Output::

    upload: test.txt to s3://amzn-s3-demo-bucket/test3.txt

The following ``mb`` command makes a bucket. ::

    aws s3 mb s3://amzn-s3-demo-bucket1

Output::

"""


def test_lines_that_the_aws_cli_writes_itself_are_mended_word_by_word_and_filled(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cp.rst").write_text(S3)
    CliRunner().invoke(main, ["update", "--write", "."])
    written = (tmp_path / "cp.rst").read_text()
    assert "    upload: test.txt to s3://amzn-s3-demo-bucket/test2.txt\n" in written
    assert "Output::\n\n    make_bucket: amzn-s3-demo-bucket1\n" in written
    assert CliRunner().invoke(main, ["update", "."]).output == ""


def test_several_processes_write_what_one_does(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.rst", "b.rst", "c.rst"):
        (tmp_path / name).write_text(DOCUMENT)
    shown = [CliRunner().invoke(main, ["update", ".", "--jobs", jobs]).output for jobs in ("1", "2")]
    assert shown[0] == shown[1]
    assert shown[0].count("Signs releases") == 3


def test_a_document_that_takes_too_long_is_left_as_it_is_and_told(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.harness]\ndeadline = 0.001\n")
    for name in ("a.rst", "b.rst"):
        (tmp_path / name).write_text(DOCUMENT)
    result = CliRunner().invoke(main, ["update", "--write", ".", "--jobs", "2"])
    assert result.exit_code == 3
    assert "2 documents were left as they are" in result.output
    assert (tmp_path / "a.rst").read_text() == DOCUMENT


EMPTY = """\
**To receive a message**

The following ``receive-message`` example receives a message. ::

    aws sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/MyQueue

Output::

The following ``list-hosts`` example lists hosts. ::

    aws codestar-connections list-hosts

Output::

The following ``lst-keys`` example is misspelt. ::

    aws kms lst-keys

Output::
"""


def test_an_output_that_nothing_can_be_written_under_is_told_with_the_reason_and_left_alone(
    tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.rst").write_text(EMPTY)
    result = CliRunner().invoke(main, ["update", "--write", "a.rst"])
    assert result.stderr.splitlines() == [
        "harness: a.rst:7: left empty: the emulator prints nothing, where the service's reply may have `Messages` "
        "(--all believes it)",
        "harness: a.rst:13: left empty: the emulator lacks codestar-connections ListHosts",
        "harness: a.rst:19: left empty: the command is wrong",
    ]
    assert ((tmp_path / "a.rst").read_text(), result.stdout, result.exit_code) == (EMPTY, "", 0)


def test_who_believes_the_emulator_believes_its_silence_too(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.rst").write_text(EMPTY)
    CliRunner().invoke(main, ["update", "--write", "--all", "a.rst"])
    assert (tmp_path / "a.rst").read_text() == EMPTY.replace("Output::", "This command produces no output.", 1)
