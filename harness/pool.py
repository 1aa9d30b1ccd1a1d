"""Many documents in several processes: each with a deadline, and a worker that hangs or dies costs one replay alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as DeadlineError
from dataclasses import replace
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from harness.checker import check_file, read_source
from harness.findings import Finding, Verdict
from harness.options import Options
from harness.results import DocumentResult, StepResult
from harness.text import Span

DOCUMENTS_PER_WORKER = 400
"""After so many documents a worker is replaced: what the emulator leaks goes with it."""


def check_in_workers(documents: Sequence[str], options: Options) -> Iterator[DocumentResult]:
    """The results of `documents`, in their order, each as soon as it and all before it are there."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(documents))
    with ProcessPool(jobs, max_tasks=DOCUMENTS_PER_WORKER, context=get_context("forkserver")) as pool:
        futures = [_start(pool, path, options) for path in documents]
        for path, future in zip(documents, futures, strict=True):
            yield _result(pool, path, future, options)


def _start(pool: ProcessPool, path: str, options: Options) -> Future[DocumentResult]:
    future: Future[DocumentResult] = pool.schedule(check_file, (path, options), timeout=options.deadline)
    return future


def _result(pool: ProcessPool, path: str, future: Future[DocumentResult], options: Options) -> DocumentResult:
    try:
        return future.result()
    except (DeadlineError, ProcessExpired) as error:
        reason = _reason(error, options)
    return _without_replay(pool, path, options, reason) if options.replay else _lost(path, reason)


def _without_replay(pool: ProcessPool, path: str, options: Options, reason: str) -> DocumentResult:
    """What reading alone can say of a document whose replay was lost."""
    try:
        read_only = _start(pool, path, replace(options, replay=False)).result()
    except (DeadlineError, ProcessExpired):
        return _lost(path, reason)
    return replace(read_only, steps=tuple(_unreached(step, reason) for step in read_only.steps))


def _unreached(step: StepResult, reason: str) -> StepResult:
    if step.judgement.verdict is not Verdict.MODEL_ONLY:
        return step
    return replace(step, judgement=replace(step.judgement, verdict=Verdict.UNREACHED, reason=reason))


def _reason(error: Exception, options: Options) -> str:
    if isinstance(error, ProcessExpired):
        return f"the process that replayed the document died (exit code {error.exitcode})"
    return f"the document took longer than {options.deadline:g} s and was stopped"


def _lost(path: str, reason: str) -> DocumentResult:
    source, findings = read_source(path)
    return DocumentResult(source, 0, (), (*findings, Finding("check-interrupted", Span(0, 0), reason)))
