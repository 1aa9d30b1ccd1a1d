"""The engine `--endpoint-url`: calls go to an emulator that the user runs, whose state stays as the calls leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from harness.account.environment import environment
from harness.account.model import World
from harness.engines.remote import RemoteAccount
from harness.errors import UsageError
from harness.lowering.model import Call
from harness.text import Span

if TYPE_CHECKING:
    from harness.account import Account
    from harness.engines import Engine
    from harness.reading import ReadStep

_WHO = Call("sts", "GetCallerIdentity", {}, Span(0, 0))


def endpoint(url: str) -> Engine:
    """The engine that asks `url`. Raises UsageError where it is no URL of HTTP."""
    _check(url)

    def engine(world: World, _steps: Sequence[ReadStep]) -> AbstractContextManager[Account]:
        return _opened(url, world)

    return engine


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_fine = False
    if not is_fine:
        raise UsageError("endpoint-url-wrong", f"`{url}` is not the URL of an emulator.", hint="Say http://HOST:PORT.")


@contextmanager
def _opened(url: str, world: World) -> Iterator[Account]:
    """An account of the emulator: the world's own where it takes an account id for an access key (LocalStack does)."""
    with environment(world.account_id, world.region):
        account = RemoteAccount(url, world, world.account_id)
        told = account.send(_WHO).raw.get("Account")
        if told:
            account.world = replace(world, account_id=str(told))
        yield cast("Account", account)
