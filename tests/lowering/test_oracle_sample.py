"""Commands of the published corpus lower to what the real AWS CLI made of them (bench/oracle.py recorded it)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.findings import Severity
from harness.lowering import as_json, lower
from harness.rules import by_name
from harness.shell.model import Command, Word
from harness.text import Span, Text

ROWS = [json.loads(line) for line in Path(__file__).with_name("oracle_sample.jsonl").read_text("utf-8").splitlines()]


def command(argv: list[str]) -> Command:
    words = []
    at = 0
    for value in ["aws", *argv]:
        words.append(Word(Text.at(value, at), Span(at, at + len(value))))
        at += len(value) + 1
    return Command(tuple(words), Span(0, at))


def as_sent(value: Any, like: Any) -> Any:
    """A recorded value in the form of ours: the CLI leaves the encoding of text for a blob to botocore."""
    if isinstance(like, dict) and list(like) == ["$base64"] and isinstance(value, str):
        return {"$base64": base64.b64encode(value.encode()).decode()}
    if isinstance(value, dict) and isinstance(like, dict):
        return {name: as_sent(item, like.get(name)) for name, item in value.items()}
    if isinstance(value, list) and isinstance(like, list) and len(value) == len(like):
        return [as_sent(*pair) for pair in zip(value, like, strict=True)]
    return value


def errors(row: dict[str, Any]) -> Iterator[str]:
    files = {name: Text.at(text, 100_000) for name, text in row["files"].items()}
    for finding in lower(command(row["argv"]), files).findings:
        if by_name()[finding.name].severity is Severity.ERROR and finding.name != "duplicate-option":
            yield finding.name


def of_status(status: str) -> list[Any]:
    return [pytest.param(row, id=row["argv"][0] + "/" + row["argv"][1]) for row in ROWS if row["status"] == status]


@pytest.mark.parametrize("row", of_status("accepted"))
def test_what_the_cli_accepts_gives_the_same_call(row: dict[str, Any]) -> None:
    files = {name: Text.at(text, 100_000) for name, text in row["files"].items()}
    ours = as_json(lower(command(row["argv"]), files))
    assert (ours["service"], ours["operation"], ours["paginate"]) == (row["service"], row["operation"], row["paginate"])
    assert ours["parameters"] == as_sent(row["parameters"], ours["parameters"])
    assert not list(errors(row))


@pytest.mark.parametrize("row", of_status("rejected"))
def test_what_the_cli_refuses_is_an_error(row: dict[str, Any]) -> None:
    assert list(errors(row))
