"""Words of a command block are what the author wrote between the quotes, each character in its place."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.shell import Command, Script, Shell, read_script
from harness.text import Source, Span, Text, join


def read(text: str, shell: Shell = Shell.POSIX) -> Script:
    return read_script(Text.at(text, 0), shell)


def commands(script: Script) -> list[Command]:
    return [command for pipeline in script.pipelines for command in pipeline.commands]


def words(text: str, shell: Shell = Shell.POSIX) -> list[list[str]]:
    return [[word.value for word in command.words] for command in commands(read(text, shell))]


def names(text: str, shell: Shell = Shell.POSIX) -> list[str]:
    return [finding.name for finding in read(text, shell).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aws s3 ls", ["aws", "s3", "ls"]),
        ("aws x y \\\n    --a b", ["aws", "x", "y", "--a", "b"]),
        ("aws x y --a 'b  c'", ["aws", "x", "y", "--a", "b  c"]),
        ('aws x y --a "b \\"c\\" \\$d \\e"', ["aws", "x", "y", "--a", 'b "c" $d \\e']),
        ("aws x y --a b\\ c", ["aws", "x", "y", "--a", "b c"]),
        ("aws x y --a \"b\"'c'd", ["aws", "x", "y", "--a", "bcd"]),
        ("aws x y --a ''", ["aws", "x", "y", "--a", ""]),
        ("aws x y --a {b,\"c d\",e\\ f'g'}", ["aws", "x", "y", "--a", "b", "c d", "e fg"]),
        ("aws x y --a {b} {1..3}", ["aws", "x", "y", "--a", "{b}", "{1..3}"]),
        ("aws x y --a 'b\nc'", ["aws", "x", "y", "--a", "b\nc"]),
        ("aws x y  # a comment", ["aws", "x", "y"]),
        ("aws x y --a b#c", ["aws", "x", "y", "--a", "b#c"]),
    ],
)
def test_quotes_and_backslashes_are_taken_away(text: str, expected: list[str]) -> None:
    assert words(text) == [expected]
    assert names(text) == []


@pytest.mark.parametrize("value", ["{a=1,b=2}", "$5000", "~/x", "*.txt", "[a]", "a{1..3}b"])
def test_what_a_shell_would_expand_stays_as_it_is_written(value: str) -> None:
    assert words(f"aws x y --a {value}") == [["aws", "x", "y", "--a", value]]


def test_a_windows_path_keeps_its_backslashes() -> None:
    assert words(r"aws x y --a file://C:\temp\x.json") == [["aws", "x", "y", "--a", r"file://C:\temp\x.json"]]


def test_cmd_continues_with_a_caret_and_escapes_quotes_with_a_backslash() -> None:
    text = 'aws x y ^\n    --a "{\\"b\\": 1}" --c d^&e'
    assert words(text, Shell.CMD) == [["aws", "x", "y", "--a", '{"b": 1}', "--c", "d&e"]]
    assert names(text, Shell.CMD) == []


def test_powershell_continues_with_a_backquote() -> None:
    text = "aws x y `\n    --a '{\\\"b\\\": 1}' --c 'it''s'"
    assert words(text, Shell.POWERSHELL) == [["aws", "x", "y", "--a", '{"b": 1}', "--c", "it's"]]
    assert names(text, Shell.POWERSHELL) == []


def test_pipes_and_redirections_need_no_blanks() -> None:
    script = read("aws kms encrypt --query CiphertextBlob|base64 --decode>out.bin")
    encrypt, decode = script.pipelines[0].commands
    assert [word.value for word in encrypt.words][-1] == "CiphertextBlob"
    assert [word.value for word in decode.words] == ["base64", "--decode"]
    assert [(r.operator, r.target.value) for r in decode.redirections] == [(">", "out.bin")]


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("aws x y > a 2> b", [">", "2>"]),
        ("aws x y >> a", [">>"]),
        ("aws x y < a", ["<"]),
        ("aws x y &> a", ["&>"]),
        ("aws x y <<< 'z'", ["<<<"]),
    ],
)
def test_redirections_keep_their_operator(text: str, operators: list[str]) -> None:
    command = commands(read(text))[0]
    assert [r.operator for r in command.redirections] == operators
    assert [word.value for word in command.words] == ["aws", "x", "y"]


def test_lists_of_commands_are_pipelines_of_their_own() -> None:
    assert words("aws a b && aws c d; aws e f || echo g") == [
        ["aws", "a", "b"],
        ["aws", "c", "d"],
        ["aws", "e", "f"],
        ["echo", "g"],
    ]


def test_a_new_aws_line_begins_the_next_command() -> None:
    assert words("aws a b \\\n  --c d\naws e f\n\ncertutil -decode x y") == [
        ["aws", "a", "b", "--c", "d"],
        ["aws", "e", "f"],
        ["certutil", "-decode", "x", "y"],
    ]


def test_assignments_stand_before_the_words() -> None:
    command = commands(read("REGION='us west' aws x y --z $REGION"))[0]
    assert [(a.name, a.value.value) for a in command.assignments] == [("REGION", "us west")]
    assert command.program == "aws"


def test_substitutions_are_scripts_of_their_own() -> None:
    text = "aws x y --a pre-$(aws sts get-caller-identity --query 'Account')-post --b \"`cat f.pem`\""
    script = read(text)
    _, _, _, _, first, _, second = commands(script)[0].words
    (inner,) = first.substitutions
    assert first.value[inner.start : inner.stop].startswith("$(aws")
    assert [w.value for w in commands(inner.script)[0].words] == [
        "aws",
        "sts",
        "get-caller-identity",
        "--query",
        "Account",
    ]
    assert [w.value for w in commands(second.substitutions[0].script)[0].words] == ["cat", "f.pem"]
    assert script.findings == ()


def test_a_loop_body_holds_commands() -> None:
    text = 'for id in a b; do\n    aws x y --id "$id"\ndone'
    assert ["aws", "x", "y", "--id", "$id"] in words(text)
    assert names(text) == []


def test_every_character_of_a_word_points_into_the_source() -> None:
    source = '::\n\n    aws x y \\\n      --a \'{"b":\n    "c d"}\'\n'
    pieces = [("aws x y \\", 8), ("\n", 17), ('  --a \'{"b":', 22), ("\n", 34), ('"c d"}\'', 39)]
    word = commands(read_script(join(pieces, 46)))[0].words[-1]
    assert word.value == '{"b":\n"c d"}'
    assert source[word.span.start : word.span.stop] == '\'{"b":\n    "c d"}\''
    for index, char in enumerate(word.value):
        assert source[word.text.offset(index)] == char


def test_an_escaped_character_points_behind_its_backslash() -> None:
    text = 'aws "a\\"b"'
    word = commands(read(text))[0].words[1]
    assert word.value == 'a"b'
    assert [text[word.text.offset(i)] for i in range(3)] == ["a", '"', "b"]
    assert word.span == Span(4, 10)
    assert word.is_quoted


bare = st.text(st.sampled_from("abcXYZ019-_.:/=,@%+"), min_size=1, max_size=8)
inside = st.text(st.sampled_from("abc XYZ{}[]:,\"'\\\n$`#&|<>();*?~!-"), max_size=12)


@given(st.lists(inside, min_size=1, max_size=6))
def test_words_that_shlex_quotes_come_back(values: list[str]) -> None:
    kept = [value.replace("\\\n", "\\ \\n") for value in values]
    text = " ".join(["aws", *(shlex.quote(value) for value in kept)])
    if any(value.startswith("-") for value in kept):
        return
    assert words(text)[0] == ["aws", *kept]


@given(st.lists(bare | inside.map(shlex.quote), min_size=1, max_size=6))
def test_spans_of_words_lie_in_the_text_and_in_order(values: list[str]) -> None:
    text = "aws " + " ".join(values)
    spans = [word.span for command in commands(read(text)) for word in command.words]
    assert all(0 <= start <= stop <= len(text) for start, stop in spans)
    assert spans == sorted(spans)


@given(st.text(st.sampled_from("aws -'\"\\`^$(){}[]<>|&;#\n\t =,xÄ\u2013\u201c\u201d\r:@!*?~1"), max_size=80))
def test_no_text_crashes_the_reader_and_every_finding_stands_in_it(text: str) -> None:
    for shell in Shell:
        script = read(text, shell)
        for finding in script.findings:
            assert 0 <= finding.span.start <= finding.span.stop <= len(text)
        for word in (w for command in commands(script) for w in command.words):
            assert 0 <= word.span.start <= word.span.stop <= len(text)
            assert all(0 <= word.text.offset(i) < len(text) for i in range(len(word.value)))


@pytest.mark.parametrize(
    "text",
    [
        "aws " + "x" * 1_000_000,
        "aws " + "a " * 30_000,
        "aws " + "'" * 20_000,
        "aws " + '"' * 20_000,
        "aws " + "$(" * 20_000,
        "aws " + "`" * 20_000,
        "aws " + "{a," * 20_000,
        "aws " + "<a" * 20_000,
        "aws " + "\u201c" * 20_000,
        "aws " + "\\\n" * 20_000,
        "aws x\n" * 5_000,
        "aws " + "a\n\n" * 10_000,
        "$ aws x\nout\n" * 3_000,
        "X=$(" * 10_000,
        "aws " + "(" * 30_000,
        "-- a " * 10_000,
        "aws " + "-- a " * 10_000,
        "aws x y\n{" * 3_000,
        "aws 'a\\\n" * 5_000,
        "aws " + "C:\\a" * 10_000,
        "aws " + "$a`b" * 10_000,
        "aws " + "- a " * 10_000,
        "aws '" + " " * 100_000 + "x",
        "aws " + "${" * 20_000,
    ],
    ids=lambda text: repr(text[:14]),
)
def test_hostile_input_is_read_in_linear_time(text: str) -> None:
    read(text)


def test_a_block_of_many_lines_is_read_in_linear_time() -> None:
    lines = [piece for i in range(20_000) for piece in ((f"  --a{i} b \\", i * 40 + 4), ("\n", i * 40 + 20))]
    read_script(join([("aws x y \\", 0), ("\n", 1), *lines], 800_000))


def test_blanks_that_docutils_hides_are_seen_in_the_source() -> None:
    source = Source("x.rst", "::\n\n    aws x y \\ \n        --a b\n")
    block = join([("aws x y \\", 8), ("\n", 18), ("    --a b", 23)], 32)
    assert [w.value for w in commands(read_script(block, source=source))[0].words] == ["aws", "x", "y", "--a", "b"]
    (finding,) = read_script(block, source=source).findings
    assert finding.name == "blank-after-continuation"
    (edit,) = finding.fix.edits if finding.fix else ()
    assert source.text[: edit.span.start] + edit.text + source.text[edit.span.stop :] == source.text.replace(
        "\\ \n", "\\\n"
    )
