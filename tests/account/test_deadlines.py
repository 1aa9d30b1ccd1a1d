"""A call that runs on is interrupted."""

from __future__ import annotations

import re
import threading
import time

import pytest

from calls import WORLD, call
from harness.account import open_account
from harness.account.deadline import DeadlineError, deadline


def spin() -> None:
    while True:
        pass


def spin_on_whatever_is_raised() -> None:
    for _ in range(3):
        try:
            spin()
        except BaseException:
            continue


@pytest.mark.parametrize("body", [spin, lambda: re.match("(a*)*b", "a" * 40)], ids=["loop", "regular expression"])
def test_what_runs_past_the_deadline_is_interrupted(body: object) -> None:
    with pytest.raises(DeadlineError), deadline(0.05):
        body()  # type: ignore[operator]


def test_the_interruption_comes_again_where_it_was_swallowed() -> None:
    with deadline(0.05):
        spin_on_whatever_is_raised()


def test_what_only_waits_is_interrupted_too() -> None:
    with pytest.raises(DeadlineError), deadline(0.02):
        threading.Event().wait(30)


def test_it_works_in_a_thread() -> None:
    seen: list[BaseException] = []

    def run() -> None:
        try:
            with deadline(0.05):
                spin()
        except DeadlineError as error:
            seen.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)
    assert len(seen) == 1


def test_what_is_done_in_time_is_left_alone() -> None:
    with deadline(0.05):
        pass
    end = time.monotonic() + 0.15
    while time.monotonic() < end:
        pass


def test_a_call_that_hangs_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    from moto.kms.responses import KmsResponse

    monkeypatch.setattr(KmsResponse, "list_keys", lambda _: spin())
    with open_account(WORLD, deadline=0.5) as account:
        account.send(call("kms", "CreateKey"))  # the first call of a service takes longest
        reply = account.send(call("kms", "ListKeys"))
        after = account.send(call("kms", "CreateKey"))
    assert reply.failure is not None
    assert reply.failure.kind == "deadline"
    assert after.succeeded


def test_an_emulator_that_sleeps_passes_virtual_time_only() -> None:
    with open_account(WORLD) as account:
        queue = account.send(call("sqs", "CreateQueue", {"QueueName": "queue"})).raw["QueueUrl"]
        begun = time.monotonic()
        reply = account.send(call("sqs", "ReceiveMessage", {"QueueUrl": queue, "WaitTimeSeconds": 20}))
    assert reply.succeeded
    assert time.monotonic() - begun < 5
