"""What authors say about findings in comments: `.. harness: ignore OUT204 because ...` and `.. harness: skip because ...`.

A comment speaks of what comes next: the next block, the next example where it stands before a title, the whole document
where it stands before everything. docs/suppressions.rst is the reader's view of this.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from harness.document.model import Block, Comment, Document, Example, Statement
from harness.errors import did_you_mean
from harness.findings import Finding, Judgement, Verdict
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
_BECAUSE = re.compile(r"\bbecause\b")
_CODE = re.compile(r"[^\s,]+")
_COMPARED = {Verdict.VERIFIED, Verdict.WRONG, Verdict.GAP}
_FROM_REPLY = ("OUT2", "SUP106")


class Reach(StrEnum):
    DOCUMENT = "document"
    EXAMPLE = "example"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a comment speaks of. Two of one reach are equal or apart, so that looking one up takes no search of all."""

    reach: Reach
    span: Span

    def holds(self, offset: int) -> bool:
        """A finding about what is missing at the end of a block stands just past it."""
        start, stop = self.span
        return start <= offset < stop or (offset == stop and self.reach is Reach.PART)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, understood. `rules` pairs each rule's name with the place that names it; a `skip` has none."""

    comment: Comment
    scope: Scope
    reason: str
    rules: tuple[tuple[str, Span], ...] = ()

    @property
    def skips(self) -> bool:
        return self.comment.verb == "skip"


class _Scopes:
    """The scopes of a document's suppressions, to be found by a place in it."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        ordered = sorted(set(scopes), key=lambda scope: scope.span)
        self._scopes = [[scope for scope in ordered if scope.reach is reach] for reach in Reach]

    def at(self, offset: int) -> Iterator[Scope]:
        for scopes in self._scopes:
            place = bisect_right(scopes, offset, key=lambda scope: scope.span.start) - 1
            if place >= 0 and scopes[place].holds(offset):
                yield scopes[place]

    def overlapping(self, span: Span) -> Iterator[Scope]:
        for scopes in self._scopes:
            first = max(bisect_right(scopes, span.start, key=lambda scope: scope.span.start) - 1, 0)
            for scope in scopes[first:]:
                if scope.span.start > span.stop:
                    break
                if scope.span.stop >= span.start:
                    yield scope

    def around(self, finding: Finding, step: StepResult | None) -> Iterator[Scope]:
        """Those that a finding stands in, and those that its step stands in."""
        yield from self.at(finding.span.start)
        if step is not None:
            yield from self.at(step.span.start)


def suppress(document: Document, result: DocumentResult) -> DocumentResult:
    """The result as the author's comments want it, with findings about comments that are wrong or not needed."""
    if not document.comments:
        return result
    suppressions, complaints = read_suppressions(document)
    scopes = _Scopes(suppression.scope for suppression in suppressions)
    reasons = {(each.scope, name): each.reason for each in reversed(suppressions) for name, _ in each.rules}
    skips = {each.scope: each.reason for each in reversed(suppressions) if each.skips}

    def reason_of(finding: Finding, step: StepResult | None) -> str:
        found = (reasons.get((scope, finding.name), "") for scope in scopes.around(finding, step))
        reason = next(filter(None, found), "")
        return f"is ignored because {reason}" if reason else ""

    complaints += _unused(suppressions, scopes, document, result)
    kept = drop(result, reason_of)
    steps = tuple(_skipped(step, skips, scopes) for step in kept.steps)
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
            complaints.append(_unknown_instruction(comment))
    return found, complaints


def _unknown_instruction(comment: Comment) -> Finding:
    hint = did_you_mean(comment.verb, VERBS) or "it knows " + ", ".join(f"`{verb}`" for verb in VERBS)
    message = f"the comment asks the harness to `{_quoted(comment.verb)}`, which it does not know"
    return Finding("unknown-instruction", comment.span, message, help=hint)


