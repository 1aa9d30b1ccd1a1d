"""While a call is made, neither the network nor a process nor a foreign file is within reach."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from calls import WORLD, call
from harness.account import open_account
from harness.account.clients import client
from harness.account.guard import DeniedError, watch

HOSTILE: dict[str, Callable[[Path], Any]] = {
    "connects": lambda _: socket.create_connection(("127.0.0.1", 9)),
    "resolves a name": lambda _: socket.getaddrinfo("example.com", 443),
    "fetches": lambda _: urllib.request.urlopen("http://127.0.0.1:9/"),
    "posts": lambda _: requests.post("http://127.0.0.1:9/", timeout=1),
    "starts a process": lambda _: subprocess.run(["true"], check=False),
    "asks a shell": lambda _: os.system("true"),
    "forks": lambda _: os.fork(),
    "writes a file": lambda folder: (folder / "new").write_text("x"),
    "opens a file to append": lambda folder: os.open(folder / "new", os.O_APPEND | os.O_CREAT),
    "reads a file of the system": lambda _: Path("/etc/passwd").read_text(),
    "reads a file by a detour": lambda _: Path(os.__file__, *[".."] * 20, "etc", "passwd").read_text(),
    "reads a file of the user": lambda folder: (folder / "secret").read_bytes(),
    "makes a folder": lambda folder: (folder / "new").mkdir(),
    "removes a file": lambda folder: (folder / "secret").unlink(),
    "renames a file": lambda folder: (folder / "secret").rename(folder / "new"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("secret")
    return tmp_path


@pytest.mark.parametrize("attempt", HOSTILE.values(), ids=HOSTILE)
def test_the_guard_denies_what(attempt: Callable[[Path], Any], folder: Path) -> None:
    with watch() as denied, pytest.raises((OSError, requests.RequestException)):
        attempt(folder)
    assert denied
    assert [path.name for path in folder.iterdir()] == ["secret"]


def test_an_emulator_that_reaches_out_is_a_failure_even_where_it_hides_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def reach_out(_self: object) -> dict[str, Any]:
        try:
            socket.getaddrinfo("example.com", 443)
        except OSError:
            return {"hidden": True}
        return {}

    from moto.kms.responses import KmsResponse

    monkeypatch.setattr(KmsResponse, "list_keys", reach_out)
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys"))
    assert reply.failure is not None
    assert reply.failure.kind == "guard"
    assert "the network" in reply.failure.message


def test_a_host_that_the_emulator_does_not_know_is_never_asked() -> None:
    with open_account(WORLD):
        made = client("kms", "us-east-1")
        made.meta.events.register("before-sign.kms.ListKeys", _send_elsewhere, unique_id="elsewhere")
        try:
            with pytest.raises(DeniedError):
                made.list_keys()
        finally:
            made.meta.events.unregister("before-sign.kms.ListKeys", unique_id="elsewhere")


def _send_elsewhere(request: Any, **_: Any) -> None:
    request.url = "https://kms.example.com/"


def test_the_endpoint_that_a_document_gives_is_not_used() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys", endpoint_url="https://example.com/"))
    assert reply.raw == {"Keys": []}


@pytest.mark.parametrize("bucket", ["example.com/evil", "a@b", "..", "evil.com#"])
def test_a_bucket_named_like_a_host_reaches_nothing(bucket: str) -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("s3", "GetObject", {"Bucket": bucket, "Key": "x"}, outfile="x"))
    assert not reply.succeeded


def test_a_message_to_a_subscriber_on_the_network_goes_nowhere() -> None:
    with open_account(WORLD) as account:
        topic = account.send(call("sns", "CreateTopic", {"Name": "topic"})).raw["TopicArn"]
        subscriber = {"TopicArn": topic, "Protocol": "http", "Endpoint": "http://127.0.0.1:9/"}
        account.send(call("sns", "Subscribe", subscriber))
        reply = account.send(call("sns", "Publish", {"TopicArn": topic, "Message": "hello"}))
    assert reply.failure is not None
    assert reply.failure.kind == "guard"


def test_no_thread_runs_on_behind_a_call() -> None:
    ran: list[int] = []
    with watch():
        threading.Thread(target=ran.append, args=(1,)).start()
    assert ran == []


def test_other_threads_and_other_times_are_not_guarded(tmp_path: Path) -> None:
    def write() -> None:
        (tmp_path / "a").write_text("x")

    with open_account(WORLD):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        (tmp_path / "b").write_text("x")
    assert len(list(tmp_path.iterdir())) == 2
