"""The command that the text announces is held against those that the example runs."""

import pytest

from harness.document import read_document
from harness.lowering import lower
from harness.prose.announcing import check_announced
from harness.prose.outside import Prose
from harness.prose.ran import Commands
from harness.steps import read_steps
from harness.text import Source

TEXT = "**To list keys**\n\n{}. ::\n\n    aws {}\n\nOutput::\n\n    {}\n"


def told(said: str, command: str, path: str = "kms/list-keys.rst") -> list[str]:
    document = read_document(Source(path, TEXT.format(said, command, "{}")))
    steps = [(step, lower(step.command, step.files)) for step in read_steps(document).steps]
    found = check_announced(document, Prose.of(document), Commands.of(path, steps))
    return [fix.edits[0].text if (fix := one.fix) else "no fix" for one in found]


@pytest.mark.parametrize(
    ("said", "command", "expected"),
    [
        ("The following ``list-keys`` example lists keys", "kms list-keys", []),
        ("The following ``list-aliases`` example lists keys", "kms list-keys", ["list-keys"]),
        ("The following\n``command-name`` command lists keys", "kms list-keys", ["list-keys"]),
        ("The following ``key-available`` example waits", "ec2 wait key-pair-exists", ["no fix"]),
        ("The following ``list-keys`` example lists keys", "kms list-aliases", []),
        ("The following ``list-aliases`` example lists keys", "kms list-keyz", []),
        ("The following ``list-aliases`` lists keys", "kms list-keys", ["list-keys"]),
        ("The following `list-aliases`` lists keys", "kms list-keys", ["list-keys"]),
        ("The following ``key-policy`` is no command", "kms list-keys", []),
        ("The following ``cat`` command shows a file", "kms list-keys --query cat", []),
    ],
)
def test_the_text_is_held_against_the_command(said: str, command: str, expected: list[str]):
    assert told(said, command) == expected


def test_nothing_is_mended_where_no_name_says_what_is_right():
    assert told("The following ``list-aliases`` example lists keys", "kms list-keys", "guide.rst") == ["no fix"]


def test_what_stands_in_a_block_is_no_announcement():
    said = "Run the script::\n\n    # the following ``list-aliases`` command\n\nRun this"
    assert told(said, "kms list-keys") == []
