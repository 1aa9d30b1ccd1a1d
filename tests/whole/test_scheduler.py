"""A Dask cluster does the work with the same bytes of output; what is missing is told."""

import re
import shutil
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness import scheduler
from harness.cli import main
from harness.options import Options

EXAMPLES = Path(__file__).parents[2] / "examples" / "kms"


@pytest.fixture
def documents(tmp_path, monkeypatch):
    for path in sorted(EXAMPLES.glob("*.rst"))[:4]:
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(scheduler, "BATCH", 3)
    return tmp_path


@pytest.fixture
def address():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, protocol="tcp"
    ) as cluster:
        yield cluster.scheduler_address


def run(*arguments):
    return CliRunner().invoke(main, ["check", "--format", "json", "--no-cache", ".", *arguments])


def reported(*arguments):
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert ("checked here" in result.stderr) is (scheduler.checked_apart is lost and "--scheduler" in arguments)
    return re.sub(r'"seconds": [0-9.]+', "", result.stdout)


def test_a_cluster_reports_the_same_bytes(documents, address):
    assert reported("--scheduler", address) == reported("--jobs", "1")


def test_a_batch_that_the_cluster_loses_is_checked_here(documents, address, monkeypatch):
    monkeypatch.setattr(scheduler, "checked_apart", lost)
    assert reported("--scheduler", address) == reported("--jobs", "1")


def lost(*arguments):
    raise OSError("the worker has no such folder")


def edition_by_thread():
    return b"ours" if threading.current_thread() is threading.main_thread() else b"theirs"


def test_workers_that_have_another_harness_are_refused(documents, address, monkeypatch):
    monkeypatch.setattr(scheduler, "edition", edition_by_thread)
    result = run("--scheduler", address)
    assert result.exit_code == 2
    assert "would not say the same" in result.output


def test_an_extra_that_is_missing_is_told(documents, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("--scheduler", "tcp://127.0.0.1:8786")
    assert result.exit_code == 2
    assert "aws-example-harness[dask]" in result.output


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1:1"])
def test_a_scheduler_that_is_not_there_is_told(documents, monkeypatch, address):
    pytest.importorskip("distributed")
    monkeypatch.setattr(scheduler, "_PATIENCE", 1)
    result = run("--scheduler", address)
    assert result.exit_code == 2
    assert "no Dask scheduler" in result.output


def test_options_are_those_of_this_machine_unless_asked():
    assert Options().scheduler == ""
