"""What a reader is told once: one finding for one cause, and for one place that two steps share."""

from harness.checker import check_source
from harness.options import Options
from harness.results import DocumentResult
from harness.text import Source

STATIC = Options(replay=False)

SPLIT = """\
**To tag a key**

The following ``tag-resource`` example tags a KMS key. ::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose, TagValue=Test {more}

This command produces no output.
"""

VARIANTS = """\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key.

Linux and macOS::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Windows::

    aws kms list-aliases ^
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Alias": []
    }
"""


def _check(path: str, text: str) -> DocumentResult:
    return check_source(Source(path, text), STATIC)


def _names(result: DocumentResult) -> list[str]:
    return [finding.name for finding, _ in result.all_findings()]


def test_a_blank_inside_a_value_is_told_once_and_not_by_its_halves() -> None:
    assert _names(_check("kms/tag-resource.rst", SPLIT.format(more=""))) == ["split-value"]


def test_another_fault_of_the_same_command_is_still_told() -> None:
    assert _names(_check("kms/tag-resource.rst", SPLIT.format(more="--colour red"))) == [
        "split-value",
        "unknown-option",
    ]


def test_an_output_that_two_variants_share_is_told_of_once_and_belongs_to_the_first() -> None:
    result = _check("kms/list-aliases.rst", VARIANTS)
    ((finding, step),) = result.all_findings()
    assert finding.name == "unknown-output-member"
    assert step is result.steps[0]


ELSEWHERE = """\
**To tag a key**

The following ``tag-resource`` example tags a KMS key::

    aws kms tag-resource \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab \\
        --tags TagKey=Purpose,TagValue=Test

To see the tags, use another command. They appear as follows in the output {whose}::

    {{
        "Tags": [
            {{
                "TagKey": "Purpose",
                "TagValue": "Test"
            }}
        ]
    }}
"""

PIECE = """\
**To list aliases**

The following ``list-aliases`` example lists the aliases of a key. ::

    aws kms list-aliases \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

{intro} ::

    "Aliases": [
        {{
            "AliasName": "alias/test"
        }}
    ]
"""


def test_an_output_that_is_said_to_be_another_commands_is_not_held_against_this_one() -> None:
    assert _names(_check("kms/tag-resource.rst", ELSEWHERE.format(whose="for list-resource-tags"))) == []
    own = _names(_check("kms/tag-resource.rst", ELSEWHERE.format(whose="of tag-resource")))
    assert own == ["output-where-none"]


def test_a_piece_of_an_output_needs_no_brackets_where_the_text_says_that_it_is_one() -> None:
    said = "The following shows only the relevant information from the output."
    assert _names(_check("kms/list-aliases.rst", PIECE.format(intro=said))) == []
    assert "missing-bracket" in _names(_check("kms/list-aliases.rst", PIECE.format(intro="Output")))


def test_what_a_shell_stops_at_is_told_once_and_not_by_the_words_after_it() -> None:
    text = SPLIT.replace("TagKey=Purpose, TagValue=Test {more}", "(Key like Purpose)")
    assert _names(_check("kms/tag-resource.rst", text)) == ["unquoted-parenthesis"]


def test_the_placeholders_of_one_command_are_told_together():
    text = "**To list aliases**\n\nRun::\n\n    aws kms list-aliases --key-id <a> --max-items <b> --region <c>\n"
    result = check_source(Source("guide.rst", text), STATIC)
    (finding,) = (one for one, _ in result.all_findings() if one.name == "unquoted-placeholder")
    assert finding.message == "to a shell `<a>` is a redirection, not a placeholder; 2 more in this command"
    assert [text[place.span.start : place.span.stop] for place in finding.related] == ["<b>", "<c>"]


def test_the_marks_of_the_wire_are_told_once_an_output():
    output = '{"__type": "A", "KeyMetadata": {"__type": "B", "KeyId": "k"}}'
    text = f"**To describe a key**\n\nRun::\n\n    aws kms describe-key --key-id k\n\nOutput::\n\n    {output}\n"
    result = check_source(Source("guide.rst", text), STATIC)
    found = [one.field for one, _ in result.all_findings() if one.name == "unknown-output-member"]
    assert found == ["$.__type"]
