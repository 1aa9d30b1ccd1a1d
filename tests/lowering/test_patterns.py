"""What a value that breaks a model's pattern is the name of; ARNs and regions that are none."""

import pytest

from harness.arns import arn_flaw
from harness.catalog.regions import region_meant
from harness.lowering.patterns import matches, other_kind, refused_character

CHANNEL = r"arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+"
ROLE = r"^arn:aws:iam::\d{12}:role/[a-zA-Z_0-9+=,.@\-_/]+$"


@pytest.mark.parametrize(
    ("pattern", "value", "clause"),
    [
        (CHANNEL, "arn:aws:ivs:us-west-2:1:stream-key/ab", "takes the ARN of a `channel`, and this is that of a `stream-key`"),
        (CHANNEL, "arn:aws:ivs:us-west-2:1:stream-key/a_b", ""),
        (CHANNEL, "arn:aws:ivs:us-west-2:1:channel/a_b", ""),
        (ROLE, "arn:aws:iam:us-east-1:111122223333:role/A", "takes an ARN without a region, and this has `us-east-1`"),
        (ROLE, "arn:aws:iam::account:role/A", ""),
        (ROLE, "my-role", ""),
        ("^ws-[0-9a-z]{8,63}$", "wsb-12345678", "takes an id that begins with `ws-`, and this is `wsb-12345678`"),
        ("^ws-[0-9a-z]{8,63}$", "workspace", ""),
    ],
)  # fmt: skip
def test_what_breaks_a_pattern_may_be_of_another_kind(pattern: str, value: str, clause: str):
    assert not matches(pattern, value)
    assert other_kind(pattern, value) == clause


@pytest.mark.parametrize(
    ("pattern", "value", "mark"),
    [
        ("^[a-zA-Z0-9_-]+$", "1575691200/company/power", "/"),
        ("[a-zA-Z0-9][a-zA-Z0-9_-]*", "example index 1", " "),
        (r"[\w\.-]{1,100}", "MyDemoRepo,", ","),
        (r"[\w\s-]+", "MyDemo,Repo", ","),
        ("^[A-Z2-7]+$", "ABCDE10", ""),
        ("^[a-z0-9-]+$", "auth.example.com", ""),
        ("^[a-z0-9-]+$", "<my name>", ""),
        ("[ -~]{2,9}", "a,b", ""),
        (".{2,9}", "a,b", ""),
        (r"[\u0020-\u007E]+", "a,b", ""),
        (r"[\p{L}]+", "a,b", ""),
        ("[^/]+", "a,b", ""),
    ],
)
def test_a_mark_that_a_pattern_has_nowhere_is_told_from_a_placeholder(pattern: str, value: str, mark: str):
    assert refused_character(pattern, value) == mark


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("us-esat-1", "us-east-1"),
        ("uus-west-2", "us-west-2"),
        ("us-west2-1", "us-west-1"),
        ("us-east-1", ""),
        ("us-east-9", ""),
        ("sa-west-1", ""),
        ("region-1", ""),
        ("us-esat", ""),
        ("", ""),
    ],
)
def test_a_region_that_is_surely_mistyped_is_told_from_a_newer_one(text: str, region: str):
    assert region_meant(text) == region


@pytest.mark.parametrize(
    ("arn", "flaw"),
    [
        ("arn:aws:iam:my-account-id:role/Reader", "has 5 parts, and an ARN has 6"),
        ("arn:aws:iam::my-account-id:role/Reader", ""),
        ("arn:aws:sns:us-esat-1:111122223333:topic", "has the region `us-esat-1`"),
        ("arn:aws:sns:region-1:111122223333:topic", ""),
        ("arn:aws:sns:topic", ""),
    ],
)
def test_an_arn_has_all_its_parts(arn: str, flaw: str):
    assert arn_flaw(arn) == flaw
