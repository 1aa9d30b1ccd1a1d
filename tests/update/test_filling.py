"""Any output of the project's own examples, left empty, is filled so that the document is right again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.checker import check_file
from harness.cli import main
from harness.document import decode
from harness.findings import Verdict
from harness.reading import read
from harness.steps import Saying

EXAMPLES = Path(__file__).parents[2] / "examples" / "kms"
TRIED = "create-grant encrypt get-key-policy put-key-policy replicate-key revoke-grant sign".split()


def emptied(path: Path) -> Iterator[tuple[int, str]]:
    """Each step that shows an output, and the document without that output."""
    source, _ = decode(str(path), path.read_bytes())
    for step in (one.step for one in read(source).steps):
        shown = step.expectation
        if shown.saying is Saying.OUTPUT and shown.block is not None and shown.text is not None:
            start = source.line_start(source.position(shown.block.span.start).line)
            rest = source.text[shown.text.span().stop :].lstrip("\n")
            yield step.index, source.text[:start].rstrip() + "\n" + (f"\n{rest}" if rest else "")


@pytest.mark.parametrize(
    ("index", "text"),
    [pytest.param(*pair, id=f"{name}-{pair[0]}") for name in TRIED for pair in emptied(EXAMPLES / f"{name}.rst")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_emptied_output_is_filled_and_right(tmp_path: Path, index: int, text: str, line_end: str) -> None:
    document = tmp_path / "a.rst"
    document.write_bytes(text.replace("\n", line_end).encode())
    assert CliRunner().invoke(main, ["update", "--write", str(document)]).exit_code == 0
    filled = document.read_bytes()
    assert filled.count(b"\n") == filled.count(line_end.encode()) > text.count("\n")
    step = check_file(str(document)).steps[index]
    assert (step.judgement.verdict, step.judgement.findings) == (Verdict.VERIFIED, ())
    CliRunner().invoke(main, ["update", "--write", str(document)])
    assert document.read_bytes() == filled, "a second update changes nothing"


def test_a_filled_output_shows_the_id_that_later_commands_name(tmp_path: Path) -> None:
    document = tmp_path / "a.rst"
    document.write_text(
        "**To make a key**\n\nThis makes a key. ::\n\n    aws kms create-key\n\nOutput::\n\nThis shows it. ::\n\n"
        "    aws kms describe-key --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --query KeyMetadata.KeyId\n\nOutput::\n"
        "\n**Another title**\n\nMore.\n"
    )
    CliRunner().invoke(main, ["update", "--write", str(document)])
    text = document.read_text()
    assert '"KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"' in text
    assert 'Output::\n\n    "1234abcd-12ab-34cd-56ef-1234567890ab"\n\n**Another title**' in text


def test_a_filled_output_shows_zones_as_they_are(tmp_path: Path) -> None:
    document = tmp_path / "a.rst"
    query = "Subnet.[AvailabilityZone,AvailabilityZoneId]"
    document.write_text(
        "**To make a subnet**\n\nThis makes one. ::\n\n    aws ec2 create-subnet --vpc-id vpc-0a1b2c3d4e5f60718 "
        f"--cidr-block 10.0.0.0/24 --query '{query}'\n\nOutput::\n\nThat is all.\n"
    )
    CliRunner().invoke(main, ["update", "--write", str(document)])
    assert re.search(r'\[\n +"us-east-1[a-f]",\n +"use1-az\d"\n +\]', document.read_text())
    (step,) = check_file(str(document)).steps
    assert step.judgement.verdict is Verdict.VERIFIED
