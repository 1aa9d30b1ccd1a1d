"""Documents are read into examples of blocks with roles, each character in its place."""

from __future__ import annotations

import pytest

from harness.document import Block, Comment, Document, Role, Statement, read_document
from harness.shell.model import Shell
from harness.text import Source

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
TYPICAL = f"""\
**To attach a key policy**

The following ``put-key-policy`` example attaches a policy to a key. ::

    aws kms put-key-policy \\
        --key-id {KEY} \\
        --policy file://policy.json

Contents of ``policy.json``::

    {{
        "Version": "2012-10-17"
    }}

This command produces no output.

**To list keys**

The following ``list-keys`` example lists keys. ::

    aws kms list-keys

Output::

    {{
        "Keys": []
    }}
"""


def read(text: str, path: str = "x.rst") -> Document:
    return read_document(Source(path, text))


def blocks(text: str, path: str = "x.rst") -> list[Block]:
    return [block for example in read(text, path).examples for block in example.blocks]


def roles(text: str) -> list[str]:
    return [block.role.value for block in blocks(text)]


def found(text: str) -> list[str]:
    return [finding.name for finding in read(text).findings]


def is_in_place(block: Block, source: Source) -> bool:
    """Each character stands in the source; the blanks of a tab all stand at the tab."""
    for index, char in enumerate(block.text.value):
        there = source.text[block.text.offset(index)]
        if char != there and not (char == " " and there == "\t"):
            return False
    return True


def test_examples_begin_at_bold_titles():
    document = read(TYPICAL)
    assert [example.title for example in document.examples] == ["To attach a key policy", "To list keys"]
    assert [[b.role.value for b in e.blocks] for e in document.examples] == [["command", "file"], ["command", "output"]]
    assert document.findings == ()


def test_examples_begin_at_section_titles():
    text = "Keys\n====\n\nText.\n\nList\n----\n\nRun::\n\n  aws kms list-keys\n"
    assert [example.title for example in read(text).examples if example.title] == ["Keys", "List"]


@pytest.mark.parametrize("label", ["**Output:**", "**Output**", "**Note:**", "**Command (Windows)**"])
def test_a_bold_label_is_no_title(label: str):
    text = f"**To list**\n\nRun::\n\n  aws kms list-keys\n\n{label}\n\n::\n\n  {{}}\n"
    assert [example.title for example in read(text).examples] == ["To list"]


def test_a_file_block_has_its_name_and_a_reason():
    block = blocks(TYPICAL)[1]
    assert (block.role, block.name) == (Role.FILE, "policy.json")
    assert block.reason


def test_a_promise_of_no_output_is_a_statement_in_its_place():
    document = read(TYPICAL)
    said = [part for part in document.examples[0].parts if isinstance(part, Statement)]
    assert [document.source.text[slice(*one.span)] for one in said] == ["This command produces no output."]


@pytest.mark.parametrize(
    "sentence",
    [
        "This command produces no output.",
        "If the command succeeds, no output is returned.",
        "This command does not return any output.",
        "On success it returns HTTP 200 with an empty response body.",
        "There is no output if the command\nsucceeds.",
        "This command doesn't return any output.",
    ],
)
def test_no_output_is_said_in_many_ways(sentence: str):
    parts = read(f"Run. ::\n\n  aws kms enable-key\n\n{sentence}\n").examples[0].parts
    assert [part.text for part in parts if isinstance(part, Statement)] == [" ".join(sentence.split())]


def test_no_output_on_the_display_is_about_a_redirection():
    text = "The command produces no output on the display.\n"
    assert read(text).examples[0].parts == ()


