"""The one line through all rooms: paths in, judged documents out, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harness import hashes
from harness.checking import Checked, check_file, check_source, check_whole, selected
from harness.options import Options
from harness.paths import find_documents
from harness.results import DocumentResult

__all__ = ["check_all", "check_file", "check_paths", "check_source", "without_known"]


def check_paths(paths: Sequence[str], options: Options = Options()) -> Iterator[DocumentResult]:  # noqa: B008
    """Check the documents that `paths` name, each once, sorted by path, in workers unless there is little to do.

    What the baseline knows is left out. Raises UsageError where a path is missing or the baseline is none.
    """
    return without_known(_found(find_documents(paths, options), options), options)


def without_known(results: Iterable[DocumentResult], options: Options) -> Iterator[DocumentResult]:
    """The results without what the baseline knows, if there is one. Raises UsageError where it cannot be read."""
    if not options.baseline:
        return iter(results)
    from harness.baseline import Baseline

    return map(Baseline.read(options.baseline).without_known, results)


def _found(documents: Sequence[str], options: Options) -> Iterator[DocumentResult]:
    if options.cache and not _asks_others(options):
        from harness.cache import check_remembered

        return check_remembered(documents, options, check_all)
    return (selected(checked.result, options) for checked in check_all(documents, options))


def _asks_others(options: Options) -> bool:
    """Whether something beside our own emulator answers, of which we do not know whether it is what it was."""
    from harness.engines import engine_is_default

    return options.replay and not engine_is_default(options)


def check_all(documents: Sequence[str], options: Options) -> Iterator[Checked]:
    """Check each of the files, here, in several processes, or on a cluster."""
    if options.scheduler and documents:
        from harness.scheduler import check_on_cluster

        return check_on_cluster(documents, options)
    if _is_done_here(documents, options):
        return (check_whole(path, options) for path in documents)
    from harness.pool import check_in_workers

    return check_in_workers(documents, options)


def _is_done_here(documents: Sequence[str], options: Options) -> bool:
    """Whether workers would gain nothing; a replay must have the same hashes each time, which they have at least."""
    is_little = len(documents) < 2 or options.jobs == 1
    return not documents or (is_little and (hashes.are_said() or not options.replay))
