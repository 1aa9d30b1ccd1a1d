"""The Sphinx extension: warnings at their lines, badges for readers, a builder that only checks."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.docutils import docutils_namespace

from harness.cli import main

RIGHT = """\
**To tag a key**

The following ``tag-resource`` example tags a key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Stage,TagValue=Test

This command produces no output. The next command lists the tags. ::

    aws kms list-resource-tags \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Tags": [
            {
                "TagKey": "Stage",
                "TagValue": "Test"
            }
        ]
    }
"""
WRONG = RIGHT.replace('"TagValue": "Test"', '"TagValue": "Production"')
INDEX = "Examples\n========\n\n.. toctree::\n\n   example\n   other\n"


class Site:
    """A small Sphinx project in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warnings = ""
        self.write("conf.py", 'extensions = ["harness.sphinx"]\nhtml_theme = "basic"\n')
        self.write("index.rst", INDEX)
        self.write("other.rst", "Other\n=====\n\nNo command here.\n")

    def write(self, name: str, text: str) -> None:
        self.folder.joinpath(name).write_text(text, encoding="utf-8")

    def build(self, builder: str = "html", jobs: int = 1, **settings: object) -> int:
        out = self.folder / "out" / builder
        stream = StringIO()
        folders = (self.folder, self.folder, out, self.folder / "doctrees")
        with docutils_namespace():
            app = Sphinx(*folders, builder, confoverrides=settings, status=None, warning=stream, parallel=jobs)
            app.build()
        self.warnings = stream.getvalue()
        return app.statuscode

    def page(self, name: str = "example") -> str:
        return self.folder.joinpath("out", "html", f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_right_example_builds_without_a_warning_and_shows_its_verdict(site: Site) -> None:
    site.write("example.rst", RIGHT)
    assert site.build() == 0
    assert site.warnings == ""
    assert site.page().count('class="harness-badge harness-verified"') == 2
    assert "moto" in site.page()


def test_a_wrong_example_is_a_warning_at_its_line(site: Site) -> None:
    site.write("example.rst", WRONG)
    site.build()
    assert "example.rst:20: WARNING: OUT204 value-mismatch" in site.warnings
    assert "harness-wrong" in site.page()


def test_an_unchanged_document_warns_again(site: Site) -> None:
    site.write("example.rst", WRONG)
    site.build()
    site.build()
    assert "OUT204" in site.warnings


def test_a_mended_document_warns_no_more(site: Site) -> None:
    site.write("example.rst", WRONG)
    site.build()
    site.write("example.rst", RIGHT + "\n")
    site.build()
    assert site.warnings == ""


def test_documents_can_be_read_in_parallel(site: Site) -> None:
    pages = [f"page{number}" for number in range(6)]
    site.write("index.rst", "Examples\n========\n\n.. toctree::\n\n   other\n" + "".join(f"   {p}\n" for p in pages))
    for page in pages:
        site.write(f"{page}.rst", WRONG)
    site.build(jobs=2)
    assert site.warnings.count("OUT204") == 6
    assert all("harness-wrong" in site.page(page) for page in pages)


def test_an_untitled_document_gets_its_command_as_title(site: Site) -> None:
    site.write("example.rst", RIGHT)
    site.build()
    assert "<h1>aws kms tag-resource" in site.page()


def test_the_builder_only_checks_and_writes_both_reports(site: Site) -> None:
    site.write("example.rst", WRONG)
    assert site.build("harness") == 1
    out = site.folder / "out" / "harness"
    assert "OUT204" in out.joinpath("output.txt").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in out.joinpath("output.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["step", "step", "finding"]
    assert not list(out.glob("*.html"))


def test_badges_can_be_turned_off(site: Site) -> None:
    site.write("example.rst", RIGHT)
    site.build(harness_badges=False)
    assert "harness-badge" not in site.page()


def test_a_document_can_be_excluded(site: Site) -> None:
    site.write("example.rst", WRONG)
    site.build(harness_exclude=["exam*"])
    assert "OUT204" not in site.warnings


def test_what_the_baseline_knows_is_not_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("example.rst", WRONG)
    site.write("pyproject.toml", '[tool.harness]\nbaseline = "known.json"\n')
    monkeypatch.chdir(site.folder)
    CliRunner().invoke(main, ["check", "--write-baseline", "example.rst"])
    site.build()
    assert site.warnings == ""
    assert "harness-skipped" in site.page()


def test_a_wrong_configuration_stops_the_build_with_its_reason(site: Site) -> None:
    site.write("example.rst", RIGHT)
    site.write("pyproject.toml", '[tool.harness]\nselekt = ["OUT"]\n')
    with pytest.raises(ConfigError, match="`selekt`"):
        site.build()


def test_a_misspelt_code_in_the_settings_stops_the_build(site: Site) -> None:
    site.write("example.rst", RIGHT)
    with pytest.raises(ConfigError, match=r"`harness_ignore` in conf.py names the rule `OUT999`"):
        site.build(harness_ignore=["OUT999"])


def test_the_settings_take_the_place_of_what_the_project_selects(site: Site) -> None:
    site.write("pyproject.toml", '[tool.harness]\nselect = ["OUT204"]\n')
    site.write("example.rst", WRONG)
    site.build(harness_select=["SHL"])
    assert site.warnings == ""


def test_an_unchanged_document_is_checked_again_when_the_configuration_or_its_folder_s_file_changes(site: Site) -> None:
    site.write("example.rst", WRONG)
    site.build()
    assert "OUT204" in site.warnings
    site.write("pyproject.toml", '[tool.harness]\nignore = ["OUT204"]\n')
    site.build()
    assert site.warnings == ""
    site.write("harness.arrange", ".. harness: arrange\n\n    aws kms no-such-command\n")
    pages = site.folder / "out" / "html" / "example.html"
    pages.unlink()
    site.build()
    assert pages.exists()


def test_builders_that_know_nothing_of_badges_get_none(site: Site) -> None:
    site.write("example.rst", RIGHT)
    for builder in ("text", "pseudoxml", "latex", "man"):
        site.build(builder)
        assert site.warnings == ""
    assert "verdict_badge" not in (site.folder / "out" / "pseudoxml" / "example.pseudoxml").read_text()


def test_an_included_file_is_checked_where_it_stands_and_shows_its_verdict(site: Site) -> None:
    site.folder.joinpath("parts").mkdir()
    site.write("parts/wrong.inc", WRONG)
    site.write("example.rst", "Example\n=======\n\n.. include:: parts/wrong.inc\n   :encoding: utf-8\n")
    site.write("other.rst", "Other\n=====\n\n.. include:: /parts/wrong.inc\n")
    site.build()
    assert site.warnings.count("WARNING: OUT204 value-mismatch") == 1
    assert "wrong.inc:20: WARNING: OUT204 value-mismatch" in site.warnings
    for page in ("example", "other"):
        assert site.page(page).count("harness-wrong") == 1
        assert site.page(page).count("harness-verified") == 1
    site.write("parts/wrong.inc", RIGHT)
    site.build()
    assert site.warnings == ""


def test_a_file_that_is_included_by_an_included_one_is_found_as_sphinx_finds_it(site: Site) -> None:
    site.folder.joinpath("parts").mkdir()
    site.write("parts/outer.inc", ".. include:: parts/wrong.inc\n.. include:: parts/outer.inc\n")
    site.write("parts/wrong.inc", WRONG)
    site.write("example.rst", "Example\n=======\n\n.. include:: parts/outer.inc\n")
    assert site.build("harness") == 1
    assert "wrong.inc:20" in site.folder.joinpath("out", "harness", "output.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", [".. include:: wrong.inc\n   :literal:\n", ".. literalinclude:: wrong.inc\n", ".. include:: <isonum.txt>\n"]
)
def test_what_is_only_shown_is_not_checked(site: Site, text: str) -> None:
    site.write("wrong.inc", WRONG)
    site.write("example.rst", f"Example\n=======\n\n{text}")
    site.build()
    assert site.warnings == ""


def test_an_included_file_that_is_a_document_too_is_told_once_and_can_be_excluded(site: Site) -> None:
    site.write("wrong.rst", WRONG)
    site.write("example.rst", ":orphan:\n\nExample\n=======\n\n.. include:: wrong.rst\n")
    site.write("index.rst", INDEX + "   wrong\n")
    site.build()
    assert site.warnings.count("WARNING: OUT204 value-mismatch") == 1
    site.build(harness_exclude=["wrong"])
    assert "OUT204" not in site.warnings
