"""What authors say in comments, over made-up documents and results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.document.model import Block, Comment, Document, Example, Role
from harness.findings import Finding, Judgement, Verdict
from harness.results import DocumentResult, StepResult
from harness.suppression import suppress
from harness.text import Source, Span, Text

IGNORE = ".. harness: ignore SUP101 because it is old"
SKIP = ".. harness: skip because it needs a phone"


class Page:
    """A document in a small notation: a line `= title`, `$ command`, `> output` or `.. harness: ...` is what it looks like.

    A command with `bad` in it is wrong by SUP101, an output with `bad` in it makes its step wrong, `text: bad` is of no step.
    """

    def __init__(self, *lines: str, verdict: Verdict = Verdict.VERIFIED) -> None:
        self.text = "\n".join(lines) + "\n"
        self.source = Source("a.rst", self.text)
        self.verdict = verdict
        self.examples: list[Example] = []
        self.steps: list[StepResult] = []
        self.findings: list[Finding] = []
        start = 0
        for line in lines:
            self._read(line, start)
            start += len(line) + 1
        self.examples = [replace(example, span=Span(example.span.start, stop)) for example, stop in self._stops()]

    def suppressed(self) -> DocumentResult:
        result = DocumentResult(self.source, len(self.examples), tuple(self.steps), tuple(self.findings))
        return suppress(Document(self.source, tuple(self.examples)), result)

    def _read(self, line: str, start: int) -> None:
        span = Span(start, start + len(line))
        if line.startswith("= ") or not self.examples:
            self.examples.append(Example(line[2:] if line.startswith("= ") else "", span, ()))
        if line.startswith("$ "):
            self._add(Block(Role.COMMAND, Text.at(line[2:], start + 2), "test"))
            self.steps.append(StepResult(Span(start + 2, span.stop), "", line[2:], None, None, Judgement(self.verdict)))
        elif line.startswith("> "):
            self._add(Block(Role.OUTPUT, Text.at(line[2:], start + 2), "test"))
        elif line.startswith(".. harness: "):
            self._add(self._comment(line, start))
        if "bad" in line and not line.startswith(".."):
            inside = Span(start + 2, span.stop)
            self._find(Finding("malformed-suppression", inside, "bad"), of_step=line[0] in "$>")

    def _comment(self, line: str, start: int) -> Comment:
        verb = line.split()[2]
        rest = line.index(verb) + len(verb)
        text = Text.at(line, start).slice(rest).strip()
        return Comment(verb, text, Text.at("", start + len(line)), Span(start, start + len(line)))

    def _add(self, part: Block | Comment) -> None:
        last = self.examples[-1]
        self.examples[-1] = replace(last, parts=(*last.parts, part))

    def _find(self, finding: Finding, of_step: bool) -> None:
        if not of_step:
            self.findings.append(finding)
            return
        step = self.steps[-1]
        judgement = Judgement(Verdict.WRONG, findings=(*step.judgement.findings, finding))
        self.steps[-1] = replace(step, judgement=judgement)

    def _stops(self) -> list[tuple[Example, int]]:
        stops = [example.span.start for example in self.examples[1:]] + [len(self.text)]
        return list(zip(self.examples, stops, strict=True))


def verdicts(result: DocumentResult) -> list[str]:
    return [step.judgement.verdict.value for step in result.steps]


def test_a_document_without_comments_is_left_as_it_is():
    assert verdicts(Page("= one", "$ aws bad").suppressed()) == ["wrong"]


def test_a_comment_covers_the_steps_of_the_next_block_and_no_more():
    result = Page("= one", IGNORE, "$ aws bad", "> bad output", "$ aws bad 2").suppressed()
    assert verdicts(result) == ["skipped", "wrong"]
    assert result.steps[0].judgement.reason == "SUP101 is ignored because it is old"
    assert result.steps[0].judgement.findings == ()


def test_a_comment_before_an_output_covers_what_stands_in_it():
    result = Page("= one", "$ aws bad", IGNORE, "> bad output").suppressed()
    assert verdicts(result) == ["wrong"]
    assert [result.source.position(f.span.start).line for f, _ in result.all_findings()] == [2]


def test_a_comment_before_a_title_covers_the_example():
    page = Page("= one", "$ aws bad", IGNORE, "= two", "$ aws bad 2", "$ aws bad 3", "= three", "$ aws bad 4")
    assert verdicts(page.suppressed()) == ["wrong", "skipped", "skipped", "wrong"]


def test_a_comment_before_everything_covers_the_document():
    result = Page(IGNORE, "= one", "$ aws bad", "text: bad", "= two", "$ aws bad 2").suppressed()
    assert verdicts(result) == ["skipped", "skipped"]
    assert list(result.all_findings()) == []


def test_several_comments_can_stand_before_everything():
    result = Page(SKIP, IGNORE, "= one", "$ aws x", "text: bad").suppressed()
    assert verdicts(result) == ["skipped"]
    assert list(result.all_findings()) == []


def test_a_comment_passes_over_other_comments():
    assert verdicts(Page("= one", IGNORE, SKIP, "$ aws bad").suppressed()) == ["skipped"]


def test_a_step_keeps_what_no_comment_names():
    result = Page("= one", ".. harness: ignore SUP102 because it is old", "$ aws bad").suppressed()
    assert verdicts(result) == ["wrong"]


def test_a_verdict_other_than_wrong_stays():
    result = Page("= one", IGNORE, "$ aws fine", "text: bad", verdict=Verdict.GAP).suppressed()
    assert verdicts(result) == ["gap"]


def test_skip_skips_the_step_with_the_reason_of_the_author():
    result = Page("= one", SKIP, "$ aws bad", "$ aws x").suppressed()
    assert verdicts(result) == ["skipped", "verified"]
    assert result.steps[0].judgement.reason == "it needs a phone"
    assert list(result.all_findings()) == []


def complaints(comment: str, *lines: str, verdict: Verdict = Verdict.VERIFIED) -> list[tuple[str, str, str]]:
    """The findings about a comment before a block: name, the text they stand at, message."""
    page = Page("= one", comment, *(lines or ("$ aws bad",)), verdict=verdict)
    found = [f for f, _ in page.suppressed().all_findings() if f.message != "bad"]
    return [(f.name, page.text[f.span.start : f.span.stop], f.message) for f in found]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        (".. harness: ignore", "the comment names no rule to ignore"),
        (".. harness: ignore because it is old", "the comment names no rule to ignore"),
        (".. harness: ignore SUP101", "the comment gives no reason to ignore"),
        (".. harness: ignore SUP101 because", "the comment gives no reason to ignore"),
        (".. harness: skip", "the comment gives no reason to skip"),
        (".. harness: skip this", "the comment says `this` where `because` is expected"),
    ],
)
def test_a_comment_without_a_code_or_a_reason_is_malformed(comment, message):
    assert complaints(comment) == [("malformed-suppression", comment, message)]


def test_a_malformed_comment_suppresses_nothing():
    assert verdicts(Page("= one", ".. harness: ignore SUP101", "$ aws bad").suppressed()) == ["wrong"]


def test_several_codes_and_names_can_be_given():
    comment = ".. harness: ignore SUP101, unused-suppression SUP104 because it is old"
    assert [text for _, text, _ in complaints(comment)] == ["unused-suppression", "SUP104"]


def test_an_unknown_code_is_told_where_it_stands():
    comment = ".. harness: ignore SUP101, SUP999 because it is old"
    message = "the comment ignores `SUP999`, and there is no rule of that code or name"
    assert complaints(comment) == [("unknown-suppression", "SUP999", message)]


def test_an_unused_code_is_told_where_it_stands():
    message = "the comment ignores `SUP101`, and nothing that it covers is a finding of that rule"
    assert complaints(IGNORE, "$ aws fine") == [("unused-suppression", "SUP101", message)]


def test_a_comment_that_nothing_follows_is_unused():
    assert [name for name, *_ in complaints(IGNORE, "text")] == ["unused-suppression"]
    assert [name for name, *_ in complaints(SKIP, "> output")] == ["unused-suppression"]


def test_an_unknown_verb_is_told():
    ((name, _, message),) = complaints(".. harness: ingore SUP101 because it is old")
    assert (name, message) == (
        "unknown-instruction",
        "the comment asks the harness to `ingore`, which it does not know",
    )


def test_the_verb_of_another_room_is_left_alone():
    assert complaints(".. harness: arrange") == []


def test_a_rule_that_needs_a_reply_is_not_called_unused_where_there_was_none(monkeypatch):
    from harness.findings import Severity
    from harness.rules import Rule, named

    rule = Rule("OUT299", "test-reply", Severity.ERROR, "", "", "", "")
    known = {"test-reply": rule}
    monkeypatch.setattr("harness.rules.named", lambda name: known.get(name) or named(name))
    comment = ".. harness: ignore test-reply because it is old"
    assert complaints(comment, "$ aws fine", verdict=Verdict.UNREACHED) == []
    assert [name for name, *_ in complaints(comment, "$ aws fine")] == ["unused-suppression"]


def test_many_comments_cost_no_more_than_they_must():
    lines = [IGNORE] * 300 + ["= one"] + [line for _ in range(600) for line in (IGNORE, "$ aws bad")]
    result = Page(*lines).suppressed()
    assert set(verdicts(result)) == {"skipped"}
