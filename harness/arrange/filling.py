"""Filling: creates what a documented output shows and a successful reply lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from harness.account.model import Reply
from harness.arrange.evidence import Evidence
from harness.arrange.facts import NONE
from harness.arrange.lacks import Lack, lacks, reference_of
from harness.arrange.making import produce, set_state
from harness.arrange.plan import Plan
from harness.arrange.plans import producers_of
from harness.arrange.setters import setters
from harness.arrange.verbs import READING

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching


def fill(reaching: Reaching, documented: Any, reply: Reply) -> Reply:
    """Create what the documented output shows beyond the reply, and read again as long as that helps."""
    if reaching.operation.verb not in READING:
        return reply
    while reaching.search.left > 2:
        lacking = lacks(reaching.operation, documented, reply.raw)
        plans = [
            plan for lack in lacking[:12] for plan in _lack_plans(reaching, lack) if plan.key not in reaching.tried
        ]
        if not plans:
            return reply
        best = max(plans, key=lambda plan: plan.score)
        reaching.tried.add(best.key)
        if best.act():
            again = reaching.search.send(reaching.live())
            reply = again if again.succeeded else reply
    return reply


def _lack_plans(reaching: Reaching, lack: Lack) -> Iterator[Plan]:
    reference = reference_of(lack)
    place = (*lack.path, lack.index)
    if lack.index >= 0 and reference is not None:
        record = lack.item if isinstance(lack.item, Mapping) else NONE
        for rank, producer in enumerate(producers_of(reaching, reference)):
            key = ("lack", place, repr(producer.operation))
            if producer.score > 12:
                yield Plan(
                    producer.score + 5 - 3 * rank - lack.index,
                    key,
                    partial(produce, reaching, producer, reference, record),
                )
    record = {lack.name: lack.whole}
    nothing = Evidence("", "", 200)
    for setter in setters(
        reaching.operation, reaching.call.parameters, nothing, reaching.search.account.implements, (lack.name,)
    )[:3]:
        key = ("fill", lack.path, setter.operation.name)
        yield Plan(setter.score - lack.index, key, partial(set_state, reaching, setter, record))
