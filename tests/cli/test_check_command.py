"""`harness check`: what it prints where, and how it exits."""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from types import ModuleType

import pytest

from harness.commands.streams import safe_stream
from harness.report.look import wants_colour

CONCISE = """\
a.rst:1:5: TST101 test-error: `bad` is here
sub/b.rst:2:1: TST201 test-warning: `odd` is here
3 documents, 3 steps: 2 verified, 1 wrong; 1 error, 1 warning; --fix mends 1 (T s)
"""


@pytest.fixture(autouse=True)
def _documents(write) -> None:
    write("a.rst", "one bad word\n", "sub/b.rst", "an\nodd word\n", "sub/c.rst", "fine\n", "sub/notes.txt", "bad\n")


def untimed(text: str) -> str:
    return re.sub(r"\([0-9.]+ s\)", "(T s)", text)


def test_errors_exit_with_1(harness):
    result = harness("check", "--format", "concise", "sub", "a.rst", "./sub/b.rst")
    assert untimed(result.stdout) == CONCISE
    assert (result.stderr, result.exit_code) == ("", 1)


def test_warnings_alone_exit_with_0(harness):
    assert harness("check", "sub").exit_code == 0


def test_exit_zero_forgives_errors(harness):
    result = harness("check", "--exit-zero", "a.rst")
    assert result.exit_code == 0
    assert "error[TST101]" in result.stdout


def test_a_missing_path_exits_with_2_and_a_hint(harness):
    result = harness("check", "b.rst")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("harness: missing-path: There is no file or folder `b.rst`.\n")
    assert "did you mean" not in harness("check", "zzz").stderr
    assert "hint: did you mean `sub`?" in harness("check", "sab").stderr


@pytest.mark.parametrize(
    "arguments", [["--format", "fancy", "a.rst"], ["--jobs", "x", "a.rst"], ["--nope", "a.rst"], []]
)
def test_a_wrong_command_line_exits_with_2(harness, arguments):
    assert harness("check", *arguments).exit_code == 2


def test_a_failure_of_the_harness_exits_with_3_and_no_traceback(harness, monkeypatch):
    broken = ModuleType("harness.checker")

    def check_paths(paths, options):
        raise ZeroDivisionError("so sorry")

    broken.check_paths = check_paths
    monkeypatch.setitem(sys.modules, "harness.checker", broken)
    result = harness("check", "a.rst")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[:2] == [
        "harness: internal-error: The harness failed.",
        "  why: ZeroDivisionError: so sorry",
    ]
    monkeypatch.setenv("HARNESS_DEBUG", "1")
    assert isinstance(harness("check", "a.rst").exception, ZeroDivisionError)


def test_an_interrupted_run_exits_as_shells_have_it_and_not_as_one_with_errors(harness, monkeypatch):
    def interrupted(paths, options):
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["harness.checker"], "check_paths", interrupted)
    result = harness("check", "a.rst")
    assert (result.exit_code, result.stderr) == (130, "harness: interrupted\n")


def test_a_document_that_the_harness_fails_on_exits_with_3_and_loses_no_other(harness, write):
    write("broken.rst", "")
    result = harness("check", "--exit-zero", "--format", "concise", ".")
    assert result.exit_code == 3
    assert "a.rst:1:5: TST101" in result.stdout
    assert "broken.rst:1:1:" in result.stdout


def test_an_empty_folder_is_told(harness, write):
    write("empty/x.txt", "")
    result = harness("check", "empty")
    assert (result.stderr, result.exit_code) == ("harness: no documents found\n", 0)


def test_select_and_ignore_take_codes_beginnings_and_names(harness):
    def codes(*arguments):
        return [f["code"] for f in json.loads(harness("check", ".", "--format", "json", *arguments).stdout)["findings"]]

    assert codes() == ["TST101", "TST201"]
    assert codes("--select", "TST2") == ["TST201"]
    assert codes("--select", "test-error, TST2") == ["TST101", "TST201"]
    assert codes("--ignore", "tst1") == ["TST201"]
    assert codes("--ignore", "TST", "--select", "TST101") == ["TST101"]
    assert codes("--select", "ALL", "--ignore", "TST") == []


