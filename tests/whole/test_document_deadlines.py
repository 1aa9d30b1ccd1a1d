"""A document that does not end is interrupted, in this process and in a worker, and costs its replay alone."""

import time

import pytest

from harness import checking, hashes, replay
from harness.checker import check_file, check_paths
from harness.findings import Verdict
from harness.options import Options

DOCUMENT = """\
**To list keys**

The following ``list-keys`` example lists keys. ::

    aws kms list-keys
"""
REASON = "the document took longer than 0.2 s and was stopped"


def spin(*_):
    while True:
        try:
            time.perf_counter()
        except Exception:  # what hangs may swallow what it can
            continue


@pytest.fixture
def path(tmp_path):
    (tmp_path / "list-keys.rst").write_text(DOCUMENT)
    return str(tmp_path / "list-keys.rst")


def test_a_replay_that_does_not_end_leaves_what_reading_says(path, monkeypatch):
    monkeypatch.setattr(replay, "replay", spin)
    result = check_file(path, Options(deadline=0.2))
    assert [(step.judgement.verdict, step.judgement.reason) for step in result.steps] == [(Verdict.UNREACHED, REASON)]


def test_a_replay_that_waits_for_ever_is_interrupted_too(path, monkeypatch):
    monkeypatch.setattr(replay, "replay", lambda *_: time.sleep(1000))
    assert check_file(path, Options(deadline=0.2)).steps[0].judgement.reason == REASON


def test_reading_that_does_not_end_is_a_finding(path, monkeypatch):
    monkeypatch.setattr(checking, "_judged", spin)
    monkeypatch.setenv(hashes.SEED, hashes.FIXED)  # so that it is done here, where it spins
    for replays in (True, False):
        (result,) = check_paths([path], Options(deadline=0.2, replay=replays))
        assert [(finding.name, finding.message) for finding in result.findings] == [("check-interrupted", REASON)]


def test_timers_are_left_as_they_were(path):
    import signal

    before = signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)
    check_file(path, Options(replay=False))
    assert (signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)) == before
