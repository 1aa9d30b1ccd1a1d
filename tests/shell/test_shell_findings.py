"""What a real shell would not run, or would run otherwise, is a finding, and its fix takes it away."""

from __future__ import annotations

import pytest

from harness.findings import Finding
from harness.shell import Script, Shell, read_script
from harness.text import Source


def read(text: str, shell: Shell = Shell.POSIX) -> Script:
    source = Source("x.rst", text)
    return read_script(source.as_text(), shell, source)


def told(text: str, shell: Shell = Shell.POSIX) -> list[tuple[str, str]]:
    """(rule, the text it points at) of each finding."""
    return [(f.name, text[f.span.start : f.span.stop]) for f in read(text, shell).findings]


def values(script: Script) -> list[str]:
    return [word.value for pipeline in script.pipelines for command in pipeline.commands for word in command.words]


def fixed(text: str, findings: tuple[Finding, ...]) -> str:
    edits = sorted((edit for f in findings if f.fix for edit in f.fix.edits), key=lambda edit: edit.span, reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.stop :]
    return text


FIXED = [
    ("aws x y\n    --a b", "missing-continuation", "aws x y \\\n    --a b"),
    ("aws x y  \r\n    --a b", "missing-continuation", "aws x y \\\r\n    --a b"),
    ("aws x y --dir\n    s3://b", "missing-continuation", "aws x y --dir \\\n    s3://b"),
    ("aws x y\n| base64 -d", "missing-continuation", "aws x y \\\n| base64 -d"),
    ("aws x y /\n    --a b", "slash-continuation", "aws x y \\\n    --a b"),
    ("aws x y \\ \n    --a b", "blank-after-continuation", "aws x y \\\n    --a b"),
    ("aws x y \\ --a b", "blank-after-continuation", "aws x y  --a b"),
    ("aws x y --a b \\", "dangling-continuation", "aws x y --a b "),
    ("aws x y ^\n    --a b", "foreign-continuation", "aws x y \\\n    --a b"),
    ("aws x y\\\n--a b", "glued-continuation", "aws x y \\\n--a b"),
    ("aws x y --a '{ \\\n  \"b\": \\\n 1}'", "continuation-in-quotes", "aws x y --a '{\n  \"b\":\n 1}'"),
    ("aws x y --a \u201cb c\u201d", "typographic-quote", 'aws x y --a "b c"'),
    ("aws x y \u2013a b", "typographic-dash", "aws x y --a b"),
    ("aws x y -\u2013a b", "typographic-dash", "aws x y --a b"),
    ("aws x y -- a b", "stray-dash", "aws x y --a b"),
    ("aws x y -\\\n    --a b", "stray-dash", "aws x y \\\n    --a b"),
    ("aws x y --a [{b=c,d=e}]", "brace-expansion", "aws x y --a '[{b=c,d=e}]'"),
    ('aws x y --a "$LATEST"', "dollar-expansion", "aws x y --a '$LATEST'"),
    ("aws x y --a pa$$word", "dollar-expansion", "aws x y --a 'pa$$word'"),
    ('aws x y --a "b[?c==`1`]"', "backquote-substitution", "aws x y --a 'b[?c==`1`]'"),
]


