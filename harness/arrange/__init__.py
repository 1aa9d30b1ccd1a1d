"""Arranging: puts an account into the state that a documented command takes for granted, from the service models alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.arrange.model import BY_AUTHOR, Authored, Hints

if TYPE_CHECKING:
    from harness.account.account import Account
    from harness.account.model import Performance
    from harness.bindings import Bindings
    from harness.lowering.model import Call

__all__ = ["BY_AUTHOR", "Authored", "Hints", "perform"]


def perform(account: Account, call: Call, hints: Hints, bindings: Bindings) -> Performance:
    """Make a step's call, its documented ids turned into live ones, after arranging what it takes for granted.

    `bindings` grows by the ids of what was made. The reply is the last one: an error that no arranging cured is the
    step's own. Nothing is raised; at most `hints.limit` calls are made, and the same input makes the same calls.
    """
    from harness.account.model import Performance
    from harness.arrange.search import perform_step

    reply, search = perform_step(account, call, hints, bindings)
    return Performance(reply, tuple(search.created), tuple(search.attempts))
