"""One document, checked within its deadline: what cannot be read, takes too long or makes the harness fail is a finding."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from harness.findings import Finding, Verdict
from harness.options import Options
from harness.paths import contents
from harness.results import DocumentResult, StepResult
from harness.text import Source, Span

Made = TypeVar("Made")


class Checked(NamedTuple):
    """A document with all that was found, whatever is selected. One that is not `whole` (it took too long, it could

    not be read, the harness failed on it) may come out otherwise the next time.
    """

    result: DocumentResult
    is_whole: bool


def check_file(path: str, options: Options = Options()) -> DocumentResult:  # noqa: B008
    """Check one file. What cannot be read is a finding of the document."""
    return selected(check_whole(path, options).result, options)


def check_source(source: Source, options: Options = Options()) -> DocumentResult:  # noqa: B008
    """Check a source that need not be a file, within its deadline."""
    return selected(_safely(source, options).result, options)


def check_whole(path: str, options: Options) -> Checked:
    """Check one file within its deadline, with all that was found."""
    source, findings = read_source(path)
    checked = _safely(source, options)
    if not findings:
        return checked
    is_read = not any(finding.name == "unreadable-document" for finding in findings)
    found = (*findings, *checked.result.findings)
    return Checked(replace(checked.result, findings=found), checked.is_whole and is_read)


def _safely(source: Source, options: Options) -> Checked:
    """Check a source; that it takes too long, or that the harness fails on it, is a finding."""

    def judge(_path: str, options: Options) -> DocumentResult:
        return _judged(source, options)

    made = attempted(judge, source.path, options)
    if not isinstance(made, Lost):
        return Checked(made, is_whole=True)
    if made.is_overdue and options.replay:  # reading alone can say something still
        read_only = attempted(judge, source.path, replace(options, replay=False))
        if not isinstance(read_only, Lost):
            steps = tuple(unreached(step, made.reason) for step in read_only.steps)
            return Checked(replace(read_only, steps=steps), is_whole=False)
    return Checked(_interrupted(source, made.reason), is_whole=False)


@dataclass(frozen=True, slots=True)
class Lost:
    """Nothing was made of a document, and this is why: it took too long, the harness failed, or a worker died."""

    reason: str
    is_overdue: bool = False


def attempted(act: Callable[[str, Options], Made], path: str, options: Options) -> Made | Lost:
    """What `act` makes of the file at `path` within the deadline."""
    from harness.account.deadline import OverdueError, document_deadline

    try:
        with document_deadline(options.deadline):
            return act(path, options)
    except OverdueError:
        return Lost(overdue(options), is_overdue=True)
    except Exception as error:  # a fault of ours in one document must not lose the others
        if os.environ.get("HARNESS_DEBUG"):
            raise
        return Lost(f"the harness failed on this document: {type(error).__name__}: {error}")


def overdue(options: Options) -> str:
    """Why a document was interrupted that ran past its deadline."""
    return f"the document took longer than {options.deadline:g} s and was stopped"


def read_source(path: str) -> tuple[Source, tuple[Finding, ...]]:
    """The source of a file, and why it could not be read as it should."""
    from harness.document import decode

    try:
        data = contents(path)
    except OSError as error:
        message = f"the document cannot be read: {error.strerror or error}"
        return Source(path, ""), (Finding("unreadable-document", Span(0, 0), message),)
    return decode(path, data)


def selected(result: DocumentResult, options: Options) -> DocumentResult:
    """The result with the findings that the options want; that the harness failed is told in any case."""
    from harness.selection import select

    if any(finding.name == "check-interrupted" for finding in result.findings):
        return result
    return select(result, options)


def _judged(source: Source, options: Options) -> DocumentResult:
    """Read a document, replay it where the options say so, and judge each step."""
    from harness.arrangements import check_arranged, check_made
    from harness.custom import is_replayed
    from harness.judging import judged
    from harness.reading import read
    from harness.suppression import suppress

    document = read(source)
    if options.replay and any(is_replayed(step.lowering) for step in document.steps):
        from harness.engines import engine_of
        from harness.replay import replay

        played = replay(document, engine_of(options))
    else:
        played = {}
    result = judged(document, played, options)
    arranged = (*check_arranged(document.document), *check_made(document.document, played))
    return suppress(document.document, replace(result, findings=(*result.findings, *arranged)))


def _interrupted(source: Source, reason: str) -> DocumentResult:
    advice = "HARNESS_DEBUG=1 shows the traceback; please report it" if "failed" in reason else ""
    return DocumentResult(source, 0, (), (Finding("check-interrupted", Span(0, 0), reason, help=advice),))


def unreached(step: StepResult, reason: str) -> StepResult:
    """A step that was to be replayed, and could not."""
    if step.judgement.verdict is not Verdict.MODEL_ONLY:
        return step
    return replace(step, judgement=replace(step.judgement, verdict=Verdict.UNREACHED, reason=reason))
