"""Handmade documents, calls and replies for the tests of comparing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.account.model import Created, Reply, ServiceError
from harness.bindings import Bindings
from harness.compare import Comparison, Evidence, compare
from harness.compare.probing import Probe
from harness.compare.trees import comparable
from harness.lowering.model import Call
from harness.steps import Expectation, Saying
from harness.text import Source, Span, Text

START = 1000


def call(operation: str, parameters: Mapping[str, Any], service: str = "kms", **rest: Any) -> Call:
    return Call(service, operation, parameters, Span(0, 1), **rest)


def reply(of: Call, data: Any, printed: str | None = None) -> Reply:
    said = json.dumps(data, indent=4) + "\n" if printed is None else printed
    return Reply(of, raw=data if isinstance(data, dict) else {}, data=data, printed=said)


def refusal(of: Call, code: str, message: str = "no") -> Reply:
    return Reply(of, error=ServiceError(code, message, of.operation))


def output(text: str) -> Expectation:
    """A documented output that stands from START on in its source."""
    placed = Text.at(text, START)
    saying = Saying.ERROR if text.startswith("An error") else Saying.OUTPUT
    return Expectation(saying, placed, placed.span())


def cut(text: str, span: Span) -> str:
    """What stands at a span of a documented output."""
    return text[span.start - START : span.stop - START]


def compared(
    text: str,
    data: Any,
    calls: tuple[Call, ...],
    *,
    twin: Any = None,
    bindings: Bindings | None = None,
    created: tuple[Created, ...] = (),
    twin_bindings: Bindings | None = None,
    is_followed: bool = True,
) -> Comparison:
    """Compare a documented output with the data of a reply; the twin answers the same unless told otherwise.

    `is_followed` says whether the reply follows where an input is changed to prove an echo.
    """
    bindings = bindings or Bindings()
    evidence = Evidence(calls, created, reply(calls[-1], data if twin is None else twin), twin_bindings)
    found = compare(output(text), reply(calls[-1], data), bindings, evidence)
    if not found.doubted:
        return found
    probes = {item.place: _probe(data, item.value, is_followed) for item in found.doubted}
    return compare(output(text), reply(calls[-1], data), bindings, replace(evidence, probes=probes))


def _probe(data: Any, old: Any, is_followed: bool) -> Probe:
    other = not old if isinstance(old, bool) else old + 1 if isinstance(old, int) else f"{old}-other"
    return Probe(other, _replaced(data, old, other) if is_followed else data)


def _replaced(tree: Any, old: Any, new: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _replaced(value, old, new) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_replaced(value, old, new) for value in tree]
    return new if comparable(tree) == comparable(old) else tree


def source_of(text: str) -> Source:
    return Source("example.rst", " " * START + text)
