"""Calls to arrange for, and what was made for them."""

from __future__ import annotations

from harness.account.account import Account
from harness.account.model import Performance
from harness.arrange import Hints, perform
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span


def call(service: str, operation: str, **parameters: object) -> Call:
    return Call(service, operation, parameters, Span(0, 0))


def performed(account: Account, service: str, operation: str, **parameters: object) -> Performance:
    return perform(account, call(service, operation, **parameters), Hints(), Bindings())


def made(performance: Performance) -> list[str]:
    """The operations of the calls that were made, in their order."""
    return [created.call.operation for created in performance.created]
