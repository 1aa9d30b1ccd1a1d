"""Lines that a command of the AWS CLI's own prints, held against the documented ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.compare.lines import compare_lines
from harness.compare.model import Comparison
from harness.findings import Verdict
from harness.text import Text


def compared(documented: str, printed: str) -> Comparison:
    return compare_lines(Text.at(documented, 0), printed)


@pytest.mark.parametrize(
    ("documented", "printed"),
    [
        ("upload: a.txt to s3://b/a.txt", "upload: ./a.txt to s3://b/a.txt"),
        ("delete: s3://b/2\ndelete: s3://b/1", "delete: s3://b/1\ndelete: s3://b/2"),
        ("2013-07-25 17:06:27         88 test.txt", "2024-05-06 07:08:09 88 test.txt"),
        (
            "https://b.s3.us-west-2.amazonaws.com/k?X-Amz-Expires=60&A=1",
            "https://b.s3.amazonaws.com/k?X-Amz-Expires=60&A=2",
        ),
        ("https://b.s3.amazonaws.com/k?Signature=1", "https://b.s3.amazonaws.com/k?X-Amz-Expires=60&A=2"),
        ("https://s3.amazonaws.com/b/k?Signature=1", "https://b.s3.amazonaws.com/k?A=2"),
        (
            "Completed 1 KiB/1 KiB (2 KiB/s) with 1 file(s) remaining\ncopy: s3://a/b to s3://c/b",
            "copy: s3://a/b to s3://c/b",
        ),
        ("Total Size: 2.9 MiB", "Total Size: 3.0 MiB"),
    ],
)
def test_what_agrees_is_verified(documented: str, printed: str) -> None:
    assert compared(documented, printed).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("documented", "printed", "wrong"),
    [
        ("make_bucket: s3://b", "make_bucket: b", "s3://b"),
        ("download: s3://a/k to s3://b/k", "copy: s3://a/k to s3://b/k", "download:"),
        ("delete: s3://b/1\ndelete: s3://c/2", "delete: s3://b/1\ndelete: s3://b/2", "s3://c/2"),
        (
            "https://b.s3.amazonaws.com/key?X-Amz-Expires=60",
            "https://b.s3.amazonaws.com/a.txt?X-Amz-Expires=60",
            "/key",
        ),
        ("2013-07-25 17:06:27         89 test.txt", "2024-05-06 07:08:09 88 test.txt", "89"),
    ],
)
def test_a_word_that_differs_is_an_error_at_its_place(documented: str, printed: str, wrong: str) -> None:
    comparison = compared(documented, printed)
    assert comparison.verdict is Verdict.WRONG
    assert [documented[f.span.start : f.span.stop] for f in comparison.findings] == [wrong]


def test_a_line_that_was_not_printed_is_a_gap_and_so_is_one_that_is_not_documented() -> None:
    assert compared("warning: skipping this file", "upload: ./a to s3://b/a").verdict is Verdict.GAP
    assert compared("delete: s3://b/1", "delete: s3://b/1\ndelete: s3://b/2").verdict is Verdict.GAP
    assert compared("...", "").verdict is Verdict.GAP


@given(st.text(max_size=200))
def test_what_is_printed_agrees_with_itself(text: str) -> None:
    comparison = compared(text, text)
    assert comparison.verdict in (Verdict.VERIFIED, Verdict.GAP)
    assert not any(f.name == "printed-otherwise" for f in comparison.findings)


def test_hostile_outputs_are_compared_in_no_time() -> None:
    many = "\n".join(f"upload: {'x ' * 30}{n} to s3://b/{n}" for n in range(2_000))
    other = many.replace("upload", "copy").replace("s3://b", "s3://c")
    assert compared(many, other).verdict is not Verdict.VERIFIED
    assert compared("a " * 200_000, "b " * 200_000).verdict is Verdict.GAP
