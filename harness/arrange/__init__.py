"""Arranging: puts an account into the state that a documented command takes for granted, from the service models alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.arrange.model import BY_AUTHOR, Authored, Hints, Redoing

if TYPE_CHECKING:
    from harness.account.account import Account
    from harness.account.model import Performance
    from harness.bindings import Bindings
    from harness.lowering.model import Call

__all__ = ["BY_AUTHOR", "Authored", "Hints", "Redoing", "perform", "to_redo", "touches", "whole_output"]


def perform(account: Account, call: Call, hints: Hints, bindings: Bindings) -> Performance:
    """Make a step's call, its documented ids turned into live ones, after arranging what it takes for granted.

    `bindings` grows by the ids of what was made. The reply is the last one: an error that no arranging cured is the
    step's own. Nothing is raised; at most `hints.limit` calls are made, and the same input makes the same calls.
    """
    from harness.account.model import Performance
    from harness.arrange.search import perform_step

    reply, search = perform_step(account, call, hints, bindings)
    return Performance(reply, tuple(search.created), tuple(search.attempts))


def touches(call: Call) -> bool:
    """Whether a call is to change what is there, by its verb."""
    from harness.arrange.verbs import READING
    from harness.arrange.words import parse_operation

    return parse_operation(call.operation).verb not in READING


def whole_output(call: Call | None, shown: Any, text: str) -> tuple[Any, bool]:
    """What a documented output says of the whole reply, and whether it does: before the `--query` that the call has.

    `shown` is the output as plain JSON, None where it is none; `text` the output as it is documented.
    """
    if call is None or call.query is None:
        return shown, shown is not None
    from harness.arrange.queried import before_query, table_before_query, text_before_query

    if call.output == "text":
        whole = text_before_query(call.query.value, text)
    elif call.output == "table":
        whole = table_before_query(call.query.value, text)
    else:
        whole = before_query(call.query.value, shown) if shown is not None else None
    return (shown, False) if whole is None else (whole, True)


def to_redo(account: Account, hints: Hints, performance: Performance, bindings: Bindings, call: Call) -> Redoing | None:
    """What to arrange otherwise in another replay of a step that did not come out as documented; None for nothing."""
    from harness.arrange.redoing import redoing

    return redoing(call, hints, performance, bindings, account.implements)
