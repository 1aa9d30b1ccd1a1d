"""JSON files that a document shows, whether a command reads their JSON or not."""

from harness.reading import read
from harness.text import Source

SAID = """\
**To make a function**

The following ``create-function`` example makes a function from a file. ::

    aws {command}

Contents of ``{name}``::

    {contents}
"""
MADE = "lambda create-function --function-name f --role arn:aws:iam::123456789012:role/r --zip-file fileb://f.json"
TAGS = "kms tag-resource --key-id k --tags file://tags.json"
BROKEN = '[{"TagKey": "a" "TagValue": "b"}]'


def found(command: str, name: str, contents: str) -> list[str]:
    document = read(Source("lambda/create-function.rst", SAID.format(command=command, name=name, contents=contents)))
    findings = [*document.findings, *(one for step in document.steps for one in step.findings)]
    return [one.name for one in findings if one.name.startswith(("missing-", "invalid-", "not-"))]


def test_a_json_file_that_a_command_takes_as_mere_text_is_read_as_json():
    assert found(MADE, "f.json", BROKEN) == ["missing-comma"]
    assert found(MADE, "f.json", '[{"TagKey": "a"}]') == []


def test_what_a_command_told_of_its_file_is_not_told_again():
    assert found(TAGS, "tags.json", BROKEN) == ["invalid-json-parameter"]


def test_a_file_that_is_no_json_by_its_name_or_by_its_beginning_is_left_alone():
    assert found(MADE.replace("f.json", "f.txt"), "f.txt", BROKEN) == []
    assert found(MADE, "f.json", "TagKey=a") == []
