"""Silence: a call that succeeds and shows nothing of what is documented, as if nothing were there to tell of.

Some emulators delete, tag and list what does not exist without a word, where the service would ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from harness.account.model import Reply
from harness.arrange.binding import place
from harness.arrange.evidence import Evidence
from harness.arrange.plans import reference_plans
from harness.arrange.references import Reference, references, value_at
from harness.arrange.words import singular

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_LEAST = 10.0  # of a plan's score, without what the message of an error adds to it
_TOLD = 20.0
_MOST = 8  # things that one call names


def broken(reaching: Reaching, documented: Any, reply: Reply) -> Reply:
    """The reply to the same call once what it names was made, where it shows nothing of what is documented."""
    if not is_silent(documented, reply):
        return reply
    made = [supply(reaching, reference) for reference in _named(reaching)[:_MOST]]
    if not any(made):
        return reply
    again = reaching.search.send(reaching.live())
    return again if again.succeeded else reply


def is_silent(documented: Any, reply: Reply) -> bool:
    """Whether a reply has nothing of any member that is documented with something."""
    shown = documented if isinstance(documented, Mapping) else {}
    told = [name for name, value in shown.items() if value or value in (0, False)]
    return bool(told) and not any(reply.raw.get(name) for name in told)


def _named(reaching: Reaching) -> list[Reference]:
    found = references(reaching.operation, reaching.call.parameters)
    return [one for one in found if isinstance(one.value, str) and not _is_filter(one)]


def _is_filter(reference: Reference) -> bool:
    """Whether it is what a list is to be narrowed to: nothing that has to be there."""
    return any(isinstance(step, str) and singular(step.lower()) == "filter" for step in reference.path)


def supply(reaching: Reaching, reference: Reference) -> bool:
    """Make what a reference names, as if the service had said that there is no such thing."""
    live = value_at(reaching.live().parameters, reference.path)
    if place(reference) in reaching.supplied or live in reaching.search.known:
        return False
    missing = Evidence(f"NotFound {reference.value} not found", "", 404)
    plans = [plan for plan in reference_plans(reaching, reference, missing, live) if plan.key not in reaching.tried]
    for plan in sorted(plans, key=lambda plan: -plan.score):
        if plan.score < _LEAST + _TOLD or reaching.search.left < 2:
            return False
        reaching.tried.add(plan.key)
        if plan.act():
            return True
    return False
