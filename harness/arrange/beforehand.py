"""Beforehand: what gives a thing, before a command changes it, what the reply to the change tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from harness.arrange.amending import Amender, again, amenders
from harness.arrange.lacks import Lack
from harness.arrange.models import Operation
from harness.arrange.producer import Implements
from harness.arrange.references import value_at
from harness.lowering.model import Call

_MOST_LACKS = 4
_MOST_AMENDERS = 2
_NEW = frozenset({"create", "run", "allocate", "request", "start"})  # verbs of what has no state before


def given_beforehand(
    operation: Operation, call: Call, lacking: Sequence[Lack], reply: Any, implements: Implements
) -> Iterator[Amender]:
    """What gives a thing, before it is changed, what the reply has to tell of it beside what the call gives.

    What is only being made has nothing yet.
    """
    given = {name.lower() for name in call.parameters}
    seen = set()
    for lack in lacking[:_MOST_LACKS] if operation.verb not in _NEW else ():
        is_givens = lack.index < 0 and lack.name.lower() in given
        if lack.is_other or is_givens or not _is_shown_whole(lack, lacking, reply):
            continue
        found = [*again(operation, lack), *amenders(operation, call.parameters, lack, implements)]
        found = [amender for amender in found if amender.operation.required & call.parameters.keys()]
        for amender in found[:_MOST_AMENDERS]:
            if lack.index >= 0 or amender.operation.name not in seen:
                seen.add(amender.operation.name)
                yield amender


def _is_shown_whole(lack: Lack, lacking: Sequence[Lack], reply: Any) -> bool:
    """Whether the document shows every item that the reply has in the list: those that the call gave are among them."""
    if lack.index < 0:
        return True
    lacks_here = sum(1 for other in lacking if other.path == lack.path and other.index >= 0)
    return len(lack.whole) - lacks_here == len(value_at(reply, lack.path) or ())
