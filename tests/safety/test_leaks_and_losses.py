"""A run of many documents: nothing leaks from one to the next, nothing reaches out, and a killed worker loses nothing."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hostile import NETWORK, RUNNING, document

from harness.checker import check_file, check_paths
from harness.findings import Verdict
from harness.options import Options
from harness.report.json_format import report
from harness.report.tally import Tally

EXAMPLES = Path(__file__).parents[2] / "examples" / "kms"
HANDFUL = ("create-alias", "create-grant", "encrypt", "get-key-policy", "list-aliases", "list-resource-tags")

CORPUS_LIKE = {
    "bucket": "aws s3api create-bucket --bucket amzn-s3-demo-bucket\naws s3api list-buckets --query 'Buckets[].Name'",
    "role": "aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
    "instances": "aws ec2 describe-instances --instance-ids i-1234567890abcdef0",
    "queue": "aws sqs send-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/q --message-body x",
    "table": "aws dynamodb describe-table --table-name MusicCollection",
    "function": "aws lambda get-function --function-name my-function",
    "topic": "aws sns list-topics",
    "secret": "aws secretsmanager get-secret-value --secret-id MyTestSecret",
    "parameter": "aws ssm put-parameter --name p --value v --type String\naws ssm get-parameter --name p",
}

_watching = threading.local()
"""While `seen` is set for a thread, what it does to the world is noted there."""
_hooked: list[bool] = []


def note(event: str, arguments: tuple[Any, ...]) -> None:
    seen = getattr(_watching, "seen", None)
    if seen is None:
        return
    is_written = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    reaches_out = event.startswith(("socket.connect", "socket.getaddrinfo", "subprocess", "os.system", "os.exec"))
    if reaches_out or event in ("os.fork", "os.remove", "os.rename", "os.mkdir", "os.posix_spawn") or is_written:
        seen.append((event, repr(arguments)[:200]))


@pytest.fixture
def seen() -> Any:
    """What the test's thread does to network, processes and files, by Python's own audit events."""
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(note)
    _watching.seen = found = []
    yield found
    _watching.seen = None


def written(folder: Path, commands: dict[str, str]) -> list[str]:
    paths = []
    for name, command in commands.items():
        path = folder / f"{name}.rst"
        path.write_bytes(document(command))
        paths.append(str(path))
    return paths


def rows(paths: Sequence[str], options: Options = Options(jobs=1)) -> dict[str, Any]:  # noqa: B008
    told = report((check_file(path, options) for path in paths), Tally())
    told["summary"].pop("seconds")
    return told


def test_nothing_reaches_out_while_examples_are_replayed(tmp_path: Path, seen: list[Any]) -> None:
    paths = [*written(tmp_path, CORPUS_LIKE), *(str(EXAMPLES / f"{name}.rst") for name in HANDFUL)]
    seen.clear()
    results = [check_file(path) for path in paths]
    assert [event for event in seen if "__pycache__" not in event[1] and os.devnull not in event[1]] == []
    assert any(step.judgement.verdict is Verdict.VERIFIED for result in results for step in result.steps)


def test_documents_in_another_order_give_the_same_rows(tmp_path: Path) -> None:
    paths = [*written(tmp_path, CORPUS_LIKE), *(str(EXAMPLES / f"{name}.rst") for name in HANDFUL)]
    assert rows(paths) == rows(paths[::-1]) == rows(paths)


def sleeps(_self: object) -> None:
    while True:
        pass


def crashes(_self: object) -> None:
    raise SystemError("the emulator is broken")


def connects(_self: object) -> dict[str, Any]:
    import socket

    socket.create_connection(("127.0.0.1", 9))
    return {}


def starts(_self: object) -> dict[str, Any]:
    return {"status": os.system("touch /tmp/evil")}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(sleeps, "deadline"), (crashes, "crash"), (connects, "guard"), (starts, "guard")],
    ids=["sleeps", "crashes", "connects", "starts a process"],
)
def test_a_broken_emulator_leaves_a_step_unreached_and_says_why(
    fault: Callable[[object], Any], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moto.kms.responses import KmsResponse

    monkeypatch.setattr("harness.account.account.DEADLINE", 0.2)
    monkeypatch.setattr(KmsResponse, "list_keys", fault)
    (path,) = written(tmp_path, {"broken": "aws kms list-keys"})
    (step,) = check_file(path).steps
    assert step.judgement.verdict is Verdict.UNREACHED
    assert f"({reason})" in step.judgement.reason


def test_the_host_is_unharmed_afterwards(tmp_path: Path) -> None:
    before = (
        dict(os.environ),
        time.sleep,
        signal.getsignal(signal.SIGALRM),
        sys.dont_write_bytecode,
        sys.getrecursionlimit(),
    )
    for data in (*NETWORK.values(), *RUNNING.values()):
        if b"100000000" not in data:
            (tmp_path / "x.rst").write_bytes(data)
            check_file(str(tmp_path / "x.rst"))
    after = (
        dict(os.environ),
        time.sleep,
        signal.getsignal(signal.SIGALRM),
        sys.dont_write_bytecode,
        sys.getrecursionlimit(),
    )
    assert after == before
    assert abs(time.time() - (tmp_path / "x.rst").stat().st_mtime) < 300
    with os.popen("echo fine") as process:
        assert process.read() == "fine\n"


@pytest.mark.skipif(sys.platform != "linux", reason="workers are found in /proc")
def test_killing_workers_loses_no_document_and_no_verdict(tmp_path: Path) -> None:
    paths = written(tmp_path, {f"{n:02}-{name}": text for n in range(7) for name, text in CORPUS_LIKE.items()})
    done = threading.Event()
    killed: list[int] = []
    killer = threading.Thread(target=kill_now_and_then, args=(done, killed))
    killer.start()
    try:
        results = list(check_paths(paths, Options(jobs=2)))
    finally:
        done.set()
        killer.join()
    assert killed
    assert [result.source.path for result in results] == sorted(paths)
    assert all(result.steps for result in results)
    reasons = [step.judgement.reason for result in results for step in result.steps]
    assert [reason for reason in reasons if "died" in reason] == []


def kill_now_and_then(done: threading.Event, killed: list[int]) -> None:
    """Kill a worker three times: a child of the fork server, not the server itself."""
    chance = random.Random(1)
    while not done.wait(0.7) and len(killed) < 3:
        workers = [child for server in children(os.getpid()) for child in children(server)]
        if workers:
            victim = chance.choice(workers)
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)


def children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found
