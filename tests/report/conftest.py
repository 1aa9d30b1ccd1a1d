"""A document with made-up findings of made-up rules, and what a renderer makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.findings import Fields, Finding, Judgement, Related, Severity, Verdict
from harness.report import Look, Tally, renderer
from harness.results import DocumentResult, StepResult
from harness.rules.model import Rule
from harness.text import Source, Span

TEXT = """\
**To get a key policy**

Contents of ``policy.json``::

    {"Action": ["kms:DescribeKey"]}

The following command gets it. ::

    aws kms get-key-policy \\
        --key-id alias/mine

Output::

    {"Action": ["kms:Describe"]}
"""


def _rule(code: str, name: str, severity: Severity) -> Rule:
    return Rule(code, name, severity, what="Finds ``it``.\n", why="It matters.\n", bad="Bad.\n", good="Good.\n")


RULES = {
    rule.name: rule
    for rule in (
        _rule("TST101", "test-error", Severity.ERROR),
        _rule("TST102", "test-warning", Severity.WARNING),
        _rule("TST103", "test-note", Severity.NOTE),
    )
}


@pytest.fixture(autouse=True)
def _made_up_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.rules.named", RULES.get)


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


@pytest.fixture
def result() -> DocumentResult:
    """Two steps (one wrong, one unreached); an error with a second place, a warning and a note, one of no step."""
    source = Source("examples/kms/get-key-policy.rst", TEXT)
    wrong = Finding(
        "test-error",
        span_of(TEXT, '"kms:Describe"'),
        "`kms:Describe` is documented and the reply has `kms:DescribeKey`",
        help="write `kms:DescribeKey`\nor put another policy",
        field="$.Action[0]",
        related=(Related(span_of(TEXT, '"kms:DescribeKey"'), "put here"),),
    )
    warning = Finding(
        "test-warning", span_of(TEXT, "get-key-policy \\\n        --key-id"), "the command takes two lines"
    )
    note = Finding("test-note", span_of(TEXT, "Output"), "an output follows")
    command = span_of(TEXT, "aws kms get-key-policy \\\n        --key-id alias/mine")
    step = StepResult(
        command,
        "To get a key policy",
        "aws kms get-key-policy --key-id alias/mine",
        "kms",
        "GetKeyPolicy",
        Judgement(Verdict.WRONG, fields=Fields(equal=3, bound=2, different=1), findings=(wrong, warning)),
        explanation=("kms CreateKey made the key", "  for alias/mine"),
    )
    other = StepResult(
        Span(command.stop, command.stop),
        "To get a key policy",
        "echo done",
        None,
        None,
        Judgement(Verdict.SKIPPED, "no AWS command"),
    )
    return DocumentResult(source, 1, (step, other), (note,))


@pytest.fixture
def rendered() -> Callable[..., str]:
    """The text of a report: rendered(format, results..., **of the look)."""

    def render(format_: str, *results: DocumentResult, **look: bool | int) -> str:
        return "".join(renderer(format_)(results, Tally(lambda: 0.0), Look(**look)))

    return render


@pytest.fixture
def found() -> Callable[..., DocumentResult]:
    """A document of a text with one error at a part of it: found(text, part)."""

    def make(
        text: str, part: str | Span, message: str = "it is wrong", path: str = "a.rst", **more: object
    ) -> DocumentResult:
        span = part if isinstance(part, Span) else span_of(text, part)
        return DocumentResult(Source(path, text), 1, (), (Finding("test-error", span, message, **more),))

    return make
