"""What stands around commands: variables, `$( )`, programs that only turn bytes into bytes, and files; no shell is run."""

from __future__ import annotations

import pytest

from harness.checker import check_source
from harness.findings import Verdict
from harness.results import DocumentResult
from harness.text import Source


def checked(*blocks: tuple[str, str]) -> DocumentResult:
    """A document with a block for each (script, output); no output is shown where it is empty."""
    text = "**To do it**\n\n"
    for script, output in blocks:
        text += (
            "The following example does so. ::\n\n" + "".join(f"    {line}\n" for line in script.splitlines()) + "\n"
        )
        if output:
            text += "Output::\n\n" + "".join(f"    {line}\n" for line in output.splitlines()) + "\n"
    return check_source(Source("kms/example.rst", text))


def verdicts(result: DocumentResult) -> list[Verdict]:
    return [step.judgement.verdict for step in result.steps]


def reasons(result: DocumentResult) -> list[str]:
    return [step.judgement.reason for step in result.steps]


CREATED = "aws kms create-key --query KeyMetadata.KeyId --output text"
ALIASED = """{
    "Aliases": [
        {
            "AliasName": "alias/mine",
            "AliasArn": "arn:aws:kms:us-east-1:123456789012:alias/mine",
            "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"
        }
    ]
}"""


@pytest.mark.parametrize("use", ["$KEY_ID", "${KEY_ID}", '"$KEY_ID"'])
def test_a_variable_holds_what_a_command_printed(use: str) -> None:
    result = checked(
        (f"KEY_ID=$({CREATED})", ""),
        (f"aws kms create-alias --alias-name alias/mine --target-key-id {use}", ""),
        (f"aws kms list-aliases --key-id {use}", ALIASED),
    )
    assert verdicts(result) == [Verdict.VERIFIED] * 3, reasons(result)


def test_a_substitution_stands_for_what_its_command_printed() -> None:
    result = checked(
        (f"aws kms create-alias --alias-name alias/mine --target-key-id $({CREATED})", ""),
        ("aws kms list-aliases --query Aliases[].AliasName --output text", "alias/mine"),
    )
    assert verdicts(result)[:2] == [Verdict.VERIFIED] * 2, reasons(result)


def test_a_variable_that_is_set_to_a_word_or_by_a_known_program_has_its_value() -> None:
    result = checked(
        (
            'NAME=alias/mine\nTEXT=$(echo Signs releases)\nexport OTHER=more\naws kms create-key --description "$TEXT"',
            "",
        ),
        ("aws kms list-keys --query Keys[].KeyArn | cat - > keys.json", ""),
    )
    assert "does not show what it prints" in reasons(result)[0]
    assert verdicts(result)[1] is Verdict.GAP


@pytest.mark.parametrize("keeping", ["KEY_ID=$({})", "{} > id.txt", "export KEY_ID=$({})"])
def test_an_output_that_nothing_shows_or_uses_is_not_verified(keeping: str) -> None:
    result = checked((keeping.format(CREATED), ""), ("aws kms create-alias --alias-name alias/a --target-key-id 1", ""))
    assert verdicts(result)[0] is Verdict.GAP
    assert "nothing shows or uses" in reasons(result)[0]


def test_an_output_that_only_a_command_in_doubt_uses_is_not_verified() -> None:
    result = checked((f"KEY_ID=$({CREATED})", ""), ("aws kms describe-key --key-id $KEY_ID", ""))
    assert verdicts(result) == [Verdict.GAP] * 2, reasons(result)


def test_the_use_of_an_output_proves_it() -> None:
    result = checked((f"KEY_ID=$({CREATED})", ""), ("aws kms enable-key --key-id $KEY_ID", ""))
    assert reasons(result)[0] == "a later command that comes out as documented uses its output"


ABSENT_BESIDES = """{
    "KeyId": "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "Plaintext": "SGk=",
    "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"
}"""


def test_a_use_proves_an_output_though_the_emulator_leaves_a_member_out() -> None:
    encrypt = "aws kms encrypt --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --plaintext Hi --query CiphertextBlob"
    result = checked(
        (f"{encrypt} --output text | base64 --decode > it", ""),
        ("aws kms decrypt --ciphertext-blob fileb://it", ABSENT_BESIDES),
    )
    assert verdicts(result) == [Verdict.VERIFIED, Verdict.GAP], reasons(result)