@pytest.mark.parametrize(("text", "name", "good"), FIXED, ids=[f"{i}-{case[1]}" for i, case in enumerate(FIXED)])
def test_a_fix_leaves_the_same_words_and_no_finding(text: str, name: str, good: str) -> None:
    script = read(text)
    assert [finding.name for finding in script.findings] == [name]
    assert fixed(text, script.findings) == good
    assert read(good).findings == ()
    assert [value.split() for value in values(read(good))] == [value.split() for value in values(script)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('aws x y --a "b', [("unbalanced-quote", '"')]),
        ("aws x y --a <b c> --d <e>", [("unquoted-placeholder", "<b c>"), ("unquoted-placeholder", "<e>")]),
        ("aws x y --a https://h/?b=1&c=2", [("unquoted-operator", "&")]),
        ("aws x y --a (b c)", [("unquoted-parenthesis", "(")]),
        ("b=(echo c | base64)\naws x y --a $b", [("unquoted-parenthesis", "(")]),
        ("aws x y --a b, c=d", [("split-value", "b,")]),
        ("aws x y --a b=c,d= {e=f}", [("split-value", "b=c,d=")]),
        ("aws x y --a b[*].c", [("unquoted-pattern", "[*]")]),
        ("aws x y --a *.jpg --b *.gif", [("unquoted-pattern", "*")]),
        ("aws x y --a '*.jpg' --b \"c?\" --d [] --e \\*", []),
        ('aws x y --a "b!c"', [("history-expansion", "!")]),
        ('aws x y --a \'b!c\' --d "e! f!" --g "h\\!i"', []),
        ("aws x y --a b, --c d", [("stray-comma", "b,")]),
        ("aws x y --a 'b,' --c d", []),
        ("aws x y --a 'b' --c d\\e", [("lost-backslash", "\\")]),
        ('aws x y --a "win $5000"', [("dollar-expansion", "$5")]),
        ('aws x y --a "$aws/things/b"', [("dollar-expansion", "$aws")]),
        ("aws x y --a $B", [("unset-variable", "$B")]),
        ("$ aws x y", [("prompt-in-command", "$ ")]),
        ("aws x y \\\n\n    --a b", [("missing-continuation", "\\")]),
    ],
)
def test_a_finding_points_at_what_is_wrong(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "aws x y |\n  base64 -d",
        "aws x y &&\n  aws z",
        "aws x y\naws z w",
        "aws x y\n\ncertutil -decode a b",
        "B=1\naws x y --a $B",
        'b=(1 2)\nfor ((i=0; i<2; i++))\ndo\n  c=$(aws x y --a "${b[i]}" --d "e$i")\ndone',
        "aws x y --a '{b,c}' --d \"{e,f}\" --g h{i}j",
        "aws x y --a {b,c}",
        "aws x y --a 'pa$$word' --b \"\\$LATEST\" --c 5$",
        "aws x y --a '\u201cb\u201d' --c \"d\u2013e\"",
        "aws s3 cp - s3://b/k",
        "ssh -- host",
        "aws x y --a=b= --c",
        "aws x y --tags Key=a,Value= Key=b,Value=c",
        "aws x y --a file://C:\\temp\\x.json",
        "aws x y --a 'b (c) <d> & e'",
        "aws x y > out.json",
        "echo $? $HOME (a)",
    ],
)
def test_what_a_shell_runs_as_it_is_meant_is_no_finding(text: str) -> None:
    assert told(text) == []


def test_a_backslash_is_foreign_to_a_block_for_windows() -> None:
    assert told("aws x y \\\n    --a b ^\n    --c d", Shell.CMD) == [("foreign-continuation", "\\")]


def test_an_output_under_the_command_is_the_rest() -> None:
    script = read('aws x y --a b\n\n{\n    "C": "it\'s"\n}')
    assert [f.name for f in script.findings] == ["text-in-command"]
    assert script.rest is not None
    assert script.rest.value == '{\n    "C": "it\'s"\n}'
    assert values(script) == ["aws", "x", "y", "--a", "b"]


def test_a_label_glued_to_a_value_begins_the_rest() -> None:
    script = read('aws x y --a file://b.jsonContents of b.json::\n\n{\n    "C": 1\n}')
    assert values(script) == ["aws", "x", "y", "--a", "file://b.json"]
    assert [f.name for f in script.findings] == ["text-in-command"]
    assert script.rest is not None
    assert script.rest.value.startswith("Contents of b.json::")


def test_json_after_an_option_that_waits_for_it_is_its_value() -> None:
    script = read('aws x y --a\n{"b":1}')
    assert [f.name for f in script.findings] == ["missing-continuation"]
    assert script.rest is None


def test_a_transcript_keeps_each_output_with_its_command() -> None:
    script = read("$ aws configure get region\nus-west-2\n$ aws configure get output\njson")
    assert [p.output.value if p.output else None for p in script.pipelines] == ["us-west-2", None]
    assert script.rest is not None
    assert script.rest.value == "json"


def test_prose_before_the_command_is_told_and_skipped() -> None:
    script = read("* Use this:\n* or that:\n\naws x y")
    assert [f.name for f in script.findings] == ["text-in-command"]
    assert values(script) == ["aws", "x", "y"]


def test_each_line_without_its_continuation_is_told() -> None:
    assert [name for name, _ in told("aws x y\n  --a b\n  --c d")] == ["missing-continuation"] * 2


def test_messages_are_ascii() -> None:
    text = "aws x y \u2013a \u201cb\u201d --c \u00e4`\u00e4` <\u00e4b>"
    for finding in read(text).findings:
        assert (finding.message + finding.help).isascii()


def test_a_line_with_nothing_but_a_continuation_is_passed_over_for_what_is_lost() -> None:
    script = read("aws x y --a b\n \\\n    --c d")
    assert [found.message for found in script.findings] == [
        "the line ends without `\\`, so a shell runs the command without `--c d`"
    ]


def test_backslashes_in_a_string_that_is_no_json_without_them_either_have_no_fix() -> None:
    (sure,), (doubtful,) = (read(f"aws x y --a '{{ \\\n \"b\": {value}}}'").findings for value in ("1", "file://c"))
    assert sure.fix is not None
    assert doubtful.fix is None