@pytest.mark.parametrize(
    ("intro", "text", "role"),
    [
        ("Output::", "{}", "output"),
        ("Output::", "None", "output"),
        ("Output (abbreviated)::", "x", "output"),
        ("Sample output::", "x", "output"),
        ("Contents of ``x.json``::", "{}", "file"),
        ("x.json::", "{}", "file"),
        ("Input file (x.json)::", "{}", "file"),
        ("The file ``x.json`` is a JSON document that contains the following::", "{}", "file"),
        ("Run the following::", "$ aws kms list-keys", "command"),
        ("Command::", "list-keys --region us-west-2", "command"),
        ("You may see this error::", "An error occurred (NotFound) when calling X", "output"),
        ("Required parameters::", "Type, Args", "other"),
        ("Basic Syntax::", '{"a": "b"}', "other"),
        ("What is this::", "nobody knows", "other"),
    ],
)
def test_words_give_roles(intro: str, text: str, role: str):
    block = blocks(f"{intro}\n\n    {text}\n")[0]
    assert block.role.value == role
    assert block.reason


def test_a_block_whose_role_cannot_be_told_is_a_finding():
    assert found("What is this::\n\n  nobody knows\n") == ["unclassified-block"]


def test_a_file_that_the_command_writes_is_written():
    text = "Run. ::\n\n  aws kms get-key-policy > policy.txt\n\nContents of ``policy.txt``::\n\n  {}\n"
    assert roles(text) == ["command", "written"]


def test_crlf_tabs_and_trailing_blanks_keep_every_character_in_its_place():
    source = Source(
        "x.rst", "Run. ::\r\n\r\n\taws kms \\  \r\n\t\tlist-keys\r\n\r\nOutput::\r\n\r\n    a\tb\r\n    c\r\n"
    )
    found = [block for example in read_document(source).examples for block in example.blocks]
    assert [block.text.value for block in found] == ["aws kms \\\n        list-keys", "a   b\nc"]
    assert all(is_in_place(block, source) for block in found)


@pytest.mark.parametrize(
    "text",
    [
        "- Run::\n\n    aws kms list-keys\n",
        ".. note::\n\n   Run::\n\n       aws kms list-keys\n",
        "* - Run:\n\n    .. code-block:: bash\n       :caption: x\n       :linenos:\n\n       aws kms list-keys\n",
        ".. code:: sh\n\n   aws kms list-keys\n",
        ".. code::\n\n   aws kms list-keys\n",
        ".. tabs::\n\n   .. tab:: Linux\n\n      .. code-block:: console\n\n         aws kms list-keys\n",
        ".. parsed-literal::\n\n   aws **kms** list-keys\n",
        "+-------------------------+\n| Run::                   |\n|                         |\n|   aws kms list-keys     |\n"
        "+-------------------------+\n",
        ".. list-table::\n   :header-rows: 0\n\n   * - Run::\n\n         aws kms list-keys\n",
        "Term\n  Run::\n\n    aws kms list-keys\n",
        ".. unknown-thing:: with an argument\n   :option: value\n\n   Run::\n\n     aws kms list-keys\n",
    ],
)
def test_blocks_are_read_wherever_they_stand(text: str):
    document = read(text)
    found = [block for example in document.examples for block in example.blocks]
    assert [(block.role, block.text.value) for block in found] == [(Role.COMMAND, "aws kms list-keys")]
    assert document.source.text[found[0].text.offset(0) :].startswith("aws ")
    assert document.findings == ()


def test_directives_and_roles_of_sphinx_are_no_problem():
    text = ".. toctree::\n   :maxdepth: 1\n\n   a\n\n:ref:`x` and :doc:`a <b>` and :c:func:`f`.\n\n.. tip::\n\n   Hi.\n"
    assert read(text).findings == ()


def test_nothing_outside_the_document_is_read(tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "secret.rst").write_text("Output::\n\n  secret\n")
    monkeypatch.chdir(tmp_path)
    lines = (
        ".. include:: secret.rst",
        ".. literalinclude:: secret.rst",
        ".. csv-table::\n   :file: secret.rst",
        ".. raw:: html\n   :file: secret.rst",
    )
    assert all(blocks(f"{line}\n") == [] for line in lines)


def test_problems_of_the_markup_are_findings():
    assert found("Some *text.\n") == ["rst-warning"]
    assert found(".. code-block:: console\n   aws kms list-keys\n") == ["rst-error"]