def test_a_file_that_a_script_writes_is_there_for_the_next_command() -> None:
    result = checked(
        (
            "echo 'release notes' | base64 > notes.b64\n"
            "aws ssm put-parameter --name notes --type String --value file://notes.b64 --query Version",
            "1",
        ),
        ("aws ssm get-parameter --name notes --query Parameter.Value", '"cmVsZWFzZSBub3Rlcwo="'),
    )
    assert verdicts(result)[1] is Verdict.VERIFIED, reasons(result)


def test_what_is_written_into_a_file_can_be_put_into_a_word() -> None:
    result = checked(
        (f"{CREATED} > id.txt", ""),
        ("aws kms create-alias --alias-name alias/mine --target-key-id $(cat id.txt)", ""),
        ('aws kms list-aliases --key-id "$(cat id.txt)"', ALIASED),
    )
    assert verdicts(result) == [Verdict.VERIFIED] * 3, reasons(result)


def test_an_output_that_goes_through_an_unknown_program_is_skipped_by_name() -> None:
    result = checked(("aws kms list-keys | awk '{print $1}'", "{"))
    assert verdicts(result) == [Verdict.SKIPPED]
    assert "`awk`" in reasons(result)[0]


def test_an_output_shown_for_a_command_whose_output_is_captured_is_not_compared() -> None:
    result = checked((f"KEY_ID=$({CREATED})", "1234abcd-12ab-34cd-56ef-1234567890ab"))
    assert verdicts(result) == [Verdict.SKIPPED]
    assert "a word of the script" in reasons(result)[0]


def test_variables_that_grow_without_end_do_no_harm() -> None:
    doubled = "\n".join(
        ["A=xxxxxxxxxxxxxxxxxxxxxxxx", *["A=$A$A"] * 60, "echo $A$A > big.txt", "aws kms create-key --description $A"]
    )
    assert len(verdicts(checked((doubled, "")))) == 1


def test_no_program_is_run(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    checked(
        ("X=$(touch made.txt)\ntouch made.txt\ncat /etc/passwd > other.txt\naws kms create-key --description $X", "")
    )
    assert list(tmp_path.iterdir()) == []


def test_a_redirected_listing_of_a_bucket_is_there_for_cat() -> None:
    result = checked(
        ("aws s3 cp a.txt s3://amzn-s3-demo-bucket/ > log.txt", ""),
        (
            'aws kms create-key --description "$(cat log.txt)" --query KeyMetadata.Description --output text',
            "upload: ./a.txt to s3://amzn-s3-demo-bucket/a.txt",
        ),
    )
    assert verdicts(result) == [Verdict.VERIFIED] * 2, reasons(result)


def test_a_command_in_a_loop_is_skipped_for_its_variable_is_not_known() -> None:
    result = checked(
        (
            'for i in 1 2 3\ndo\n  aws kms create-key --description "Key $i" --query KeyMetadata.Description\ndone',
            '"Key 1"',
        ),
    )
    assert verdicts(result) == [Verdict.SKIPPED], reasons(result)
    assert reasons(result) == ["the value of its variable `i` is not known"]


def test_a_block_of_nothing_but_blanks_and_assignments_is_read_in_no_time() -> None:
    blanks = "echo a" + "\n" * 20_000 + "x" * 100_000 + "\naws kms create-key"
    assert checked((blanks, "")).steps


def test_a_command_that_is_said_to_print_nothing_does_so_where_its_output_goes_into_a_file() -> None:
    script = "The command makes a key. ::\n\n    " + CREATED + " > id.txt\n\nThis command produces no output.\n"
    result = check_source(Source("kms/create-key.rst", f"**To do it**\n\n{script}"))
    assert verdicts(result) == [Verdict.VERIFIED], reasons(result)
    assert "handed on" in reasons(result)[0]


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("head -n 1", "alias/a"),
        ("head -1", "alias/a"),
        ("head -c 5", "alias"),
        ("tr -d '/'", "aliasa\naliasb"),
        (r"tr -d '\n'", "alias/aalias/b"),
    ],
)
def test_what_programs_that_only_cut_print_is_compared(program: str, shown: str) -> None:
    lines = "echo alias/a > l\necho alias/b >> l\n"
    script = (
        f'{lines}aws kms create-key --description "$(cat l | {program})" --query KeyMetadata.Description --output text'
    )
    assert verdicts(checked((script, shown))) == [Verdict.VERIFIED]


@pytest.mark.parametrize("program", ["head -n -1", "head -n 1 f", "tr a b", "tr -d a-z", "tr -d '[:space:]'"])
def test_what_programs_do_in_other_ways_is_not_known(program: str) -> None:
    (step,) = checked((f'aws kms create-key --description "$(echo a | {program})"', "{}")).steps
    assert step.judgement.verdict in (Verdict.SKIPPED, Verdict.WRONG)
