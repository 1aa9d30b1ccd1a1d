"""Outputs that nobody would write: no crash, an end in time, and findings inside the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.lowering.model import Call
from harness.outputs import check_output
from harness.steps import Expectation, Saying
from harness.text import Span, Text

NAMES = st.sampled_from(
    ["KeyMetadata", "KeyId", "Arn", "Aliases", "Keys", "CreationDate", "NextToken", "Tags", "x", "", "..."]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.just("arn:aws:kms:::k"),
)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5))
OPERATIONS = st.sampled_from(["DescribeKey", "ListAliases", "ListKeys", "GetKeyPolicy", "CreateKey", "EnableKey"])
FORMATS = st.sampled_from([None, "json", "text", "table", "yaml"])


def check(text: str, operation: str = "DescribeKey", parameters: Any = None, **rest: Any) -> None:
    call = Call("kms", operation, parameters or {}, Span(0, 1), **rest)
    for finding in check_output(call, Expectation(Saying.OUTPUT, Text.at(text, 10), Span(10, 10 + len(text)))):
        assert 10 <= finding.span.start <= finding.span.stop <= 10 + len(text)


@settings(max_examples=150)
@given(VALUES, OPERATIONS, FORMATS)
def test_any_json_gives_findings_inside_it(value: Any, operation: str, output: str | None) -> None:
    check(json.dumps(value, indent=1), operation, output=output)


@settings(max_examples=100)
@given(st.text(max_size=60), OPERATIONS, FORMATS)
def test_any_text_gives_findings_inside_it(text: str, operation: str, output: str | None) -> None:
    check(text, operation, output=output)


@settings(max_examples=60)
@given(VALUES, VALUES)
def test_any_parameters_are_compared(value: Any, given_value: Any) -> None:
    parameters = {"KeyId": given_value, "Description": given_value, "Tags": given_value}
    check(json.dumps({"KeyMetadata": value, "Keys": value}), "CreateKey", parameters)


@pytest.mark.parametrize(
    "output",
    [
        {f"member{i}": i for i in range(20_000)},
        {"KeyMetadata": {f"Key{i}Id": "arn:aws:kms:us-west-2:111122223333:key/1" for i in range(20_000)}},
        {"KeyMetadata": {"KeyUsage": "x" * 500_000, "Arn": "arn:" + "${" * 200_000}},
        {
            "KeyMetadata": {
                "MultiRegionConfiguration": {"ReplicaKeys": [{"Arn": f"a{i}", "x": 1} for i in range(20_000)]}
            }
        },
    ],
    ids=["many members", "many ids", "long texts", "many elements"],
)
def test_large_outputs_end(output: Any) -> None:
    check(json.dumps(output), parameters={"KeyId": "1234"})


@pytest.mark.parametrize(
    "text", ["[" * 40_000, "- " * 20_000, "? " * 20_000, "a: &a\n  " * 5_000, "{a: " * 10_000, "'" * 40_000]
)
def test_hostile_yaml_ends(text: str) -> None:
    check(text, output="yaml")


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 5000, "1.5", "0.0", "-1"])
def test_extreme_numbers_are_no_trouble(number: str) -> None:
    check(f'{{"KeyMetadata": {{"CreationDate": {number}, "PendingDeletionWindowInDays": {number}}}}}')
    check(f'{{"RotationPeriodInDays": {number}}}', "GetKeyRotationStatus", {"RotationPeriodInDays": 10**400})
    check(f'{{"KeyMetadata": {{"Description": {number}}}}}', "CreateKey", {"Description": 10**400})
