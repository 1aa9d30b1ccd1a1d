"""Paging: the token of a page that a command continues from, which only the page before it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from harness.arrange.making import make_default
from harness.arrange.plan import Plan
from harness.arrange.variation import next_value
from harness.arrange.words import parse_name

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_SCORE = 50.0
_MOST_MADE = 3


def page_plans(reaching: Reaching) -> Iterator[Plan]:
    """The page before the one that `--starting-token` asks for, where the token is refused."""
    token = reaching.call.pagination.get("StartingToken")
    if isinstance(token, str) and not reaching.is_ours:
        yield Plan(_SCORE, ("page", token), partial(_turn, reaching, token))


def _turn(reaching: Reaching, token: str) -> bool:
    """Read a page of one item, with more made as long as there is but one, and bind its token."""
    search, before = reaching.search, replace(reaching.live(), pagination={"MaxItems": 1}, query=None)
    for _ in range(_MOST_MADE):
        reply = search.send(before) if search.left > 1 else None
        live = reply.raw.get("NextToken") if reply is not None and reply.succeeded else None
        if isinstance(live, str):
            search.bindings.bind(token, live)
            return True
        if reply is None or not reply.succeeded or not _made_more(reaching):
            return False
    return False


def _made_more(reaching: Reaching) -> bool:
    """Whether one more of the things that a command lists was created, under a name that none of them has."""
    operation, search = reaching.operation, reaching.search
    for maker in operation.service.by_noun[operation.noun]:
        if maker.verb == "create" and search.account.implements(operation.service.name, maker.name):
            made = [one.call.parameters for one in search.created if one.call.operation == maker.name]
            last = made[-1] if made else {}
            named = {
                name: next_value(last[name]) for name in maker.required & last.keys() if parse_name(name).kind == "name"
            }
            return make_default(reaching, maker, f"{operation.name} goes on after what {maker.name} makes", named)
    return False
