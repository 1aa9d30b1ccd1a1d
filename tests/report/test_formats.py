"""The reports that programs read, and the short one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from harness.findings import Edit, Fix, Related
from harness.report import FORMATS, Look, Tally, renderer
from harness.text import Span

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text())

CONCISE = """\
examples/kms/get-key-policy.rst:9:13: TST102 test-warning: the command takes two lines
examples/kms/get-key-policy.rst:14:17: TST101 test-error: `kms:Describe` is documented and the reply has `kms:DescribeKey`
1 document, 2 steps: 1 wrong, 1 skipped; 1 error, 1 warning, 1 note (--verbose shows the notes) (0.0 s)
"""

GITHUB = """\
::warning file=examples/kms/get-key-policy.rst,line=9,endLine=10,title=TST102 test-warning::the command takes two lines
::error file=examples/kms/get-key-policy.rst,line=14,endLine=14,col=17,endColumn=31,title=TST101 test-error::\
`kms:Describe` is documented and the reply has `kms:DescribeKey`%0Afield: $.Action[0]%0A\
write `kms:DescribeKey`%0Aor put another policy
"""

STEP = {
    "path": "examples/kms/get-key-policy.rst",
    "line": 9,
    "column": 5,
    "example": "To get a key policy",
    "command": "aws kms get-key-policy --key-id alias/mine",
    "service": "kms",
    "operation": "GetKeyPolicy",
    "verdict": "wrong",
    "reason": "",
    "fields": {"documented": 6, "equal": 3, "bound": 2, "absent": 0, "different": 1},
}

FINDING = {
    "path": "examples/kms/get-key-policy.rst",
    "line": 14,
    "column": 17,
    "end_line": 14,
    "end_column": 31,
    "code": "TST101",
    "name": "test-error",
    "severity": "error",
    "message": "`kms:Describe` is documented and the reply has `kms:DescribeKey`",
    "help": "write `kms:DescribeKey`\nor put another policy",
    "field": "$.Action[0]",
    "step_line": 9,
}

SUMMARY = {
    "files": 1,
    "examples": 1,
    "steps": 2,
    "verdicts": {"wrong": 1, "skipped": 1},
    "findings": {"error": 1, "warning": 1, "note": 1},
    "seconds": 0.0,
}


def test_concise_has_one_line_a_finding(rendered, result):
    assert rendered("concise", result) == CONCISE


def test_json_says_what_the_contract_says(rendered, result):
    report = json.loads(rendered("json", result))
    assert report["version"] == 1
    assert set(report["tool"]) == {"harness", "botocore", "moto"}
    assert report["steps"][0] == STEP
    assert report["steps"][1]["operation"] is None
    assert report["steps"][1]["fields"] is None
    assert [finding["step_line"] for finding in report["findings"]] == [9, None, 9]
    assert report["findings"][2] == FINDING
    assert report["summary"] == SUMMARY


def test_json_follows_its_published_schema(rendered, result, found):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for results in ((), (result,), (result, found("x\ud800\x00", "x"))):
        jsonschema.validate(json.loads(rendered("json", *results)), SCHEMA)


def test_json_is_sorted_whatever_the_order_of_the_results(rendered, result):
    other = replace(result, source=replace(result.source, path="examples/aaa.rst"))
    assert rendered("json", result, other) == rendered("json", other, result)


def test_json_is_ascii(rendered, found):
    assert rendered("json", found("\u9375\x1b\u202e", "\x1b", "evil \x1b[2J \u202e")).isascii()


def test_github_gets_one_command_a_finding(rendered, result):
    assert rendered("github", result, is_quiet=True) == GITHUB


def test_no_document_can_write_a_workflow_command_of_its_own(rendered, found):
    report = rendered("github", found("x", "x", "50%\n::stop-commands::x\r", path="a,b:c%.rst"), is_quiet=True)
    assert report.count("\n") == 1
    assert "file=a%2Cb%3Ac%25.rst,line=1" in report
    assert "::50%25\\x0a::stop-commands::x\\x0d" in report


def test_junit_has_a_suite_a_document_and_a_case_a_step(rendered, result):
    root = ElementTree.fromstring(rendered("junit", result))
    suite = root.find("testsuite")
    assert (root.get("failures"), root.get("errors")) == ("1", "0")
    assert dict(suite.attrib) == {
        "name": result.source.path,
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    wrong, skipped, document = suite
    assert wrong.get("name") == "To get a key policy: aws kms get-key-policy"
    assert wrong.find("failure").get("message").startswith("wrong: `kms:Describe` is documented")
    assert "14 |     {" in wrong.find("failure").text
    assert "test-warning" in wrong.find("system-out").text
    assert skipped.find("skipped").get("message") == "skipped: no AWS command"
    assert document.find("failure") is None


def test_junit_is_xml_whatever_a_document_holds(rendered, found):
    ElementTree.fromstring(
        rendered("junit", found("a\x00\x0b]]>&<\ufffe\ud800", "&", "\x00<&>]]>\ud800", path='"<\x01'))
    )


def test_sarif_names_its_rules_and_places(rendered, result):
    run = json.loads(rendered("sarif", result))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["TST101", "TST102", "TST103"]
    error = next(each for each in run["results"] if each["level"] == "error")
    assert run["tool"]["driver"]["rules"][error["ruleIndex"]]["id"] == error["ruleId"] == "TST101"
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "examples/kms/get-key-policy.rst"
    assert place["region"] == {"startLine": 14, "startColumn": 17, "endLine": 14, "endColumn": 31}
    assert error["relatedLocations"][0]["message"]["text"] == "put here"


def test_sarif_carries_fixes_as_replacements(rendered, found):
    fix = Fix("write y", (Edit(Span(0, 1), "y"),))
    (result,) = json.loads(rendered("sarif", found("x z", "x", fix=fix, path="a b.rst")))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "a%20b.rst"}
    assert change["replacements"][0]["insertedContent"] == {"text": "y"}


def test_sarif_fingerprints_outlive_moved_lines_and_tell_twins_apart(rendered, found):
    def prints(*results):
        return [each["partialFingerprints"] for each in json.loads(rendered("sarif", *results))["runs"][0]["results"]]

    assert prints(found("line\n", "line")) == prints(found("before\n\n  line  \n", "line"))
    first, second = prints(found("line\n", "line"), found("line\n", "line"))
    assert first != second


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_repeatable_and_counts(format_, result, found):
    results = [result, found("x\x00\n", "x", related=(Related(Span(1, 2), "there"),))]
    reports = []
    for _ in range(2):
        tally = Tally(lambda: 0.0)
        reports.append("".join(renderer(format_)(results, tally, Look())))
        assert (tally.files, tally.steps, tally.has_errors) == (2, 2, True)
    assert reports[0] == reports[1]