def _understood(comment: Comment, scope: Scope) -> tuple[Suppression | None, list[Finding]]:
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
        return f"the comment says `{_quoted(codes)}` where `because` is expected"
    return "" if reason else f"the comment gives no reason to {comment.verb}"


def _rules(codes: Text) -> tuple[tuple[tuple[str, Span], ...], list[Finding]]:
    known: list[tuple[str, Span]] = []
    unknown: list[Finding] = []
    for word in _CODE.finditer(codes.value):
        rule, span = find(word.group()), codes.span(word.start(), word.end())
        if rule is None:
            unknown.append(_unknown_rule(word.group(), span))
        else:
            known.append((rule.name, span))
    return tuple(known), unknown


def _unknown_rule(word: str, span: Span) -> Finding:
    names = [name for each in by_name().values() for name in (each.code, each.name)]
    message = f"the comment ignores `{_quoted(word)}`, and there is no rule of that code or name"
    return Finding("unknown-suppression", span, message, help=did_you_mean(word, names))


def _quoted(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def _scoped(document: Document) -> Iterator[tuple[Comment, Scope]]:
    """Each comment with what it speaks of."""
    begin: int | None = 0
    for number, example in enumerate(document.examples):
        for comment, following in _followed(example):
            if begin is not None and not document.source.text[begin : comment.span.start].strip():
                begin = comment.span.stop
                yield comment, Scope(Reach.DOCUMENT, Span(0, len(document.source.text) + 1))
                continue
            begin = None  # something else stands before the comments that are left
            if following is not None:
                yield comment, Scope(Reach.PART, following.span)
            elif number + 1 < len(document.examples):
                yield comment, Scope(Reach.EXAMPLE, document.examples[number + 1].span)
            else:
                yield comment, Scope(Reach.PART, Span(comment.span.stop, comment.span.stop))


def _followed(example: Example) -> list[tuple[Comment, Block | Statement | None]]:
    """The comments of an example, each with the part after it that is no comment."""
    found: list[tuple[Comment, Block | Statement | None]] = []
    following: Block | Statement | None = None
    for part in reversed(example.parts):
        if isinstance(part, Comment):
            found.append((part, following))
        else:
            following = part
    return found[::-1]


def _skipped(step: StepResult, skips: Mapping[Scope, str], scopes: _Scopes) -> StepResult:
    for scope in scopes.at(step.span.start):
        if scope in skips:
            judgement = Judgement(Verdict.SKIPPED, skips[scope])
            return replace(step, judgement=judgement)
    return step


def _unused(
    suppressions: Iterable[Suppression], scopes: _Scopes, document: Document, result: DocumentResult
) -> Iterator[Finding]:
    """Findings about comments with nothing to do."""
    met = {(scope, f.name) for f, step in result.all_findings() for scope in scopes.around(f, step)}
    peopled = {scope for step in result.steps for scope in scopes.at(step.span.start)}
    undecided = _undecided(scopes, document, result)
    for each in suppressions:
        if each.skips and each.scope not in peopled:
            message = "the comment skips nothing: no command follows it"
            yield Finding(
                "unused-suppression", each.comment.span, message, help="take it out, or put it before the command"
            )
        for name, span in each.rules:
            code = rule_of(Finding(name, span, "")).code
            if (each.scope, name) not in met and not (code.startswith(_FROM_REPLY) and each.scope in undecided):
                message = f"the comment ignores `{code}`, and nothing that it covers is a finding of that rule"
                yield Finding(
                    "unused-suppression", span, message, help="take the code out of the comment, or the whole comment"
                )


def _undecided(scopes: _Scopes, document: Document, result: DocumentResult) -> set[Scope]:
    """The scopes in whose examples a step got no reply: a rule that needs one could have found something there."""
    starts = [example.span.start for example in document.examples]
    blind = {
        bisect_right(starts, step.span.start) - 1 for step in result.steps if step.judgement.verdict not in _COMPARED
    }
    spans = [document.examples[number].span for number in blind if number >= 0]
    return {scope for span in spans for scope in scopes.overlapping(span)}
