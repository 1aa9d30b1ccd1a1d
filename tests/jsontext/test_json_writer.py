"""Changed data goes into an author's JSON text by edits that leave everything else as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.jsontext import edits, plain, read_json, render
from harness.text import Source


def write(text: str, new: Any) -> str:
    source = Source("x.rst", text)
    value = read_json(source.as_text()).value
    assert value is not None
    for edit in reversed(edits(value, new, source)):
        text = text[: edit.span.start] + edit.text + text[edit.span.stop :]
    return text


TEXT = """{
  "Name" : "a",
  "Tags" : [ "x", "y" ],
  "Nested" : {
    "On" : true
  }
}"""


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({"Name": "a", "Tags": ["x", "y"], "Nested": {"On": True}}, TEXT),
        ({"Tags": ["x", "y"], "Nested": {"On": True}, "Name": "a"}, TEXT),
        ({"Name": "b", "Tags": ["x", "y"], "Nested": {"On": True}}, TEXT.replace('"a"', '"b"')),
        ({"Name": "a", "Tags": ["x", "y", "z"], "Nested": {"On": True}}, TEXT.replace('"y"', '"y", "z"')),
        ({"Name": "a", "Tags": ["x"], "Nested": {"On": True}}, TEXT.replace('"x", "y"', '"x"')),
        ({"Name": "a", "Tags": [], "Nested": {"On": True}}, TEXT.replace('[ "x", "y" ]', "[]")),
        ({"Name": "a", "Nested": {"On": True}}, TEXT.replace('  "Tags" : [ "x", "y" ],\n', "")),
        ({"Tags": ["x", "y"], "Nested": {"On": True}}, TEXT.replace('"Name" : "a",\n  ', "")),
        (
            {"Name": "a", "Tags": ["x", "y"], "Nested": {"On": 1, "Of": {"b": None}}},
            TEXT.replace("true", '1,\n    "Of" : {\n      "b" : null\n    }'),
        ),
    ],
)
def test_only_what_differs_is_written_in_the_authors_layout(new: Any, expected: str) -> None:
    assert write(TEXT, new) == expected


def test_elisions_stay_and_stand_for_whatever_there_is() -> None:
    text = '{\n    "A": 1,\n    "B": [\n        1,\n        ...\n        9\n    ],\n    ...\n}'
    assert write(text, {"A": 2, "B": [1, 2, 3, 8], "C": 3}) == text.replace('"A": 1', '"A": 2').replace("9\n", "8\n")


def test_line_ends_of_the_source_are_kept() -> None:
    text = '{\r\n    "A": 1\r\n}'
    assert write(text, {"A": 1, "B": [2]}) == '{\r\n    "A": 1,\r\n    "B": [\r\n        2\r\n    ]\r\n}'


def test_rendering_is_the_aws_clis() -> None:
    assert render({"A": [1, {"B": "\u00e4"}]}) == json.dumps({"A": [1, {"B": "\u00e4"}]}, indent=4, ensure_ascii=False)


leaves = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "a", "b c", '"', "\u00e4", "{"])
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=12,
)
layouts = st.sampled_from([{"indent": 4}, {"indent": 2}, {}, {"indent": 3, "separators": (",", " : ")}, {"indent": 0}])


@given(trees, trees, layouts)
def test_the_edited_text_reads_as_the_new_data(old: Any, new: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(old, **layout)
    written = write(text, new)
    assert json.loads(written) == new
    assert write(written, new) == written


@given(trees, layouts)
def test_data_that_is_documented_already_needs_no_edit(data: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(data, **layout)
    assert write(text, data) == text
    assert plain(read_json(Source("x.rst", text).as_text()).value) == data  # type: ignore[arg-type]
