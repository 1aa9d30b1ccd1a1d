"""What a document says around its commands: links, names of commands and options, and the program itself."""

import pytest

from harness.fixing import fixed
from harness.reading import read
from harness.text import Source

LINK = "`Keys <https://example.com/keys.html>`__"


def found(text: str, name: str, path: str = "kms/list-keys.rst") -> list[str]:
    """The source text under each finding of a rule."""
    document = read(Source(path, text))
    findings = [*document.findings, *(one for step in document.steps for one in step.findings)]
    return [text[one.span.start : one.span.stop] for one in findings if one.name == name]


def mended(text: str, name: str, path: str = "kms/list-keys.rst") -> str:
    source = Source(path, text)
    document = read(source)
    findings = [*document.findings, *(one for step in document.steps for one in step.findings)]
    return fixed(source, [one.fix for one in findings if one.name == name and one.fix])[0]


@pytest.mark.parametrize(
    "broken",
    [
        "`Keys <https://example.com/keys.html`__",
        "`Keys <https://example.com/keys.html>`",
        "`Keys <https://example.com/keys.html>__",
        "`Keys` <https://example.com/keys.html>`__",
        "`Keys` <https://example.com/keys.html>__",
        "'Keys <https://example.com/keys.html>'__",
        "`Keys<https://example.com/keys.html>`__",
        "`Keys < https://example.com/keys.html>`__",
        "`Keys <https://example.com/keys.html>`)__",
    ],
)
def test_a_link_that_docutils_does_not_see_is_found_and_written_out(broken: str):
    text = f"**To list keys**\n\nFor more, see {broken} in the *Guide*.\n"
    assert len(found(text, "broken-link")) == 1
    assert mended(text, "broken-link") == text.replace(broken, LINK)


@pytest.mark.parametrize(
    "whole",
    [
        LINK,
        "`Keys <https://example.com/keys.html>`_",
        "`Keys  <https://example.com/\nkeys.html>`__",
        "``a`` and `Keys <https://example.com/keys.html>`__",
        "<https://example.com/keys.html>",
        "(`Keys <https://example.com/keys.html>`__)",
        "``<https://example.com/keys.html>``",
    ],
)
def test_a_link_that_docutils_sees_and_a_mere_address_are_left_alone(whole: str):
    assert found(f"**To list keys**\n\nFor more, see {whole} in the *Guide*.\n", "broken-link") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See `Keys`_.", 1),
        ("See `Keys`__.", 1),
        ("See `Keys`_.\n\n.. _`Keys`: https://example.com", 0),
        ("See `the\nKeys`_.\n\n.. _The keys: https://example.com", 0),
        ("See `Keys <https://example.com>`_ and `keys`_.", 0),
        ("See `Keys`__.\n\n__ https://example.com", 0),
    ],
)
def test_a_reference_has_a_target(text: str, count: int):
    assert len(found(f"**To list keys**\n\n{text}\n", "broken-link")) == count


def test_an_address_in_a_block_is_no_link():
    text = "**To list keys**\n\nRun::\n\n    aws kms list-keys --query '`a <https://b`__'\n"
    assert found(text, "broken-link") == []


@pytest.mark.parametrize(
    ("said", "stray"),
    [
        ("The `list-keys`` example.", ["`"]),
        ("The list-keys`` example.", ["``"]),
        ("The`` list-keys`` example.", ["``"]),
        ("The ``list-keys``example.", ["``"]),
        ("The ``list-keys `` example.", ["``"]),
        ("The ``list-keys`` example, ``a `b` c``, `x`_, `y`:role: and ``d``.", []),
        ("The ``list\nkeys`` example\n\n.. _`Keys`: https://example.com", []),
        ("See `Keys <https://example.com>` here.", []),
    ],
)
def test_a_backquote_that_belongs_to_no_markup_is_found(said: str, stray: list[str]):
    assert found(SAID.format(said), "stray-backquote") == stray


def test_a_half_open_literal_is_mended():
    text = SAID.format("The `list-keys`` example.")
    assert mended(text, "stray-backquote") == SAID.format("The ``list-keys`` example.")


SAID = "**To list keys**\n\n{} ::\n\n    aws kms list-keys\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Use the ``describe-keys`` command for one.", ["describe-keys"]),
        ("Use the ``aws kms describe-keys`` command for one.", ["describe-keys"]),
        ("Use the ``kms describe-key`` command for one.", []),
        ("Use the ``describe-key`` command for one.", []),
        ("Use the ``put-object`` command of another service.", []),
        ("Use the ``aws ram describe-keys`` command of another service.", []),
        ("Use the ``my-script`` command.", []),
        ("The ``key-id`` parameter is none.", []),
        ("Give ``--maxitems``.", ["maxitems"]),
        ("Give ``--maxitems 3``.", ["maxitems"]),
        ("Give ``--everything``.", []),
        ("Give ``--max-items`` or ``--key-id``.", []),
        ("Give ``--region``.", []),
        ("The following ``describe-keys`` command lists keys.", []),
    ],
)
def test_names_that_the_aws_cli_does_not_have_are_found_in_the_text(said: str, expected: list[str]):
    assert found(SAID.format(said), "unknown-name-in-text") == expected


