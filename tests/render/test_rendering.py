"""Replies are printed as the AWS CLI prints them: recorded from the real one, and by property."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jmespath.exceptions import JMESPathError

from harness.lowering.model import Call
from harness.render import as_table, as_text, render
from harness.text import Span, Text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RECORDED: list[dict[str, Any]] = json.loads((HERE / "printed.json").read_text())
ORACLE = ROOT / ".corpus" / "oracle" / "bin" / "python"

scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
tame = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)  # PyYAML loses some line ends
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner), max_leaves=20
)


def call(output: str | None = None, query: str | None = None) -> Call:
    return Call("kms", "DescribeThings", {}, Span(0, 0), output=output, query=Text.at(query, 0) if query else None)


@pytest.mark.parametrize("output", ["json", "text", "table"])
@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_it_prints_what_the_aws_cli_printed(case: dict[str, Any], output: str) -> None:
    _, printed = render(call(output, "data"), {"data": case["data"]})
    assert printed == case[output]


@pytest.mark.oracle
def test_the_recorded_prints_are_what_the_aws_cli_prints_today() -> None:
    program = (
        "import json, record; print(json.dumps([[record.printed(c['data'], o) for o in ('json', 'text', 'table')] "
    )
    program += "for c in json.loads(record.FILE.read_text())]))"
    said = subprocess.run([ORACLE, "-c", program], cwd=HERE, capture_output=True, check=True, text=True).stdout
    assert json.loads(said) == [[case[output] for output in ("json", "text", "table")] for case in RECORDED]


@given(values)
def test_json_reads_back_as_the_data(data: Any) -> None:
    _, printed = render(call(), {"data": data})
    assert json.loads(printed) == {"data": data}


@given(st.dictionaries(tame, st.lists(scalars.filter(lambda value: not isinstance(value, str)) | tame)))
def test_yaml_reads_back_as_the_data(data: dict[str, Any]) -> None:
    _, printed = render(call("yaml"), {"data": data})
    assert yaml.safe_load(printed) == {"data": data}


@given(values)
def test_any_data_has_a_text_and_a_table(data: Any) -> None:
    as_text.form(data)
    as_table.form(data, "DescribeThings", 80)


@given(st.dictionaries(st.text("ab", max_size=3), st.text("xyz", max_size=30)))
def test_all_lines_of_a_table_have_one_width(data: dict[str, str]) -> None:
    assert len({len(line) for line in as_table.form(data, "DescribeThings", 80).splitlines()}) <= 1


def test_an_empty_reply_prints_nothing() -> None:
    assert render(call(), {}) == ({}, "")


def test_a_query_that_finds_nothing_prints_null_as_json_and_none_as_text() -> None:
    assert render(call(query="Absent"), {"Key": 1}) == (None, "null\n")
    assert render(call("text", "Absent"), {"Key": 1}) == (None, "None\n")


def test_the_data_is_what_the_query_gives() -> None:
    data, printed = render(call(query="Keys[].Id"), {"Keys": [{"Id": "a"}, {"Id": "b"}]})
    assert data == ["a", "b"]
    assert printed == '[\n    "a",\n    "b"\n]\n'


def test_text_output_asks_the_query_of_each_page() -> None:
    pages = ({"Ids": ["a", "b"]}, {"Ids": ["c"]})
    _, printed = render(call("text", "Ids"), {"Ids": ["a", "b", "c"]}, pages)
    assert printed == "a\tb\nc\n"


def test_blobs_are_printed_in_base64() -> None:
    assert '"aGVsbG8="' in render(call(), {"Blob": b"hello"})[1]


def test_a_query_that_does_not_fit_raises_the_error_of_jmespath() -> None:
    with pytest.raises(JMESPathError):
        render(call(query="sort(@)"), {"Key": 1})


def test_a_wide_row_stands_on_its_side_where_the_terminal_is_narrow() -> None:
    data = {"Name": "n" * 50, "Path": "p" * 50}
    narrow, wide = (render(call("table"), data, width=width)[1] for width in (80, 200))
    assert wide.splitlines()[3].split() == ["|", "Name", "|", "Path", "|"]
    assert narrow.splitlines()[3].split() == ["|", "Name|", "n" * 50, "|"]
