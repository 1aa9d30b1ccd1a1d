"""Whatever a command line holds, lowering ends soon, raises nothing, and points into the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.lowering import as_json, as_python, lower
from harness.lowering.model import Lowering
from harness.shell.model import Command, Word
from harness.text import Span, Text

WORDS = (
    *(
        "kms",
        "ec2",
        "s3",
        "cp",
        "wait",
        "help",
        "create-key",
        "tag-resource",
        "run-instances",
        "instance-running",
        "--",
    ),
    *(
        "--tags",
        "--key-id",
        "--count",
        "--no-dry-run",
        "--cli-input-json",
        "--filters",
        "--max-items",
        "--query",
        "--out",
    ),
    *("Key=a,Values=b", "[{", '{"KeyId": 1}', "file://x", "fileb://", "file:", "-1", "=", "", "a b", "--key-id=", "5:"),
)


def lowered(values: list[str]) -> Lowering:
    words = []
    at = 0
    for value in ["aws", *values]:
        words.append(Word(Text.at(value, at), Span(at, at + len(value))))
        at += len(value) + 1
    return lower(Command(tuple(words), Span(0, at)), {"x": Text.at('[{"a": 1}]', at)})


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=9))
def test_any_words_lower_to_something(values: list[str]) -> None:
    lowering = lowered(values)
    end = sum(len(value) + 1 for value in values) + 4 + 10
    assert all(0 <= finding.span.start <= finding.span.stop <= end for finding in lowering.findings)
    assert lowering.call or lowering.custom or lowering.skipped or lowering.findings
    assert as_json(lowering)
    if lowering.call is not None:
        compile(as_python(lowering.call), "example.py", "exec")


@pytest.mark.parametrize(
    "value", ["[" * 10_000, "[" + '{"a":' * 10_000, "a=" + "[" * 10_000, "x" * 1_000_000, "a=b," * 50_000]
)
@pytest.mark.parametrize("option", ["--tags", "--cli-input-json", "--key-id"])
def test_hostile_values_end_soon(option: str, value: str) -> None:
    start = time.process_time()
    lowering = lowered(["kms", "tag-resource", option, value])
    assert lowering.findings
    assert all(len(finding.message) < 400 for finding in lowering.findings)
    assert time.process_time() - start < 4