def test_a_name_that_a_block_holds_is_left_alone():
    text = SAID.format("Use the ``list-kyes`` command, or ``--maxitems``.") + "\nRun::\n\n    list-kyes --maxitems\n"
    assert found(text, "unknown-name-in-text") == []


RUN = "**To list keys**\n\nThe following ``list-keys`` example lists keys. ::\n\n    {}\n"


@pytest.mark.parametrize(
    ("command", "whole"),
    [
        ("ws kms list-keys --limit 3", "aws kms list-keys --limit 3"),
        ("awd kms list-keys --limit 3", "aws kms list-keys --limit 3"),
        ("kms list-keys --limit 3", "aws kms list-keys --limit 3"),
        ("list-keys --limit 3", "aws kms list-keys --limit 3"),
        ("ec2 wait instance-running --dry-run", "aws ec2 wait instance-running --dry-run"),
    ],
)
def test_a_command_without_its_program_is_found_and_mended(command: str, whole: str):
    text = RUN.format(command)
    assert len(found(text, "missing-program")) == 1
    assert mended(text, "missing-program") == RUN.format(whole)


@pytest.mark.parametrize(
    "command", ["aws kms list-keys", "curl -o keys.json https://example.com", "sudo ls keys", "ls"]
)
def test_other_programs_are_left_alone(command: str):
    assert found(RUN.format(command), "missing-program") == []


TWO = "**To list keys**\n\nRun::\n\n    aws kms list-keys\n\n**{}**\n\nRun::\n\n    aws kms {}\n"


@pytest.mark.parametrize(
    ("title", "command", "expected"),
    [
        ("To list the keys", "list-aliases", ["kms list-aliases"]),
        ("To list the aliases of the keys", "list-aliases", []),
        ("To see more", "list-aliases", []),
        ("To list the keys", "list-keys", []),
    ],
)
def test_an_example_runs_what_its_title_says(title: str, command: str, expected: list[str]):
    assert found(TWO.format(title, command), "example-command-mismatch") == expected


@pytest.mark.parametrize(
    ("title", "command", "expected"),
    [
        ("To list keys", "disable-key --key-id k", ["kms disable-key"]),
        ("Example 2: To create a key", "schedule-key-deletion --key-id k", []),
        ("Example 2: To create a key", "delete-alias --alias-name a", ["kms delete-alias"]),
        ("To update a key", "list-keys", ["kms list-keys"]),
        ("To delete a description", "update-key-description --key-id k --description ''", []),
        ("To list keys", "list-keys", []),
        ("Listing keys", "disable-key --key-id k", []),
    ],
)
def test_a_title_says_what_its_commands_do(title: str, command: str, expected: list[str]):
    text = f"**{title}**\n\nRun::\n\n    aws kms {command}\n"
    assert found(text, "title-command-mismatch", f"kms/{command.split()[0]}.rst") == expected


BARE = "**To make an alias**\n\nThe following ``create-alias`` command makes an alias::\n\n    {}\n"
OPTIONS = "--alias-name alias/a --target-key-id k"


def test_options_that_stand_for_the_only_command_lack_the_command():
    text = BARE.format(OPTIONS)
    assert found(text, "missing-program", "kms/create-alias.rst") == ["--alias-name"]
    whole = BARE.format(f"aws kms create-alias {OPTIONS}")
    assert mended(BARE.format("create-alias"), "missing-program", "kms/create-alias.rst") == BARE.format(
        "aws kms create-alias"
    )
    assert mended(text, "missing-program", "kms/create-alias.rst") == whole


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (BARE.format(OPTIONS) + "\nIt is added to::\n\n    aws kms create-alias\n", "kms/create-alias.rst"),
        (BARE.format(OPTIONS), "kms/_concepts.rst"),
        (BARE.format("--exclude 'a'"), "kms/create-alias.rst"),
    ],
)
def test_options_beside_a_command_and_those_of_another_are_left_alone(text: str, path: str):
    assert found(text, "missing-program", path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See `Keys <https://https://example.com/>`__.", ["https://https://"]),
        ("See https://example.com/?to=https://example.org/ and http://a, https://b.", []),
        ("Run::\n\n    aws kms encrypt --key-id k --plaintext file://fileb://a", ["file://fileb://"]),
    ],
)
def test_an_address_begins_once(text: str, expected: list[str]):
    assert found(text, "doubled-scheme") == expected
    assert found(mended(text, "doubled-scheme"), "doubled-scheme") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the vault ``my-vault``", ["my-vault"]),
        ("the vault ``myvault``", []),
        ("the vault ``myvault``, not ``my-vault``", []),
        ("the vault ``MyVault``", []),
        ("the vault ``other-vault``", []),
        ("the vault ``'my-vault.'``", ["my-vault"]),
        ("``delete-vaults``", []),
    ],
)
def test_a_value_that_the_text_names_is_spelled_as_in_the_command(said: str, expected: list[str]):
    text = f"**To delete it**\n\nThis deletes {said}. ::\n\n    aws glacier delete-vault --account-id - --vault-name myvault\n"
    assert found(text, "value-mismatch-in-text", "glacier/delete-vault.rst") == expected
