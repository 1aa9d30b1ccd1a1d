"""`[tool.harness]`, and how the command line and it go together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.configuration import configured
from harness.errors import UsageError
from harness.options import Options


def findings(result) -> list[tuple[str, str]]:
    return [(f["path"], f["code"]) for f in json.loads(result.stdout)["findings"]]


def test_without_a_table_the_options_stay_as_they_are(write):
    write("pyproject.toml", "[tool.other]\nx = 1\n", "a.rst", "")
    assert configured(["a.rst"]) == Options()


def test_the_nearest_table_above_all_paths_is_read(write, tmp_path):
    write(
        "pyproject.toml",
        "[tool.harness]\njobs = 3\n",
        "docs/pyproject.toml",
        "[project]\n",
        "docs/a.rst",
        "",
        "docs/b/c.rst",
        "",
    )
    options = configured(["docs/a.rst", "docs/b"])
    assert (options.jobs, options.root) == (3, str(tmp_path))
    write("docs/pyproject.toml", "[tool.harness]\njobs = 4\n")
    assert configured(["docs/a.rst", "docs/b"]).jobs == 4


def test_every_key_is_read(write):
    write(
        "pyproject.toml",
        """\
[tool.harness]
select = ["TST1"]
ignore = ["test-note"]
exclude = ["old"]
jobs = 2
deadline = 1.5
baseline = "known.json"
[tool.harness.per-file-ignores]
"sub/*.rst" = ["TST201"]
""",
    )
    options = configured(["."])
    assert (options.select, options.ignore, options.exclude) == (("TST1",), ("test-note",), ("old",))
    assert (options.jobs, options.deadline) == (2, 1.5)
    assert options.baseline == str(Path("known.json").resolve())
    assert options.per_file_ignores == (("sub/*.rst", ("TST201",)),)


@pytest.mark.parametrize(
    ("table", "kind", "told"),
    [
        ('slect = ["TST1"]', "configuration-unknown-key", "`slect`"),
        ('select = "TST1"', "configuration-wrong-type", "must be a list of strings"),
        ('select = ["TST9"]', "unknown-rule", "`TST9`"),
        ("jobs = true", "configuration-wrong-type", "must be a number of processes"),
        ("deadline = 0", "configuration-wrong-type", "must be a number of seconds above 0"),
        ("baseline = 1", "configuration-wrong-type", "must be a string"),
        ('per-file-ignores = ["a"]', "configuration-wrong-type", "must be a table"),
        ("jobs = ", "configuration-unreadable", "cannot be read"),
    ],
)
def test_a_wrong_table_exits_with_2_and_says_why(harness, write, table, kind, told):
    write("pyproject.toml", f"[tool.harness]\n{table}\n", "a.rst", "fine")
    result = harness("check", "a.rst")
    assert result.exit_code == 2
    assert kind in result.stderr
    assert told in result.stderr


def test_an_unknown_key_gets_a_hint(write):
    write("pyproject.toml", "[tool.harness]\nslect = []\n")
    with pytest.raises(UsageError) as caught:
        configured(["."])
    assert caught.value.hint == "did you mean `select`?"


def test_the_command_line_replaces_select_and_adds_to_ignore(harness, write):
    write("pyproject.toml", '[tool.harness]\nselect = ["TST2"]\nignore = ["TST1"]\n', "a.rst", "bad odd")
    assert findings(harness("check", "a.rst", "--format", "json")) == [("a.rst", "TST201")]
    assert findings(harness("check", "a.rst", "--format", "json", "--select", "ALL")) == [("a.rst", "TST201")]
    assert findings(harness("check", "a.rst", "--format", "json", "--ignore", "TST2")) == []


def test_rules_can_be_ignored_for_some_files(harness, write):
    write(
        "pyproject.toml",
        '[tool.harness.per-file-ignores]\n"old/*" = ["TST1"]\n',
        "old/a.rst",
        "bad",
        "new/a.rst",
        "bad",
    )
    assert findings(harness("check", ".", "--format", "json")) == [("new/a.rst", "TST101")]


def test_excluded_files_are_left_out_of_a_folder_but_not_where_they_are_named(harness, write):
    write(
        "pyproject.toml",
        '[tool.harness]\nexclude = ["old", "x-*.rst"]\n',
        "old/a.rst",
        "bad",
        "x-y.rst",
        "bad",
        "b.rst",
        "bad",
    )
    assert findings(harness("check", ".", "--format", "json")) == [("b.rst", "TST101")]
    assert findings(harness("check", "x-y.rst", "--format", "json")) == [("x-y.rst", "TST101")]


def test_hidden_folders_are_not_walked(harness, write):
    write(".git/a.rst", "bad", "b.rst", "bad")
    assert findings(harness("check", ".", "--format", "json")) == [("b.rst", "TST101")]
    assert findings(harness("check", ".git", "--format", "json")) == [(".git/a.rst", "TST101")]
