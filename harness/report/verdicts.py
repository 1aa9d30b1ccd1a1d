"""The listing of steps that `--verbose` and `--explain` add: each step's verdict, the reason for it, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from harness.findings import Fields, Verdict
from harness.report.look import Look
from harness.report.plain import safe, safe_lines
from harness.results import DocumentResult, StepResult
from harness.text import Source

_WIDEST = max(len(verdict) for verdict in Verdict)
_COUNTS = ("equal", "bound", "absent", "different")


def listing(result: DocumentResult, look: Look) -> Iterator[str]:
    """One line a step, followed by the lines of its explanation where the look explains."""
    if not (look.is_verbose or look.explains):
        return
    for step in result.steps:
        yield _line(result.source, step, look) + "\n"
        if look.explains:
            for line in (line for text in step.explanation for line in safe_lines(text)):
                yield f"{' ' * _WIDEST}   {look.paint('|', 'frame')} {line}\n"


def told(step: StepResult) -> list[str]:
    """The verdict of a step, and why, if there is more to say."""
    judgement = step.judgement
    why = [judgement.reason] if judgement.reason else []
    why += [_fields(judgement.fields)] if judgement.fields and judgement.fields.documented else []
    return [judgement.verdict.value, *(["; ".join(why)] if why else [])]


def _line(source: Source, step: StepResult, look: Look) -> str:
    verdict, *why = told(step)
    word = look.paint(verdict.ljust(_WIDEST), verdict)
    line = f"{word}  {safe(source.path)}:{source.position(step.span.start).line}  {safe(_name(step))}"
    return line + "".join(look.paint(f"  ({safe(reason)})", "faint") for reason in why)


def _name(step: StepResult) -> str:
    return f"{step.service} {step.operation}" if step.operation else _clipped(step.command)


def _clipped(command: str, most: int = 60) -> str:
    return command if len(command) <= most else command[: most - 3] + "..."


def _fields(fields: Fields) -> str:
    counts = [f"{getattr(fields, name)} {name}" for name in _COUNTS if getattr(fields, name)]
    return f"{fields.documented} documented: {', '.join(counts)}"
