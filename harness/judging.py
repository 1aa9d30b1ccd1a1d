"""The verdict of each step, from what reading found and what replaying showed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from harness.findings import Finding, Judgement, Severity, Verdict
from harness.options import Options
from harness.reading import ReadDocument, ReadStep
from harness.results import DocumentResult, StepResult
from harness.rules import rule_of

if TYPE_CHECKING:
    from harness.account.model import Created, Reply
    from harness.bindings import Bindings
    from harness.played import Played


def judged(document: ReadDocument, played: Mapping[int, Played], options: Options) -> DocumentResult:
    """The document with each step's verdict."""
    steps = tuple(_result(document, step, played.get(step.step.index), options) for step in document.steps)
    examples = {step.step.example.span for step in document.steps}
    return DocumentResult(document.document.source, len(examples), steps, document.findings)


def _result(document: ReadDocument, step: ReadStep, played: Played | None, options: Options) -> StepResult:
    lowering = step.lowering
    span = step.step.command.span
    return StepResult(
        span=span,
        example=step.step.example.title,
        command=" ".join(document.document.source.text[span.start : span.stop].replace("\\\n", " ").split()),
        service=lowering.service,
        operation=lowering.operation,
        judgement=_judgement(step, played, options),
        explanation=tuple(_explanation(played)) if options.explain and played else (),
    )


def _judgement(step: ReadStep, played: Played | None, options: Options) -> Judgement:
    comparison = played.comparison if played else None
    findings = _told_once(step.findings, comparison.findings) if comparison else step.findings
    fields = comparison.fields if comparison else None
    if step.has_error:
        return Judgement(Verdict.WRONG, "", fields, findings)
    if comparison is not None:
        doubt = _doubt(step.findings) if comparison.verdict is Verdict.VERIFIED else ""
        return Judgement(Verdict.GAP if doubt else comparison.verdict, doubt or comparison.reason, fields, findings)
    verdict, reason = _unproven(step, played, options)
    return Judgement(verdict, reason, None, findings)


_OF_VALUES = ("JSN", "OUT", "PRM")


def _doubt(findings: tuple[Finding, ...]) -> str:
    """Why a step that agrees with the emulator is not proven: the service can hardly take, or give, one of its values."""
    for finding in findings:
        rule = rule_of(finding)
        if rule.severity is Severity.WARNING and rule.code.startswith(_OF_VALUES):
            return f"the emulator does not mind what {rule.code} doubts: {finding.message}"
    return ""


_ECHOES = frozenset({"output-echo-mismatch", "output-id-mismatch", "output-input-mismatch"})
_PROVEN = frozenset({"value-mismatch", "contradictory-id", "printed-otherwise"})


def _told_once(read: tuple[Finding, ...], compared: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What reading suspected of a value is not told again where the replay proved it."""
    proven = {finding.span for finding in compared if finding.name in _PROVEN}
    return tuple(f for f in read if not (f.name in _ECHOES and f.span in proven)) + compared


def _unproven(step: ReadStep, played: Played | None, options: Options) -> tuple[Verdict, str]:
    """The verdict of a step that nothing was compared for, and why."""
    lowering = step.lowering
    if lowering.custom is not None and played is None:
        name = f"{lowering.custom.service} {lowering.custom.name}"
        return Verdict.SKIPPED, f"`aws {name}` is a command of the AWS CLI's own, which is not replayed"
    if lowering.call is None and lowering.custom is None:
        return Verdict.SKIPPED, lowering.skipped or "there is no API call in it"
    if not options.replay:
        return Verdict.MODEL_ONLY, "not replayed"
    if played is None:
        return Verdict.MODEL_ONLY, f"the emulator lacks {lowering.service} {lowering.operation}"
    if played.untold:
        return Verdict.SKIPPED, played.untold
    return Verdict.UNREACHED, in_documented_terms(obstacle(played.performance.reply), played.bindings)


_TERM = re.compile(r"[\w+=/@:-]+(?:\.[\w+=/@:-]+)*")


def in_documented_terms(reason: str, bindings: Bindings | None) -> str:
    """What went wrong, with the documented ids for the live ones that stand for them."""
    return _TERM.sub(lambda found: str(bindings.to_documented(found[0])), reason) if bindings else reason


def obstacle(reply: Reply) -> str:
    """Why a call did not get through, in words."""
    if reply.failure is not None:
        return f"the emulator failed ({reply.failure.kind}): {_one_line(reply.failure.message)}"
    if reply.error is not None:
        return f"the call was refused: {reply.error.code}: {_one_line(reply.error.message)}"
    return "nothing came back"


def _one_line(text: str, most: int = 200) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3] + "..."


def _explanation(played: Played) -> Iterator[str]:
    performance = played.performance
    for created in performance.created:
        yield f"created: {_call(created)} ({created.why})"
    for attempt in performance.attempts:
        yield f"in vain: {_call(attempt)} ({attempt.why}): {obstacle(attempt.reply)}"


def _call(created: Created) -> str:
    given = ", ".join(f"{name}={value!r}" for name, value in created.call.parameters.items())
    return _one_line(f"{created.call.service} {created.call.operation}({given})")
