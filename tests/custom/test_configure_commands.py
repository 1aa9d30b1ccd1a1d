"""`aws configure set` and `get`, in the files of an example."""

from __future__ import annotations

import pytest

from harness.checker import check_source
from harness.custom.configuring import play_configure
from harness.custom.model import Outcome, Scene
from harness.findings import Verdict
from harness.lowering.model import Custom
from harness.text import Source, Span, Text


def played(command: str, files: dict[str, bytes]) -> Outcome:
    words = command.split()
    custom = Custom(words[0], words[1], tuple(Text.at(word, 0) for word in words))
    return play_configure(custom, Scene(None, {}, files, Span(0, 0)))


def test_settings_go_where_the_aws_cli_keeps_them() -> None:
    files: dict[str, bytes] = {}
    for command in (
        "configure set aws_access_key_id AKIAEXAMPLE",
        "configure set default.region us-west-2",
        "configure set region us-west-1 --profile testing",
        "configure set profile.testing2.region eu-west-1",
        "configure set preview.cloudsearch true",
    ):
        assert played(command, files).performance.reply.printed == ""
    assert files["~/.aws/credentials"] == b"[default]\naws_access_key_id = AKIAEXAMPLE\n"
    assert files["~/.aws/config"].decode().split("\n\n") == [
        "[default]\nregion = us-west-2",
        "[profile testing]\nregion = us-west-1",
        "[profile testing2]\nregion = eu-west-1",
        "[preview]\ncloudsearch = true\n",
    ]


@pytest.mark.parametrize("name", ["region --profile=testing", "profile.testing.region", "region --profile testing"])
def test_what_was_set_is_got(name: str) -> None:
    files: dict[str, bytes] = {}
    played("configure set profile.testing.region us-west-1", files)
    assert played(f"configure get {name}", files).performance.reply.printed == "us-west-1\n"


@pytest.mark.parametrize(
    "command", ["configure get region", "configure set default.s3.max_queue_size 5", "configure set a"]
)
def test_what_nobody_set_and_what_is_nested_is_not_replayed(command: str) -> None:
    assert played(command, {}).untold


def test_a_value_that_is_got_is_compared() -> None:
    text = "**To set it**\n\nThis sets it. ::\n\n    aws configure set region us-west-2\n\n"
    text += "This gets it. ::\n\n    aws configure get region\n\n"
    for shown, verdict in (("us-west-2", Verdict.VERIFIED), ("us-east-1", Verdict.WRONG)):
        result = check_source(Source("configure/set.rst", f"{text}Output::\n\n    {shown}\n"))
        assert [step.judgement.verdict for step in result.steps] == [Verdict.VERIFIED, verdict]
