"""A document in a service's folder is held against the command that it is named for."""

import pytest

from harness.document import read_document
from harness.lowering import lower
from harness.prose.naming import check_name
from harness.prose.ran import Commands
from harness.steps import read_steps
from harness.text import Source


def names(path: str, *commands: str) -> list[str]:
    text = "".join(f"Run. ::\n\n  aws {command}\n\n" for command in commands)
    steps = read_steps(read_document(Source(path, text))).steps
    commands = Commands.of(path, [(step, lower(step.command, step.files)) for step in steps])
    return [finding.name for finding in check_name(commands)]


@pytest.mark.parametrize(
    ("path", "command", "expected"),
    [
        ("kms/list-keys.rst", "kms list-keys", []),
        ("kms/list-keys.rst", "--region us-west-2 kms list-keys", []),
        ("deep/down/kms/list-keys.rst", "kms list-aliases", ["document-command-mismatch"]),
        ("kms/list-keys.rst", "kms list-keyz", []),
        ("kms/list-key.rst", "kms list-keys", ["document-name-unknown"]),
        ("kms/put-object.rst", "s3api put-object", ["document-name-unknown"]),
        ("kms/introduction.rst", "kms list-keys", []),
        ("kms/_examples.rst", "kms list-keys", []),
        ("guides/list-keys.rst", "kms list-aliases", []),
        ("ec2/wait/volume-available.rst", "ec2 wait volume-available", []),
        ("ec2/wait/volume-available.rst", "ec2 wait volume-in-use", ["document-command-mismatch"]),
        ("list-keys.rst", "kms list-aliases", []),
    ],
)
def test_a_name_is_held_against_the_command(path: str, command: str, expected: list[str]):
    assert names(path, command) == expected


def test_it_is_enough_that_one_command_is_the_named_one():
    assert names("kms/list-keys.rst", "kms list-aliases", "kms list-keys") == []
