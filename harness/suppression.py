"""What authors say about findings in comments: `.. harness: ignore OUT204 because ...` and `.. harness: skip because ...`.

A comment speaks of what comes next: the next block, the next example where it stands before a title, the whole document
where it stands before everything. docs/suppressions.rst is the reader's view of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from harness.document.model import Comment, Document
from harness.errors import did_you_mean
from harness.findings import Finding, Verdict
from harness.results import DocumentResult, StepResult
from harness.rules import by_name, find, rule_of
from harness.selection import drop
from harness.text import Span, Text

VERBS = ("arrange", "ignore", "skip")
"""What a comment may ask for; `arrange` belongs to another room."""

_FORM = {
    "ignore": "write `.. harness: ignore CODE because REASON`",
    "skip": "write `.. harness: skip because REASON`",
}
_BECAUSE = re.compile(r"\s*\bbecause\b\s*")
_CODE = re.compile(r"[^\s,]+")
_COMPARED = {Verdict.VERIFIED, Verdict.WRONG, Verdict.GAP}
_FROM_REPLAY = "OUT2"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, understood. `rules` pairs each rule's name with the place that names it; a `skip` has none."""

    comment: Comment
    scope: Span
    reason: str
    rules: tuple[tuple[str, Span], ...] = ()

    @property
    def skips(self) -> bool:
        return self.comment.verb == "skip"

    def covers(self, finding: Finding, step: StepResult | None) -> bool:
        is_inside = self.scope.start <= finding.span.start <= self.scope.stop
        return is_inside or (step is not None and self.covers_step(step))

    def covers_step(self, step: StepResult) -> bool:
        return self.scope.start <= step.span.start < self.scope.stop

    def names(self, finding: Finding) -> bool:
        return any(name == finding.name for name, _ in self.rules)


def suppress(document: Document, result: DocumentResult) -> DocumentResult:
    """The result as the author's comments want it, with findings about comments that are wrong or not needed."""
    comments = document.comments
    if not comments:
        return result
    suppressions, complaints = read_suppressions(document)
    complaints += [finding for suppression in suppressions for finding in _unused(suppression, document, result)]
    kept = drop(result, lambda finding, step: _reason_to_ignore(suppressions, finding, step))
    steps = tuple(_skipped(suppressions, step) for step in kept.steps)
    return replace(kept, steps=steps, findings=(*kept.findings, *complaints))


def read_suppressions(document: Document) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a document, and what is wrong with comments that were meant to be one."""
    found: list[Suppression] = []
    complaints: list[Finding] = []
    for comment, scope in _scoped(document):
        if comment.verb in _FORM:
            suppression, wrong = _understood(comment, scope)
            found += [suppression] if suppression else []
            complaints += wrong
        elif comment.verb not in VERBS:
            known = ", ".join(f"`{verb}`" for verb in VERBS)
            hint = did_you_mean(comment.verb, VERBS) or f"it knows {known}"
            message = f"the comment asks the harness to `{comment.verb}`, which it does not know"
            complaints.append(Finding("unknown-instruction", comment.span, message, help=hint))
    return found, complaints


def _understood(comment: Comment, scope: Span) -> tuple[Suppression | None, list[Finding]]:
    because = _BECAUSE.search(comment.rest.value)
    codes = comment.rest.slice(0, because.start() if because else None)
    told = comment.rest.slice(because.end()).value if because else ""
    reason = " ".join(f"{told} {comment.body.value}".split()) if because else ""
    rules, unknown = _rules(codes) if comment.verb == "ignore" else ((), [])
    wrong = _malformed(comment, codes.value.strip(), reason)
    if wrong:
        return None, [Finding("malformed-suppression", comment.span, wrong, help=_FORM[comment.verb])]
    return Suppression(comment, scope, reason, rules), unknown


def _malformed(comment: Comment, codes: str, reason: str) -> str:
    """What is wrong with a suppression, "" where nothing is."""
    if comment.verb == "ignore" and not codes:
        return "the comment names no rule to ignore"
    if comment.verb == "skip" and codes:
        return f"the comment says `{codes}` where `because` is expected"
    return "" if reason else f"the comment gives no reason to {comment.verb}"


def _rules(codes: Text) -> tuple[tuple[tuple[str, Span], ...], list[Finding]]:
    known: list[tuple[str, Span]] = []
    unknown: list[Finding] = []
    for word in _CODE.finditer(codes.value):
        rule, span = find(word.group()), codes.span(word.start(), word.end())
        if rule is None:
            names = [name for each in by_name().values() for name in (each.code, each.name)]
            message = f"the comment ignores `{word.group()}`, and there is no rule of that code or name"
            unknown.append(Finding("unknown-suppression", span, message, help=did_you_mean(word.group(), names)))
        else:
            known.append((rule.name, span))
    return tuple(known), unknown


def _scoped(document: Document) -> Iterator[tuple[Comment, Span]]:
    """Each comment with the span that it speaks of."""
    begin = 0
    for number, example in enumerate(document.examples):
        for place, part in enumerate(example.parts):
            if not isinstance(part, Comment):
                continue
            following = [other.span for other in example.parts[place + 1 :] if not isinstance(other, Comment)]
            following += [other.span for other in document.examples[number + 1 :]]
            if document.source.text[begin : part.span.start].strip():
                yield part, following[0] if following else Span(part.span.stop, part.span.stop)
            else:
                begin = part.span.stop
                yield part, Span(0, len(document.source.text))


def _reason_to_ignore(suppressions: list[Suppression], finding: Finding, step: StepResult | None) -> str:
    for suppression in suppressions:
        if suppression.names(finding) and suppression.covers(finding, step):
            return f"is ignored because {suppression.reason}"
    return ""


def _skipped(suppressions: list[Suppression], step: StepResult) -> StepResult:
    for suppression in suppressions:
        if suppression.skips and suppression.covers_step(step):
            judgement = replace(
                step.judgement, verdict=Verdict.SKIPPED, reason=suppression.reason, fields=None, findings=()
            )
            return replace(step, judgement=judgement)
    return step


def _unused(suppression: Suppression, document: Document, result: DocumentResult) -> Iterator[Finding]:
    if suppression.skips:
        if not any(suppression.covers_step(step) for step in result.steps):
            yield Finding(
                "unused-suppression", suppression.comment.span, "the comment skips nothing: no command follows it"
            )
        return
    covered = {finding.name for finding, step in result.all_findings() if suppression.covers(finding, step)}
    for name, span in suppression.rules:
        if name not in covered and _is_decided(name, suppression, document, result):
            code = rule_of(Finding(name, span, "")).code
            message = f"the comment ignores `{code}`, and nothing that it covers is a finding of that rule"
            yield Finding(
                "unused-suppression", span, message, help="take the code out of the comment, or the whole comment"
            )


def _is_decided(name: str, suppression: Suppression, document: Document, result: DocumentResult) -> bool:
    """Could the rule have found something? One that needs a reply cannot where a step nearby got none."""
    if not rule_of(Finding(name, suppression.scope, "")).code.startswith(_FROM_REPLAY):
        return True
    start, stop = suppression.scope
    nearby = [example.span for example in document.examples if example.span.start < stop and start < example.span.stop]
    steps = [step for step in result.steps if any(span.start <= step.span.start < span.stop for span in nearby)]
    return all(step.judgement.verdict in _COMPARED for step in steps)
