"""Examples of the high-level S3 commands, through the whole checker."""

from __future__ import annotations

import pytest

from harness.checker import check_source
from harness.findings import Verdict
from harness.options import Options
from harness.results import DocumentResult
from harness.text import Source


def checked(*blocks: tuple[str, str], options: Options = Options()) -> DocumentResult:  # noqa: B008
    """A document with a step for each (command, output); no output is shown where it is empty."""
    text = "**To work with a bucket**\n\n"
    for command, output in blocks:
        text += f"The following example does so. ::\n\n    {command}\n\n"
        if output:
            text += "Output::\n\n" + "".join(f"    {line}\n" for line in output.splitlines()) + "\n"
    return check_source(Source("s3/example.rst", text), options)


def verdicts(result: DocumentResult) -> list[Verdict]:
    return [step.judgement.verdict for step in result.steps]


def test_the_steps_of_an_example_share_buckets_and_files() -> None:
    result = checked(
        ("aws s3 mb s3://amzn-s3-demo-bucket", "make_bucket: amzn-s3-demo-bucket"),
        ("aws s3 cp notes.txt s3://amzn-s3-demo-bucket/", "upload: ./notes.txt to s3://amzn-s3-demo-bucket/notes.txt"),
        ("aws s3 ls s3://amzn-s3-demo-bucket", "2013-07-25 17:06:27         12 notes.txt"),
        (
            "aws s3 rb s3://amzn-s3-demo-bucket --force",
            "delete: s3://amzn-s3-demo-bucket/notes.txt\nremove_bucket: amzn-s3-demo-bucket",
        ),
    )
    assert verdicts(result) == [Verdict.VERIFIED] * 4


def test_an_object_that_a_command_put_is_seen_by_an_api_call_and_the_other_way_round() -> None:
    result = checked(
        ("aws s3 cp notes.txt s3://amzn-s3-demo-bucket/notes.txt --content-type text/plain", ""),
        ("aws s3api head-object --bucket amzn-s3-demo-bucket --key notes.txt --query ContentType", '"text/html"'),
        ("aws s3api delete-object --bucket amzn-s3-demo-bucket --key notes.txt", ""),
        ("aws s3 ls s3://amzn-s3-demo-bucket --summarize", "Total Objects: 0\n   Total Size: 0"),
    )
    assert verdicts(result)[2:] == [Verdict.VERIFIED, Verdict.VERIFIED]
    assert verdicts(result)[1] is not Verdict.VERIFIED


def test_another_bucket_in_the_output_is_an_error_there() -> None:
    result = checked(("aws s3 rm s3://amzn-s3-demo-bucket/a.txt", "delete: s3://amzn-s3-demo-bucket2/a.txt"))
    finding = result.steps[0].judgement.findings[0]
    assert verdicts(result) == [Verdict.WRONG]
    assert result.source.text[finding.span.start : finding.span.stop] == "s3://amzn-s3-demo-bucket2/a.txt"


def test_an_error_that_is_documented_is_compared() -> None:
    error = (
        "An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: "
        "The bucket you tried to delete is not empty"
    )
    result = checked(
        ("aws s3 cp a.txt s3://amzn-s3-demo-bucket", "upload: ./a.txt to s3://amzn-s3-demo-bucket/a.txt"),
        ("aws s3 rb s3://amzn-s3-demo-bucket", error),
    )
    assert verdicts(result) == [Verdict.VERIFIED, Verdict.VERIFIED]


@pytest.mark.parametrize("command", ["aws s3 cp s3://amzn-s3-demo-bucket/a.txt -", "aws configure get region"])
def test_what_is_not_replayed_is_skipped_with_its_reason(command: str) -> None:
    result = checked((command, ""))
    assert verdicts(result) == [Verdict.SKIPPED]
    assert result.steps[0].judgement.reason


def test_nothing_is_replayed_where_that_is_not_asked_for() -> None:
    result = checked(
        ("aws s3 rm s3://amzn-s3-demo-bucket/a.txt", "delete: s3://amzn-s3-demo-bucket/a.txt"),
        options=Options(replay=False),
    )
    assert verdicts(result) == [Verdict.SKIPPED]


def test_what_a_program_gives_to_a_command_goes_into_the_object() -> None:
    result = checked(
        ("echo one two | aws s3 cp - s3://amzn-s3-demo-bucket/a.txt", ""),
        ("aws s3 cp s3://amzn-s3-demo-bucket/a.txt - | base64", "b25lIHR3bwo="),
    )
    assert verdicts(result) == [Verdict.VERIFIED, Verdict.VERIFIED]


@pytest.mark.parametrize(
    "line",
    [
        "shift: s3://amzn-s3-demo-bucket/a.txt to a.txt",
        "download: s3://other-bucket/a.txt to a.txt",
        "download: s3://amzn-s3-demo-bucket/a.txt to b.txt",
        "download: s3://amzn-s3-demo-bucket/logs/a.txt to a.txt",
    ],
)
def test_any_word_of_a_line_about_a_folder_that_the_command_contradicts_is_an_error(line: str) -> None:
    result = checked(("aws s3 cp s3://amzn-s3-demo-bucket . --recursive", line))
    assert verdicts(result) == [Verdict.WRONG]
    assert len(result.steps[0].judgement.findings) == 1