def test_a_command_in_a_definition_list_in_a_block_quote_is_read_from_the_source():
    command = "    aws kms put-key-policy \\\n        --key-id x \\\n        --policy y\n\n"
    text = f"The following waits.\n\n{command}Output::\n\n    {{}}\n"
    block = blocks(text)[0]
    assert (block.role, block.is_literal) == (Role.COMMAND, False)
    assert block.text.value == "aws kms put-key-policy \\\n    --key-id x \\\n    --policy y"
    assert found(text) == ["outside-literal-block"]


def test_prose_that_begins_with_aws_is_no_command():
    assert blocks("aws kms is a command with --options for keys.\n") == []


def test_an_empty_output_is_a_block_at_the_end_of_its_label():
    text = "Run. ::\n\n  aws kms list-keys\n\nOutput::\n\nMore text.\n"
    document = read(text)
    block = document.examples[0].blocks[1]
    assert (block.role, block.text.value) == (Role.OUTPUT, "")
    assert text[: block.text.end].endswith("Output::")
    assert [finding.name for finding in document.findings] == ["empty-output"]


def test_comments_to_the_harness_are_read_with_their_places():
    text = (
        ".. harness: ignore OUT204 because it differs\n\nRun::\n\n  .. harness: ignore not a comment\n\n"
        ".. harness: arrange\n\n   aws kms create-key\n   aws kms list-keys\n\n.. an ordinary comment\n"
    )
    comments = read(text).comments
    assert [(c.verb, c.rest.value) for c in comments] == [("ignore", "OUT204 because it differs"), ("arrange", "")]
    assert comments[1].body.value == "aws kms create-key\naws kms list-keys"
    assert text[comments[1].body.offset(0) :].startswith("aws kms create-key")
    assert text[slice(*comments[0].span)] == ".. harness: ignore OUT204 because it differs"


@pytest.mark.parametrize(
    ("intro", "command", "shell", "variant"),
    [
        ("Run", "aws a b ^\n      --c d", Shell.CMD, "Windows"),
        ("Run", "aws a b `\n      --c d", Shell.POWERSHELL, "PowerShell"),
        ("Command (Windows)", "aws a b", Shell.CMD, "Windows"),
        ("Linux and macOS", "aws a b", Shell.POSIX, "Linux"),
        ("Run this in PowerShell", "aws a b", Shell.POWERSHELL, "PowerShell"),
        ("The following example gets the default patch baseline for Windows Server", "aws a b", Shell.POSIX, ""),
        ("The following example describes all event windows", "aws a b", Shell.POSIX, ""),
    ],
)
def test_the_shell_is_told_by_continuations_and_labels(intro: str, command: str, shell: Shell, variant: str):
    block = blocks(f"{intro}::\n\n    {command}\n")[0]
    assert (block.shell, block.variant) == (shell, variant)


def test_markdown_goes_the_same_way():
    pytest.importorskip("myst_parser")
    text = (
        "**To list keys**\n\nThe following lists keys.\n\n```bash\naws kms list-keys\n```\n\nOutput:\n\n"
        "```json\n{}\n```\n\n<!-- harness: skip because -->\n\n```{code-block} json\n:caption: x.json\n[]\n```\n"
    )
    document = read(text, "x.md")
    found = document.examples[0].blocks
    assert [(b.role.value, b.text.value) for b in found] == [
        ("command", "aws kms list-keys"),
        ("output", "{}"),
        ("file", "[]"),
    ]
    assert all(is_in_place(block, document.source) for block in found)
    assert [part.verb for part in document.examples[0].parts if isinstance(part, Comment)] == ["skip"]


def test_a_comment_of_markdown_is_read_without_its_marks():
    pytest.importorskip("myst_parser")
    text = (
        "# Keys\n\n% harness: arrange\n%   aws kms create-key\n%   aws kms list-keys\n\n```\naws kms list-keys\n```\n"
    )
    (comment,) = [part for part in read(text, "x.md").examples[0].parts if isinstance(part, Comment)]
    assert comment.body.value.split() == "aws kms create-key aws kms list-keys".split()
    at = comment.body.value.index("list-keys")
    assert text[comment.body.offset(at) :].startswith("list-keys")
