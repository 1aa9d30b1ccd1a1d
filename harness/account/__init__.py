"""The in-memory AWS account: opened for a `World`, sent calls, and closed without a trace.

`open_account(world)` is a context manager that gives an `Account`; one process has at most one open at a time.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from harness.account.model import Created, Failure, Performance, Reply, ServiceError, World

if TYPE_CHECKING:
    from harness.account.account import Account

__all__ = [
    "Account",
    "Created",
    "Failure",
    "Performance",
    "Reply",
    "ServiceError",
    "World",
    "implements",
    "open_account",
]


def open_account(world: World, deadline: float | None = None) -> AbstractContextManager[Account]:
    """An empty account in `world`: fixed clock, seeded ids, dummy credentials, no network.

    `deadline` is how many seconds a call may take (20 unless told).
    """
    from harness.account.opening import opened  # moto and botocore take a second to import

    return opened(world, deadline)


def implements(service: str, operation: str) -> bool:
    """Whether the emulator has the operation (`implements("kms", "CreateKey")`); no request is made."""
    from harness.account.implemented import is_implemented

    return is_implemented(service, operation)


def __getattr__(name: str) -> object:
    if name == "Account":
        from harness.account.account import Account

        return Account
    raise AttributeError(name)