def test_an_unknown_code_exits_with_2_and_a_hint(harness):
    result = harness("check", "a.rst", "--ignore", "test-eror")
    assert result.exit_code == 2
    assert "--ignore names the rule `test-eror`" in result.stderr
    assert "did you mean `test-error`?" in result.stderr


def test_a_step_whose_errors_are_not_wanted_is_skipped_with_the_reason(harness):
    report = json.loads(harness("check", "a.rst", "--format", "json", "--ignore", "TST1").stdout)
    assert (report["steps"][0]["verdict"], report["steps"][0]["reason"]) == ("skipped", "TST101 is not selected")


def test_the_report_can_go_to_a_file(harness):
    result = harness("check", "a.rst", "--format", "json", "--output-file", "out.json")
    assert (result.stdout, result.exit_code) == ("", 1)
    told = "harness: wrote out.json: 1 document, 1 step: 1 wrong; 1 error; --fix mends 1 (T s)\n"
    assert untimed(result.stderr) == told
    assert harness("check", "a.rst", "--quiet", "--output-file", "out.txt").stderr == ""
    assert json.loads(Path("out.json").read_text())["summary"]["findings"]["error"] == 1
    assert harness("check", "a.rst", "--output-file", "no/such/out.json").exit_code == 2


def test_explain_and_verbose_list_the_steps(harness):
    assert "wrong       a.rst:1  x Y\n             | because\n" in harness("check", "a.rst", "--explain").stdout
    assert "wrong       a.rst:1  x Y\n" in harness("check", "a.rst", "-v").stdout


def test_quiet_prints_findings_alone(harness):
    assert harness("check", "sub/c.rst", "--quiet").stdout == ""


def test_a_pipe_gets_no_colour(harness):
    assert "\x1b" not in harness("check", "a.rst").stdout


@pytest.mark.parametrize(
    ("is_terminal", "environ", "is_wanted"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (False, {}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
    ],
)
def test_colour_follows_the_environment(is_terminal, environ, is_wanted):
    class Stream(StringIO):
        def isatty(self) -> bool:
            return is_terminal

    assert wants_colour(Stream(), environ) == is_wanted


def test_a_stream_that_lacks_a_character_gets_an_escape():
    raw = BytesIO()
    stream = safe_stream(TextIOWrapper(raw, encoding="ascii"))
    stream.write("\u9375")
    stream.flush()
    assert raw.getvalue() == b"\\u9375"


def test_fix_mends_the_file_and_reports_what_is_left(harness, write):
    write("d.rst", "bad, odd\r\nbad\r\n")
    result = harness("check", "--fix", "--format", "concise", "d.rst")
    assert Path("d.rst").read_bytes() == b"good, odd\r\ngood\r\n"
    assert result.stderr == "harness: fixed 2 findings\n"
    assert result.stdout.startswith("d.rst:1:7: TST201 test-warning")
    assert result.exit_code == 0


def test_a_written_baseline_silences_what_it_knows_and_nothing_new(harness, write):
    assert harness("check", ".", "--write-baseline", "--baseline", "known.json").exit_code == 0
    assert harness("check", ".", "--baseline", "known.json").exit_code == 0
    write("a.rst", "a line before\n\n  one   bad word\n")
    assert harness("check", ".", "--baseline", "known.json").exit_code == 0
    write("a.rst", "one bad word\none bad word\n")
    result = harness("check", ".", "--baseline", "known.json", "--format", "concise")
    assert (result.exit_code, result.stdout.splitlines()[0][:9]) == (1, "a.rst:2:5")


def test_version_names_what_results_depend_on(harness):
    assert re.fullmatch(r"harness \S+ \(botocore \S+, moto \S+\)\n", harness("--version").stdout)
