"""Unchanged documents are not checked again, and a cache that does not work is done without."""

import sqlite3
from dataclasses import replace

import pytest

from harness import cache, checker, checking
from harness.checker import check_paths
from harness.options import Options

OPTIONS = Options(replay=False, jobs=1, cache=True)
DOCUMENT = """\
**To list keys**

The following ``list-keys`` example lists keys. ::

    aws kms list-keys --limt 3

Output::

    {"Keys": [{"KeyIdd": "x"}]}
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("HARNESS_CACHE_DIR", str(tmp_path / "cache"))
    documents = tmp_path / "kms"
    documents.mkdir()
    monkeypatch.chdir(tmp_path)
    (documents / "list-keys.rst").write_text(DOCUMENT)
    (documents / "other.rst").write_text(DOCUMENT + "\n\n" + DOCUMENT)
    return tmp_path


@pytest.fixture
def counted(monkeypatch):
    """The paths that were checked, and not remembered."""
    seen = []
    check_whole = checker.check_whole
    monkeypatch.setattr(checker, "check_whole", lambda path, options: seen.append(path) or check_whole(path, options))
    return seen


def results(options=OPTIONS):
    return list(check_paths(["kms"], options))


def test_what_is_remembered_is_what_was_found(counted):
    first = results()
    assert results() == first == results(replace(OPTIONS, cache=False))
    assert any(result.steps and result.steps[0].judgement.findings for result in first)
    assert counted == ["kms/list-keys.rst", "kms/other.rst"] * 2


def test_only_what_changed_is_checked_again(place, counted):
    results()
    (place / "kms" / "other.rst").write_text(DOCUMENT)
    results()
    assert counted == ["kms/list-keys.rst", "kms/other.rst", "kms/other.rst"]


def test_another_edition_of_the_checker_remembers_nothing(counted, monkeypatch):
    results()
    monkeypatch.setattr(cache, "edition", lambda: b"another")
    results()
    assert len(counted) == 4


def test_what_is_selected_is_decided_anew(counted):
    found = {finding.name for result in results() for finding, _ in result.all_findings()}
    assert "unknown-option" in found
    left = results(replace(OPTIONS, ignore=("unknown-option",)))
    assert {finding.name for result in left for finding, _ in result.all_findings()} == found - {"unknown-option"}
    assert len(counted) == 2


def test_a_document_that_was_interrupted_is_not_remembered(counted, monkeypatch):
    monkeypatch.delenv("HARNESS_DEBUG", raising=False)
    monkeypatch.setattr(checking, "_judged", lambda source, options: 1 // 0)
    assert [result.findings[0].name for result in results()] == ["check-interrupted"] * 2
    results()
    assert len(counted) == 4


@pytest.mark.parametrize("bytes_", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_cache_is_done_without(place, bytes_):
    expected = results(replace(OPTIONS, cache=False))
    file = place / "cache" / cache.FILE
    file.parent.mkdir()
    file.write_bytes(bytes_)
    assert [results() for _ in range(3)] == [expected] * 3


@pytest.mark.parametrize("value", ["", "[]", "[1,[[]],[]]", '[1,[],[["x"]]]', '{"a": 1}', "[" * 100_000, None])
def test_a_row_that_makes_no_sense_is_checked_again(place, value):
    expected = results()
    with sqlite3.connect(place / "cache" / cache.FILE) as connection:
        connection.execute("UPDATE results SET value = ?", (value,))
    connection.close()
    assert results() == expected


def test_a_locked_cache_is_done_without(place, monkeypatch):
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    expected = results()
    connection = sqlite3.connect(place / "cache" / cache.FILE, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert results() == expected
    connection.close()


def test_a_folder_that_cannot_be_made_is_done_without(place, monkeypatch):
    monkeypatch.setenv("HARNESS_CACHE_DIR", str(place / "kms" / "other.rst" / "cache"))
    assert results() == results(replace(OPTIONS, cache=False))


def test_the_oldest_are_forgotten(place, monkeypatch):
    monkeypatch.setattr(cache, "LARGEST", 1)
    memory = cache.Memory(str(place / "cache"))
    result = results(replace(OPTIONS, cache=False))[0]
    for second in range(4):
        monkeypatch.setattr(cache.time, "time", lambda second=second: second)
        memory.keep(bytes([second]), result)
        memory._write()
    kept = [key for key in range(4) if memory.recall(bytes([key]), result.source)]
    memory.close()
    assert kept == [2, 3]
