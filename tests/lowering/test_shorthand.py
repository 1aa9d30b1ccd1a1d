"""Shorthand is read as the AWS CLI reads it, and never takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.lowering.nodes import Node, origins, plain
from harness.lowering.shorthand import ShorthandError, read_shorthand
from harness.text import Text


def read(value: str) -> object:
    return plain(read_shorthand(Text.at(value, 0), lambda _: None))


def read_or_stop(value: str) -> int:
    """Where reading stopped: at the end, or where the value is no shorthand. Every place is inside the value."""
    try:
        node = read_shorthand(Text.at(value, 0), lambda _: None)
    except ShorthandError as error:
        return error.index
    return max(text.span().stop for _, text in origins(node))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a=b", {"a": "b"}),
        ("a=b,c=d", {"a": "b", "c": "d"}),
        ("a=b,c", {"a": ["b", "c"]}),
        ("a=b,c,d=e", {"a": ["b", "c"], "d": "e"}),
        ("a=", {"a": ""}),
        ("a=,b=c", {"a": "", "b": "c"}),
        ("a=[b,c],d=[]", {"a": ["b", "c"], "d": []}),
        ("a={b=c,d=[e,{f=g}]}", {"a": {"b": "c", "d": ["e", {"f": "g"}]}}),
        ("a='b,c'", {"a": "b,c"}),
        ('a="b=c, d"', {"a": "b=c, d"}),
        (r"a=b\,c", {"a": "b,c"}),
        (r"a='it\'s'", {"a": "it's"}),
        (r'a="x\\y"', {"a": r"x\y"}),
        ("a = b , c = d", {"a": "b", "c": "d"}),
        ("a=b c", {"a": "b c"}),
        ("a.b/c:d#e=f", {"a.b/c:d#e": "f"}),
        ("a=arn:aws:x", {"a": "arn:aws:x"}),
        ("a@=b", {"a": "b"}),
    ],
)
def test_what_shorthand_says(value: str, expected: object) -> None:
    assert read(value) == expected


@pytest.mark.parametrize(
    "value", ["a", "a=b,", "=", "a=[b", "a={b", "a={b=c", "a='b", "a=b=c,d", "a=1,a=2", "", "a=b]"]
)
def test_what_is_no_shorthand(value: str) -> None:
    if value in ("=", "a=b=c,d"):
        assert read(value)
        return
    with pytest.raises(ShorthandError):
        read(value)


def test_values_know_where_they_stand() -> None:
    value = r"Key=one,Values=[two,'thr\'ee']"
    node = read_shorthand(Text.at(value, 100), lambda _: None)
    found = {path: text.span() for path, text in origins(node)}
    assert found["Values", 0] == (100 + value.index("two"), 100 + value.index("two") + 3)
    assert found["Values", 1] == (100 + value.index("thr"), 100 + value.index("ee") + 2)
    assert node.names["Values"].span() == (108, 114)


def test_a_value_after_an_at_sign_may_be_a_file() -> None:
    loaded = Node(b"bytes", Text.at("x", 0))
    node = read_shorthand(Text.at("a@=fileb://x,b=fileb://x", 0), lambda text: loaded if "://" in text.value else None)
    assert plain(node) == {"a": b"bytes", "b": "fileb://x"}


@pytest.mark.parametrize(
    "value",
    [
        "a=" + "[" * 10_000,
        "a=" + "{a=" * 10_000,
        "a='" + "\\'" * 100_000,
        "a=" + "b," * 100_000,
        "a=" + "b" * 1_000_000,
    ],
)
def test_hostile_values_end_soon(value: str) -> None:
    start = time.process_time()
    assert 0 <= read_or_stop(value) <= len(value)
    assert time.process_time() - start < 2


@given(st.text(alphabet="ab=,[]{}'\"\\ @\n", max_size=30))
def test_reading_ends_within_the_value(value: str) -> None:
    assert 0 <= read_or_stop(value) <= len(value)


@given(st.dictionaries(st.text("abcXYZ", min_size=1), st.text("abc0123 .:/", max_size=8).map(str.strip), min_size=1))
def test_plain_pairs_come_back(pairs: dict[str, str]) -> None:
    assert read(",".join(f"{key}='{value}'" for key, value in pairs.items())) == pairs
