"""Which findings are wanted: rules that are on, `select`, `ignore` and per-file ignores, and what dropping does to a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from harness.errors import UsageError, did_you_mean
from harness.findings import Finding, Judgement, Severity, Verdict
from harness.options import Options
from harness.paths import matcher
from harness.results import DocumentResult, StepResult
from harness.rules import Rule, by_name, rule_of

ALL = "ALL"


def select(result: DocumentResult, options: Options) -> DocumentResult:
    """The result without the findings that `options` does not want."""
    ignore = (*options.ignore, *_ignored_in(result.source.path, options))

    def reason_of(finding: Finding, step: StepResult | None) -> str:
        return "" if is_wanted(rule_of(finding), options.select, ignore) else "is not selected"

    return drop(result, reason_of)


def is_wanted(rule: Rule, selected: Iterable[str] = (), ignored: Iterable[str] = ()) -> bool:
    """The most exact of the selectors that match decides; between equals, to ignore wins."""
    on = max((_exactness(selector, rule) for selector in selected), default=0 if rule.is_default else -1)
    off = max((_exactness(selector, rule) for selector in ignored), default=-1)
    return on > off


def drop(result: DocumentResult, reason_of: Callable[[Finding, StepResult | None], str]) -> DocumentResult:
    """The result without the findings that `reason_of` gives a reason to drop ("" to keep).

    The reasons are said of a step that was wrong through those findings alone.
    """
    if not any(reason_of(finding, step) for finding, step in result.all_findings()):
        return result
    steps = tuple(_drop_from(step, reason_of) for step in result.steps)
    return replace(result, steps=steps, findings=tuple(f for f in result.findings if not reason_of(f, None)))


def check_selectors(selectors: Iterable[str], where: str) -> None:
    """Raises UsageError where a selector matches no rule. `where` names the option or key."""
    rules = by_name().values()
    for selector in selectors:
        if not any(_exactness(selector, rule) >= 0 for rule in rules):
            known = [word for rule in rules for word in (rule.code, rule.name)]
            hint = did_you_mean(selector.upper(), known) or did_you_mean(selector.lower(), known)
            raise UsageError(
                "unknown-rule",
                f"{where} names the rule `{selector}`, and there is none of that code or name.",
                hint=hint or "`harness rules` lists them.",
            )


def _exactness(selector: str, rule: Rule) -> int:
    """How closely a selector names a rule: -1 not at all, else the number of characters of its code that it gives."""
    word = selector.upper()
    if word == ALL:
        return 1
    if word == rule.name.upper():
        return len(rule.code) + 1
    return len(word) + 1 if word and rule.code.startswith(word) else -1


def _drop_from(step: StepResult, reason_of: Callable[[Finding, StepResult | None], str]) -> StepResult:
    reasons = [(finding, reason_of(finding, step)) for finding in step.judgement.findings]
    if not any(reason for _, reason in reasons):
        return step
    kept = tuple(finding for finding, reason in reasons if not reason)
    told = dict.fromkeys(
        f"{rule_of(finding).code} {reason}" for finding, reason in reasons if reason and _is_error(finding)
    )
    return replace(step, judgement=_judge_again(step.judgement, kept, "; ".join(told)))


def _judge_again(judgement: Judgement, kept: tuple[Finding, ...], reason: str) -> Judgement:
    """A step that was wrong and has no error left is skipped: nobody has shown that it is right."""
    if judgement.verdict is not Verdict.WRONG or any(_is_error(finding) for finding in kept):
        return replace(judgement, findings=kept)
    return replace(judgement, verdict=Verdict.SKIPPED, reason=reason, findings=kept)


def _is_error(finding: Finding) -> bool:
    return rule_of(finding).severity is Severity.ERROR


def _ignored_in(path: str, options: Options) -> tuple[str, ...]:
    matching = (codes for glob, codes in options.per_file_ignores if matcher((glob,), options.root)(path))
    return tuple(code for codes in matching for code in codes)
