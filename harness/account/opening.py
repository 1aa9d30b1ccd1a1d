"""Opening an account: everything that a reply could depend on is set from the world, and put back afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from harness.account.account import Account
from harness.account.chance import chance
from harness.account.clock import clock
from harness.account.emulator import emulator
from harness.account.environment import environment
from harness.account.model import World


@contextmanager
def opened(world: World, deadline: float | None = None) -> Iterator[Account]:
    """An empty account in `world`; `deadline` is in seconds, for each call (None: what is usual)."""
    with ExitStack() as stack:
        stack.enter_context(environment(world.account_id, world.region))
        time = stack.enter_context(clock(world.clock))
        stack.enter_context(emulator(world.account_id))
        stack.enter_context(chance(world.seed))
        yield Account(world, time, deadline)
