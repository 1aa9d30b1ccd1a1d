"""Each command gets what the document says it prints, and the files that it reads."""

from __future__ import annotations

import pytest

from harness.document import read_document
from harness.steps import Saying, Steps, read_steps
from harness.text import Source


def steps(text: str) -> Steps:
    return read_steps(read_document(Source("x.rst", text)))


def sayings(text: str) -> list[str]:
    return [step.expectation.saying.value for step in steps(text).steps]


def found(text: str) -> list[str]:
    return [finding.name for finding in steps(text).findings]


LIST = "List. ::\n\n  aws kms list-keys\n\n"
SHOWN = "Output::\n\n  {}\n\n"
NONE = "This command produces no output.\n\n"


def test_an_output_belongs_to_the_command_before_it():
    step = steps(LIST + SHOWN).steps[0]
    assert (step.expectation.saying, step.expectation.text.value) == (Saying.OUTPUT, "{}")
    assert step.expectation.block is step.example.blocks[1]


def test_a_sentence_after_the_command_says_that_there_is_no_output():
    assert sayings(LIST + NONE) == ["no-output"]


def test_a_sentence_in_the_introduction_says_so_too():
    assert sayings("It waits. It produces no output. ::\n\n  aws kms list-keys\n") == ["no-output"]


def test_the_first_sentence_of_the_next_introduction_is_about_the_command_before():
    text = (
        LIST + "This command does not produce any output. To see it, run this. ::\n\n  aws kms list-aliases\n\n" + SHOWN
    )
    assert sayings(text) == ["no-output", "output"]


@pytest.mark.parametrize("text", ["None", "None.", "(none)", "This command produces no output."])
def test_none_in_an_output_block_is_no_output(text: str):
    assert sayings(f"{LIST}Output::\n\n  {text}\n") == ["no-output"]


def test_nothing_said_is_unsaid():
    assert sayings(LIST) == ["unsaid"]


def test_an_error_is_expected_where_it_is_all_that_is_shown():
    error = "Output::\n\n  An error occurred (NotFoundException) when calling the ListKeys operation: no\n\n"
    assert sayings(LIST + error) == ["error"]
    both = (
        steps(LIST + SHOWN + "If it fails, this is the output::\n\n  An error occurred (X) when\n").steps[0].expectation
    )
    assert (both.saying, [other.saying for other in both.others]) == (Saying.OUTPUT, [Saying.ERROR])


def test_a_shown_output_is_believed_against_a_sentence_that_denies_it():
    assert sayings(LIST + NONE + SHOWN) == ["output"]
    assert found(LIST + NONE + SHOWN) == ["output-both-ways"]
    assert found(LIST + "If the command succeeds, no output is returned.\n\n" + SHOWN) == []


def test_versions_for_two_shells_share_their_output():
    text = (
        "Linux::\n\n  aws kms list-keys \\\n    --limit 1\n\nWindows::\n\n  aws kms list-keys ^\n    --limit 1\n\n"
        + SHOWN
    )
    read = steps(text).steps
    assert [step.expectation.saying.value for step in read] == ["output", "output"]
    assert [step.alternative_to for step in read] == [None, 0]


def test_two_different_commands_are_two_steps():
    read = steps(LIST + SHOWN + "Then. ::\n\n  aws kms list-aliases\n\n" + SHOWN).steps
    assert [(step.index, step.alternative_to) for step in read] == [(0, None), (1, None)]


def test_commands_in_pipes_and_substitutions_are_steps():
    text = "Run. ::\n\n  aws kms list-keys --limit $(aws kms list-aliases) | base64\n"
    assert [step.command.words[2].value for step in steps(text).steps] == ["list-aliases", "list-keys"]
    assert len({step.pipeline for step in steps(text).steps}) == 1


def test_other_programs_are_steps_where_there_is_no_aws():
    assert [step.command.program for step in steps("Run. ::\n\n  openssl rand 32\n").steps] == ["openssl"]


def test_a_transcript_gives_each_command_its_own_output():
    text = "Run. ::\n\n  $ aws kms list-keys\n  one\n  $ aws kms list-aliases\n  two\n"
    assert [step.expectation.text.value for step in steps(text).steps] == ["one", "two"]


def test_an_output_glued_to_its_command_is_read():
    read = steps("Run. ::\n\n  aws kms list-keys\n\n  Output::\n\n  {}\n")
    assert [step.expectation.text.value for step in read.steps] == ["{}"]
    assert "text-in-command" in [finding.name for finding in read.findings]


READS = "Put. ::\n\n  aws kms put-key-policy --policy file://policy.json\n\n"


def contents(text: str, at: int = 0) -> dict[str, str]:
    return {name: file.value for name, file in steps(text).steps[at].files.items()}


def test_a_file_is_found_by_its_name():
    assert contents(READS + "Contents of ``policy.json``::\n\n  {}\n") == {"policy.json": "{}"}
    assert found(READS + "Contents of ``policy.json``::\n\n  {}\n") == []


def test_a_file_of_the_same_example_comes_first():
    text = "".join(f"**To put {n}**\n\n{READS}Contents of ``policy.json``::\n\n  {n}\n\n" for n in (1, 2))
    assert [contents(text, at)["policy.json"] for at in (0, 1)] == ["1", "2"]


def test_a_file_without_a_name_is_the_one_that_the_command_reads():
    assert contents(READS + "JSON file format::\n\n  {}\n") == {"policy.json": "{}"}


def test_a_file_glued_to_its_command_is_read():
    text = "Put. ::\n\n  aws kms put-key-policy --policy file://policy.json\n\n  policy.json:\n  {}\n"
    assert contents(text) == {"policy.json": "{}"}


def test_another_case_and_another_name_are_findings_and_the_file_is_taken():
    for shown, name in (("Policy.json", "file-name-case"), ("key-policy.json", "file-name-mismatch")):
        text = READS + f"Contents of ``{shown}``::\n\n  {{}}\n"
        assert found(text) == [name]
        assert contents(text)["policy.json"] == "{}"


def test_two_files_that_are_shown_in_another_case_go_to_their_own_commands():
    text = "".join(f"{READS}Policy.json::\n\n  {{{n}}}\n\n" for n in (1, 2))
    assert [contents(text, at)["policy.json"] for at in (0, 1)] == ["{1}", "{2}"]


def test_a_file_that_is_nowhere_shown_is_a_note_unless_a_command_writes_it():
    assert found(READS) == ["file-never-shown"]
    assert found("Get. ::\n\n  aws kms get-key-policy > policy.json\n\n" + READS) == []


def test_the_contents_of_a_file_that_a_command_writes_belong_to_its_expectation():
    text = """\
The following ``get-thing-shadow`` example gets a shadow. ::

    aws iot-data get-thing-shadow \\
        --thing-name MyRPi \\
        output.txt

The command produces no output on the display, but the following shows the contents of ``output.txt``::

    {"version": 1}
"""
    (step,) = steps(text).steps
    assert {name: shown.value for name, shown in step.expectation.written.items()} == {"output.txt": '{"version": 1}'}
