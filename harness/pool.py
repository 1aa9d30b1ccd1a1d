"""Many documents in several processes: each with a deadline, and a worker that hangs or dies costs one replay alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from multiprocessing import forkserver, get_context

from pebble import ProcessExpired, ProcessPool

from harness import hashes
from harness.checking import Checked, Lost, Made, attempted, check_whole, overdue, read_source, unreached
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

_MOST_AT_ONCE = 300
_LEAST_RUNS = 4
"""So many documents are read at once at most, and so few runs of them a worker has at least."""


def check_in_workers(documents: Sequence[str], options: Options) -> Iterator[Checked]:
    """The results of `documents`, in their order, each as soon as it and all before it are there."""
    with _pool(len(documents), options) as pool:
        runs = list(_runs(documents, options))
        futures = [_start(pool, run, options) for run in runs]
        for run, future in zip(runs, futures, strict=True):
            yield from _results(pool, run, future, options)


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
    jobs = _jobs(documents, options)
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


def _jobs(documents: int, options: Options) -> int:
    return min(options.jobs or os.cpu_count() or 1, max(documents, 1))


def _runs(documents: Sequence[str], options: Options) -> Iterator[Sequence[str]]:
    """The documents as workers get them: one to replay, to read some of one folder, which ask for the same models."""
    most = 1 if options.replay else min(_MOST_AT_ONCE, len(documents) // (_jobs(len(documents), options) * _LEAST_RUNS))
    for _, folder in groupby(documents, os.path.dirname):
        while run := list(islice(folder, max(most, 1))):
            yield run


def _start(pool: ProcessPool, run: Sequence[str], options: Options) -> Future[list[Checked]]:
    timeout = options.deadline * _PATIENCE
    future: Future[list[Checked]] = pool.schedule(_checked, (run, options), timeout=timeout)
    return future


def _checked(run: Sequence[str], options: Options) -> list[Checked]:
    return [check_whole(path, options) for path in run]


def _results(pool: ProcessPool, run: Sequence[str], future: Future[list[Checked]], options: Options) -> list[Checked]:
    """The results of a run. Where its worker hung or died, each of its documents is asked for once more, by itself."""
    try:
        return future.result()
    except (DeadlineError, ProcessExpired) as error:
        if len(run) == 1 and isinstance(error, DeadlineError):
            return [_lost(pool, run[0], error, options)]
    return [_asked_again(pool, path, options) for path in run]


def _asked_again(pool: ProcessPool, path: str, options: Options) -> Checked:
    """The result of a document by itself: that its worker died may have been no fault of its own."""
    try:
        return _start(pool, [path], options).result()[0]
    except (DeadlineError, ProcessExpired) as error:
        return _lost(pool, path, error, options)


def _lost(pool: ProcessPool, path: str, error: Exception, options: Options) -> Checked:
    return Checked(_without_replay(pool, path, options, _reason(error, options)), is_whole=False)


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
