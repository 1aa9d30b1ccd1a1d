"""The pytest plugin: one item a step, excerpts for failures, reasons for skips."""

from __future__ import annotations

import sys

import pytest

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
UNKNOWN = """\
**To list key stores**

The following ``describe-custom-key-stores`` example lists all key stores. ::

    aws kms describe-custom-key-stores

Output::

    {
        "CustomKeyStores": []
    }
"""


@pytest.fixture
def documents(pytester: pytest.Pytester):
    # in a process of its own: the plugin under test must not meet the one that runs this test
    def run(*arguments: str, **files: str) -> pytest.RunResult:
        for name, text in files.items():
            pytester.path.joinpath(f"{name}.rst").write_text(text, encoding="utf-8")
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments)

    return run


def test_each_step_is_an_item_named_by_document_example_and_command(documents) -> None:
    result = documents("--harness", "-v", right=RIGHT)
    result.assert_outcomes(passed=2)
    title = "right.rst::To tag a key"
    lines = [f"{title}: aws kms tag-resource PASSED*", f"{title}: aws kms list-resource-tags PASSED*"]
    result.stdout.fnmatch_lines(lines)


def test_a_command_that_an_example_has_twice_is_counted(documents) -> None:
    twice = RIGHT + "\nAgain. ::\n\n    aws kms list-resource-tags --key-id 1234abcd-12ab-34cd-56ef-1234567890ab\n"
    result = documents("--harness", "-v", twice=twice)
    result.stdout.fnmatch_lines(["twice.rst::To tag a key: aws kms list-resource-tags (2) PASSED*"])


def test_a_wrong_step_fails_with_its_excerpt_and_no_traceback(documents) -> None:
    result = documents("--harness", wrong=WRONG)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*error?OUT204?*", "*--> wrong.rst:20:29*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*runtest*")


def test_what_the_emulator_lacks_is_a_skip_with_its_reason(documents) -> None:
    result = documents("--harness", "-rs", unknown=UNKNOWN)
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*model-only: *DescribeCustomKeyStores*"])


def test_nothing_is_collected_unless_it_is_asked_for(documents) -> None:
    documents(right=RIGHT).assert_outcomes()


def test_the_ini_file_can_ask_for_it(documents, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nharness = true\n")
    documents(right=RIGHT).assert_outcomes(passed=2)


def test_it_works_under_xdist(documents) -> None:
    documents("--harness", "-n", "2", right=RIGHT, wrong=WRONG).assert_outcomes(passed=3, failed=1)


def test_a_document_that_cannot_be_read_fails_alone(documents, pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("bad.rst").write_bytes(b"**A**\n\n\xff\xfe\x00 ::\n\n    aws kms list-keys\n")
    result = documents("--harness", right=RIGHT)
    assert result.parseoutcomes()["passed"] >= 2
    assert result.parseoutcomes()["failed"] == 1


def test_what_the_baseline_knows_fails_nobody(documents, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml('[tool.harness]\nbaseline = "known.json"\n')
    pytester.path.joinpath("wrong.rst").write_text(WRONG, encoding="utf-8")
    pytester.run(sys.executable, "-m", "harness", "check", "--write-baseline", "wrong.rst")
    documents("--harness").assert_outcomes(passed=1, skipped=1)


def test_a_wrong_configuration_is_told_in_a_line(documents, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml('[tool.harness]\nselekt = ["OUT"]\n')
    result = documents("--harness", right=RIGHT)
    result.stderr.fnmatch_lines(["ERROR: harness: *`selekt`*`select`*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_session_that_ends_early_does_not_wait_for_the_rest(documents) -> None:
    documents("--harness", "-x", a=WRONG, **{f"b{number}": RIGHT for number in range(30)}).assert_outcomes(
        passed=1, failed=1
    )
