"""Documents that are read go to workers in runs of one folder; what befalls a run befalls no document of it."""

from concurrent.futures import Future
from concurrent.futures import TimeoutError as DeadlineError
from pathlib import Path

import pytest
from pebble import ProcessExpired

from harness import pool
from harness.options import Options

DOCUMENT = "**To list keys**\n\nThe following ``list-keys`` example lists keys. ::\n\n    aws kms list-keys\n"
READING = Options(replay=False, jobs=2)


class Workers:
    """A pool that loses every run of several documents, and each that has a document named to be lost."""

    def __init__(self, error: Exception, lost: str = "nothing") -> None:
        self.error, self.lost = error, lost
        self.asked: list[list[str]] = []

    def schedule(self, act, arguments, timeout):
        run, options = arguments
        names = [run] if isinstance(run, str) else list(run)
        self.asked.append(names)
        future: Future = Future()
        if len(names) > 1 or self.lost in names[0]:
            future.set_exception(self.error)
        else:
            future.set_result(act(run, options))
        return future


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for name in "abc":
        (tmp_path / f"{name}.rst").write_text(DOCUMENT)
    return [str(tmp_path / f"{name}.rst") for name in "abc"]


def results(workers: Workers, run: list[str]):
    return pool._results(workers, run, pool._start(workers, run, READING), READING)


@pytest.mark.parametrize("error", [ProcessExpired("died"), DeadlineError()])
def test_each_document_of_a_lost_run_is_asked_for_by_itself(paths: list[str], error: Exception) -> None:
    found = results(Workers(error), paths)
    assert [(one.result.source.path, one.is_whole, len(one.result.steps)) for one in found] == [
        (path, True, 1) for path in paths
    ]


def test_only_the_document_that_is_to_blame_is_lost(paths: list[str]) -> None:
    found = results(Workers(ProcessExpired("died"), lost="b.rst"), paths)
    assert [one.is_whole for one in found] == [True, False, True]
    assert [finding.name for finding in found[1].result.findings] == ["check-interrupted"]


def test_a_document_that_hangs_by_itself_is_not_waited_for_twice(paths: list[str]) -> None:
    workers = Workers(DeadlineError(), lost="a.rst")
    (found,) = results(workers, paths[:1])
    assert not found.is_whole
    assert workers.asked == [paths[:1]]


def test_runs_are_of_one_folder_in_order_and_leave_work_for_every_worker() -> None:
    documents = [f"{folder}/{number:03}.rst" for folder in "ab" for number in range(100)]
    runs = [list(run) for run in pool._runs(documents, READING)]
    assert [path for run in runs for path in run] == documents
    assert all(len({path[0] for path in run}) == 1 for run in runs)
    assert len(runs) >= 8


def test_documents_to_replay_go_alone() -> None:
    assert [list(run) for run in pool._runs(["a/1.rst", "a/2.rst"], Options(jobs=2))] == [["a/1.rst"], ["a/2.rst"]]
