"""The report does not depend on how many processes made it, and shares of the documents are all of them, once each."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "kms"


@pytest.fixture
def documents(tmp_path, monkeypatch):
    for number, path in enumerate(sorted(EXAMPLES.glob("*.rst"))[:7]):
        text = path.read_text().replace("aws kms", "aws kmz") if number == 3 else path.read_text()
        (tmp_path / path.name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reported(*arguments):
    result = CliRunner().invoke(main, ["check", "--format", "json", "--no-cache", "--no-replay", ".", *arguments])
    assert result.exit_code in (0, 1), result.output
    return re.sub(r'"seconds": [0-9.]+', "", result.stdout)


def paths(report):
    return sorted(set(re.findall(r"[\w-]+\.rst", report)))


def test_any_number_of_processes_reports_the_same_bytes(documents):
    assert reported("--jobs", "1") == reported("--jobs", "2")


def test_shares_are_all_documents_once_each(documents):
    shares = [paths(reported("--jobs", "1", "--shard", f"{share}/3")) for share in (1, 2, 3)]
    assert [len(share) for share in shares] == [3, 2, 2]
    assert sorted(path for share in shares for path in share) == paths(reported("--jobs", "1"))


@pytest.mark.parametrize("share", ["0/3", "4/3", "3", "a/b", "/", "1/0"])
def test_what_is_no_share_exits_with_2(documents, share):
    result = CliRunner().invoke(main, ["check", ".", "--shard", share])
    assert result.exit_code == 2
    assert "is no share" in result.output
