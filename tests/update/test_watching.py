"""`harness watch`: what a writer sees from one save to the next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.authoring import FILE
from harness.cli import main
from harness.commands.watch import Screen, watch
from harness.options import Options
from harness.report import Look

DOCUMENT = """\
**To list the tags of a key**

The following ``list-resource-tags`` example lists the tags of a key. ::

    aws kms list-resource-tags \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

"""
RIGHT = (
    DOCUMENT
    + """\
    {
        "Tags": []
    }
"""
)
WRONG = RIGHT.replace("Tags", "Tag")


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.rst").write_text(RIGHT)
    (tmp_path / "tags.rst").write_text(RIGHT)
    return tmp_path / "tags.rst"


def seen(paths: list[str], saves: list[Callable[[], Path]], *, writes: bool = False) -> list[str]:
    """What stands on the screen at first and after each save."""
    stream, ends = StringIO(), []

    def changes() -> Iterator[set[str]]:
        for save in saves:
            ends.append(stream.tell())
            yield {str(save())}

    watch(paths, Options(jobs=1, replay=True), changes(), Screen(stream, Look(is_verbose=True), writes))
    marks = [0, *ends, stream.tell()]
    return [stream.getvalue()[start:stop] for start, stop in pairwise(marks)]


def saved(path: Path, text: str) -> Callable[[], Path]:
    def save() -> Path:
        path.write_text(text)
        return path

    return save


def test_what_is_saved_is_checked_alone(document: Path) -> None:
    first, second, third = seen(["."], [saved(document, WRONG), saved(document, RIGHT)])
    assert "2 documents, 2 steps: 2 verified" in first
    assert "unknown-output-member" in second
    assert "other.rst" not in second
    assert "1 step: 1 verified" in third


def test_an_empty_output_is_shown_filled_and_left_alone(document: Path) -> None:
    document.write_text(DOCUMENT)
    (first,) = seen(["tags.rst"], [])
    assert '+        "Tags":' in first
    assert document.read_text() == DOCUMENT


def test_an_empty_output_is_written_where_that_is_asked_for(document: Path) -> None:
    (_, second) = seen(["tags.rst"], [saved(document, DOCUMENT)], writes=True)
    assert "updated tags.rst" in second
    assert '"Tags": ' in document.read_text()


def test_what_the_folder_arranges_concerns_all_documents_of_it(document: Path) -> None:
    comment = ".. harness: arrange\n\n    aws kms create-key\n"
    (_, second) = seen(["."], [saved(document.parent / FILE, comment)])
    assert "--- other.rst" in second
    assert "--- tags.rst" in second


def test_a_document_that_is_gone_for_a_moment_ends_nothing(document: Path) -> None:
    def removed() -> Path:
        document.unlink()
        return document

    screens = seen(["tags.rst"], [removed, saved(document, WRONG)])
    assert screens[1] == ""
    assert "unknown-output-member" in screens[2]


def test_without_its_extra_it_says_what_to_install(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = CliRunner().invoke(main, ["watch", "tags.rst"])
    assert result.exit_code == 2
    assert "aws-example-harness[watch]" in result.output


def test_a_path_that_is_missing_is_told(document: Path) -> None:
    assert CliRunner().invoke(main, ["watch", "tagz.rst"]).exit_code == 2
