"""Many documents in several processes: each with a deadline, and a worker that hangs or dies costs one replay alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import forkserver, get_context

from pebble import ProcessExpired, ProcessPool

from harness import hashes
from harness.checker import Checked, Lost, Made, attempted, check_whole, overdue, read_source, unreached
from harness.findings import Finding
from harness.garbage import collect_seldom
from harness.options import Options
from harness.results import DocumentResult
from harness.text import Span

DOCUMENTS_PER_WORKER = 400
"""After so many documents a worker is replaced: what the emulator leaks goes with it."""

_PATIENCE = 3
"""A document is interrupted in its worker when its deadline is over; a worker that does not heed it is ended after this
many times as long."""


def check_in_workers(documents: Sequence[str], options: Options) -> Iterator[Checked]:
    """The results of `documents`, in their order, each as soon as it and all before it are there."""
    with _pool(len(documents), options) as pool:
        futures = [_start(pool, path, options) for path in documents]
        for path, future in zip(documents, futures, strict=True):
            yield _result(pool, path, future, options)


def each_in_workers(
    act: Callable[[str, Options], Made], documents: Sequence[str], options: Options
) -> Iterator[tuple[str, Made | Lost]]:
    """What `act` makes of each of `documents`, in their order, or why it made nothing."""
    with _pool(len(documents), options) as pool:
        timeout = options.deadline * _PATIENCE
        futures = [pool.schedule(attempted, (act, path, options), timeout=timeout) for path in documents]
        for path, future in zip(documents, futures, strict=True):
            try:
                yield path, future.result()
            except (DeadlineError, ProcessExpired) as error:
                yield path, Lost(_reason(error, options))


@contextmanager
def _pool(documents: int, options: Options) -> Iterator[ProcessPool]:
    """Workers, with hashes that are the same each time. They are ended at once where the body is left before its end."""
    jobs = min(options.jobs or os.cpu_count() or 1, max(documents, 1))
    context = get_context("forkserver")
    context.set_forkserver_preload(["harness.replay" if options.replay else "harness.reading", "harness.judging"])
    lives = DOCUMENTS_PER_WORKER if options.replay else 0  # 0: as long as the pool
    with hashes.fixed():
        forkserver.ensure_running()
    begin = partial(collect_seldom, options.replay)
    with ProcessPool(jobs, max_tasks=lives, context=context, initializer=begin) as pool:
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _start(pool: ProcessPool, path: str, options: Options) -> Future[Checked]:
    timeout = options.deadline * _PATIENCE
    future: Future[Checked] = pool.schedule(check_whole, (path, options), timeout=timeout)
    return future


def _result(pool: ProcessPool, path: str, future: Future[Checked], options: Options) -> Checked:
    try:
        return _asked_again(pool, path, future, options)
    except (DeadlineError, ProcessExpired) as error:
        reason = _reason(error, options)
    return Checked(_without_replay(pool, path, options, reason), is_whole=False)


def _asked_again(pool: ProcessPool, path: str, future: Future[Checked], options: Options) -> Checked:
    """The result; asked for once more where the worker died, which may have been no fault of the document's."""
    try:
        return future.result()
    except ProcessExpired:
        return _start(pool, path, options).result()


def _without_replay(pool: ProcessPool, path: str, options: Options, reason: str) -> DocumentResult:
    """The same document once more in another worker, without what was lost."""
    source, findings = read_source(path)
    lost = DocumentResult(source, 0, (), (*findings, Finding("check-interrupted", Span(0, 0), reason)))
    if not options.replay:
        return lost
    read_only = pool.schedule(check_whole, (path, replace(options, replay=False)), timeout=options.deadline * _PATIENCE)
    try:
        result: DocumentResult = read_only.result().result
    except (DeadlineError, ProcessExpired):
        return lost
    return replace(result, steps=tuple(unreached(step, reason) for step in result.steps))


def _reason(error: Exception, options: Options) -> str:
    if isinstance(error, ProcessExpired):
        return f"the process that replayed the document died (exit code {error.exitcode})"
    return overdue(options)
