"""Engines: one that is asked for replays as the default does; none reaches more than it was granted."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.account.guard import DeniedError, Grant, watch
from harness.account.model import World
from harness.checker import check_source
from harness.cli import main
from harness.engines import engine_of, in_process
from harness.errors import UsageError
from harness.findings import Verdict
from harness.lowering.model import Call
from harness.options import Options
from harness.text import Source, Span

ORACLE = Path(__file__).parents[2] / ".corpus" / "oracle" / "bin" / "aws"
FOUNDING = Path(__file__).parents[1] / "documents" / "put-key-policy.rst"
EXAMPLE = """\
**To create a queue**

The following ``create-queue`` example creates a queue. ::

    aws sqs create-queue \\
        --queue-name Mine \\
        --endpoint-url http://192.0.2.1

Output::

    {
        "QueueUrl": "https://queue.amazonaws.com/123456789012/Mine"
    }
"""


def test_the_default_engine_is_the_one_in_process() -> None:
    assert engine_of(Options()) is in_process


def test_a_grant_opens_one_address_and_no_other() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        socket.create_connection(address).close()  # loads what resolving needs
        with watch(Grant(frozenset({address}))) as denied:
            socket.create_connection(address).close()
            with pytest.raises(DeniedError):
                socket.create_connection((address[0], 9))
        assert len(denied) == 1
        with watch(), pytest.raises(DeniedError):
            socket.create_connection(address)


def test_a_grant_opens_no_process() -> None:
    with watch(Grant(frozenset({("127.0.0.1", 1)}))), pytest.raises(DeniedError):
        os.system("true")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:5000", "http://", "http://[x"])
def test_an_endpoint_that_is_no_url_of_http_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        engine_of(Options(endpoint_url=url))


def test_an_endpoint_where_nobody_listens_leaves_the_step_unreached() -> None:
    result = check_source(Source("create-queue.rst", EXAMPLE), Options(endpoint_url="http://127.0.0.1:9"))
    assert [step.judgement.verdict for step in result.steps] == [Verdict.UNREACHED]


def test_an_endpoint_is_asked_for_what_the_document_says() -> None:
    pytest.importorskip("flask_cors")
    from harness.account.opening import opened
    from harness.engines.remote import RemoteAccount
    from harness.engines.server import HOST, server

    world = World()
    with opened(world), server() as port:
        account = RemoteAccount(f"http://{HOST}:{port}", world, world.account_id)
        assert account.send(Call("kms", "CreateKey", {}, Span(0, 0))).succeeded
        assert len(account.send(Call("kms", "ListKeys", {}, Span(0, 0))).data["Keys"]) == 1


def test_without_the_program_the_engine_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HARNESS_AWS", raising=False)
    monkeypatch.setenv("PATH", os.devnull)
    ended = CliRunner().invoke(main, ["check", "--engine", "aws-cli", str(FOUNDING)])
    assert ended.exit_code == 2
    assert "HARNESS_AWS" in ended.output


@pytest.mark.oracle
def test_the_real_aws_finds_what_the_founding_example_contradicts(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("flask_cors")
    monkeypatch.setenv("HARNESS_AWS", str(ORACLE))
    source = Source("put-key-policy.rst", FOUNDING.read_text(encoding="utf-8"))
    result = check_source(source, Options(engine="aws-cli"))
    assert [step.judgement.verdict for step in result.steps] == [Verdict.VERIFIED, Verdict.WRONG]


@pytest.mark.oracle
def test_an_endpoint_in_the_document_does_not_lead_the_real_aws_away(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("flask_cors")
    monkeypatch.setenv("HARNESS_AWS", str(ORACLE))
    result = check_source(Source("create-queue.rst", EXAMPLE), Options(engine="aws-cli"))
    assert result.steps[0].judgement.verdict in (Verdict.VERIFIED, Verdict.GAP)


def test_the_process_sees_nothing_of_the_users_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from harness.engines.process import environment_of

    monkeypatch.setenv("AWS_SESSION_TOKEN", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://192.0.2.1")
    made = environment_of(tmp_path, "eu-west-1", "prod")
    assert not {"AWS_SESSION_TOKEN", "HTTPS_PROXY"} & made.keys()
    assert made["AWS_DEFAULT_REGION"] == "eu-west-1"
    assert "[profile prod]" in Path(made["AWS_CONFIG_FILE"]).read_text(encoding="utf-8")
