"""Files that are none, or lead elsewhere: each is a finding of its own, and the run goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harness.checker import check_paths
from harness.options import Options

FINE = "**To list keys**\n\nThis lists keys. ::\n\n    aws kms list-keys\n"


def found(folder: Path) -> dict[str, list[str]]:
    results = check_paths([str(folder)], Options(replay=False, jobs=1))
    return {Path(r.source.path).name: [f"{f.name}: {f.message}" for f in r.findings] for r in results}


def test_a_link_that_leads_nowhere_or_to_itself_is_a_finding_and_the_others_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.rst").symlink_to("gone.rst")
    (tmp_path / "b.rst").symlink_to("b.rst")
    (tmp_path / "c.rst").write_text(FINE)
    told = found(tmp_path)
    assert told["a.rst"] == ["unreadable-document: the document cannot be read: No such file or directory"]
    assert told["b.rst"][0].startswith("unreadable-document: the document cannot be read: ")
    assert told["c.rst"] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_and_a_device_are_findings_and_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.rst")
    os.mkfifo(tmp_path / "harness.arrange")
    (tmp_path / "b.rst").symlink_to("/dev/zero")
    (tmp_path / "c.rst").write_text(FINE)
    message = "unreadable-document: the document cannot be read: it is no regular file"
    assert found(tmp_path) == {"a.rst": [message], "b.rst": [message], "c.rst": []}


@pytest.mark.skipif(not os.path.exists("/proc/self/environ"), reason="needs /proc")
def test_a_link_into_proc_shows_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.rst").symlink_to("/proc/self/environ")
    (result,) = check_paths([str(tmp_path)], Options(replay=False, jobs=1))
    assert result.source.text == ""
