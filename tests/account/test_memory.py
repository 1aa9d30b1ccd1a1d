"""A call that grows without end is stopped before the machine is."""

from __future__ import annotations

import sys

import pytest

from calls import WORLD, call
from harness.account import open_account
from harness.account.memory import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory is taken")


def test_what_takes_more_than_its_room_is_refused_and_later_allowed() -> None:
    with memory(1 << 26), pytest.raises(MemoryError):
        bytearray(1 << 27)
    assert len(bytearray(1 << 27)) == 1 << 27


DOUBLING = "to_string(@)|" + "join('', [@,@])|" * 40 + "length(@)"


def test_a_query_that_doubles_its_data_is_refused() -> None:
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys", query=DOUBLING))
    assert reply.error is not None
    assert reply.error.code == "JMESPathError"


def test_a_query_that_takes_all_memory_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.catalog.query_limits.MAX_COPIES", 1 << 200)
    with open_account(WORLD) as account:
        reply = account.send(call("kms", "ListKeys", query=DOUBLING))
    assert reply.failure is not None
    assert reply.failure.kind == "crash"


def test_after_a_hang_there_is_less_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    from moto.kms.responses import KmsResponse

    def spin(_self: object) -> None:
        while True:
            pass

    monkeypatch.setattr("harness.account.account._AFTER_A_HANG", 0.4)
    monkeypatch.setattr(KmsResponse, "list_keys", spin)
    with open_account(WORLD, deadline=0.5) as account:
        account.send(call("kms", "CreateKey"))  # the first call of a service takes longest
        account.send(call("kms", "ListKeys"))
        assert account._deadline == 0.4
        assert account.send(call("kms", "CreateKey")).succeeded
