"""Documents that mean harm end in findings and verdicts: soon, without harm, and without a raw byte in the report."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import BYTES, DIRECTIVES, DOCUMENTS, FILES, NETWORK, SHELL, document
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.checker import check_file, check_source
from harness.cli import main
from harness.findings import Verdict
from harness.options import Options
from harness.results import DocumentResult
from harness.text import Source

EVIL = Path("/tmp/evil")
READ_ONLY = ("a thousand commands", "five thousand options", "a hundred thousand words")
"""What is merely large: replaying it would only repeat what reading it shows."""
SECONDS = 8
"""Of the processor's time, on a machine that does other things too; each takes less than five on one that does not."""
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that nobody should connect to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.fixture(autouse=True)
def production(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Credentials that must not be used, and a debugger's view of what would be hidden."""
    monkeypatch.setenv("HARNESS_DEBUG", "1")
    monkeypatch.setattr("harness.account.account.DEADLINE", 0.5)
    monkeypatch.setattr("harness.account.account._AFTER_A_HANG", 0.1)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREALREALREALREAL")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real/real/real")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "credentials").write_text("[production]\naws_access_key_id = AKIAREALREALREALREAL\n")
    was_there = EVIL.exists()
    yield
    assert EVIL.exists() == was_there


def checked(tmp_path: Path, data: bytes, options: Options = Options()) -> DocumentResult:  # noqa: B008
    path = tmp_path / "hostile.rst"
    path.write_bytes(data)
    return check_file(str(path), options)


def said(result: DocumentResult) -> str:
    return repr([result.steps, list(result.all_findings())])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_judged(name: str, tmp_path: Path, listener: socket.socket) -> None:
    port = str(listener.getsockname()[1]).encode()
    begun = time.process_time()
    result = checked(tmp_path, DOCUMENTS[name].replace(b"PORT", port), Options(replay=name not in READ_ONLY))
    assert time.process_time() - begun < SECONDS
    assert result.steps or result.findings or name == "nothing"
    assert all(step.judgement.verdict in Verdict for step in result.steps)
    for finding, _ in result.all_findings():
        assert 0 <= finding.span.start <= finding.span.stop <= len(result.source.text)
        assert len(finding.message) < 1000


@pytest.mark.parametrize("name", [*FILES, *SHELL, *DIRECTIVES])
def test_nothing_of_the_machine_shows(name: str, tmp_path: Path) -> None:
    told = said(checked(tmp_path, DOCUMENTS[name]))
    for secret in ("root:x:0", "AKIAREAL", socket.gethostname() + "\n", "real/real"):
        assert secret not in told


@pytest.mark.parametrize("style", ["full", "concise", "json"])
def test_no_control_character_gets_into_a_report(
    style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate([*BYTES, *NETWORK, "arranges harm"]):
        (tmp_path / f"hostile-{number}.rst").write_bytes(DOCUMENTS[name])
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path), "--format", style, "--jobs", "1", "--explain", "--verbose", "--no-replay"])
    assert ended.value.code in (0, 1)
    printed = capsys.readouterr().out
    assert RAW.search(printed) is None
    if style == "json":
        assert printed.isascii()
        json.loads(printed)


def test_the_credentials_of_a_call_are_dummies(tmp_path: Path) -> None:
    from harness.account import World, open_account
    from harness.account.clients import client

    seen: list[str] = []

    def look(request: Any, **_: Any) -> None:
        seen.append(str(request.headers.get("Authorization", request.prepare().headers.get("Authorization"))))

    with open_account(World()):
        made = client("sts", "us-east-1", True)
    made.meta.events.register("request-created.sts", look, unique_id="look")
    try:
        checked(tmp_path, document("aws sts get-caller-identity --profile production"))
    finally:
        made.meta.events.unregister("request-created.sts", unique_id="look")
    assert seen
    assert all("AKIAIOSFODNN7EXAMPLE" in header for header in seen)


PIECES = st.sampled_from(
    [
        *(
            "aws",
            "kms",
            "list-keys",
            "--query",
            "--",
            "$(",
            "`",
            "'",
            '"',
            "\\",
            "\\\n",
            "\n",
            "\n\n",
            "    ",
            "::",
            "**",
        ),
        *("{", "}", "[", "]", "<", ">", "|", "&&", ";", "#", "file://", "..", ":", "Output::", ".. raw:: html", "|a|_"),
        *(
            "\x85",
            "\u2028",
            "\x0c",
            "\r",
            "\x00",
            "\ufeff",
            "\u201c",
            "\u2014",
            "\x1b[31m",
            "é",
            "\U0001f600",
            "-",
            "=",
        ),
    ]
)


@settings(max_examples=120)
@given(st.lists(st.one_of(PIECES, st.characters()), max_size=60), st.booleans())
def test_any_text_can_be_read(pieces: list[str], is_document: bool) -> None:
    text = " ".join(pieces) if is_document else "".join(pieces)
    if is_document:
        text = document("aws kms list-keys " + text, text).decode("utf-8", "replace")
    for finding, _ in check_source(Source("any.rst", text), Options(replay=False)).all_findings():
        assert 0 <= finding.span.start <= finding.span.stop <= len(text)
