"""Filling: creates what a documented output shows and a successful reply lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from harness.account.model import Reply
from harness.arrange.amending import amenders
from harness.arrange.evidence import NOTHING_SAID
from harness.arrange.facts import NONE, Record
from harness.arrange.lacks import Lack, identifiers, lacks, next_page, reference_of
from harness.arrange.making import amend, produce, set_state, take_spare
from harness.arrange.model import Hints
from harness.arrange.plan import Plan
from harness.arrange.plans import producers_of
from harness.arrange.producer import Producer
from harness.arrange.references import Reference
from harness.arrange.setters import setters
from harness.arrange.told import strings
from harness.arrange.verbs import READING
from harness.arrange.words import is_state, parse_name

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching


_LIKELY = 10.0  # of a producer's score
_PATIENCE = 6  # plans that may fail to help, one after the other
_LONGEST = 100  # items of a list that anybody arranged
_LEAST = 25  # calls that are left for filling, whatever reaching took


def fill(reaching: Reaching, hints: Hints, reply: Reply) -> Reply:
    """Create what the documented output shows beyond the reply, and read again as long as that helps.

    What is there is changed for the first command alone, and things are put beside it where no command changed anything:
    else the reply tells of what they did, or showed, and it is theirs to agree with.
    """
    if reaching.operation.verb not in READING or is_catalogue(reply):
        return reply
    reaching.search.left = max(reaching.search.left, _LEAST)
    ways, patience, seen, last = _Ways(reaching, hints), _PATIENCE, set[frozenset[Any]](), ""
    # Of operations: what helped may help with the next of a list, too, and what did not, not.
    worth: dict[str, int] = {}
    while reaching.search.left > 2 and patience:
        reaching.search.known |= identifiers(reply.raw) - set(strings(reaching.live().parameters))
        lacking = _lacking(reaching, hints, reply)
        state = frozenset((lack.path, lack.index) for lack in lacking)
        is_new = state not in seen
        patience = _PATIENCE if is_new else patience - 1
        worth[last] = 1 if is_new else -1
        seen.add(state)
        plans = [plan for lack in lacking for plan in ways.of(lack) if plan.key not in reaching.tried]
        plans = plans or [plan for plan in _spare_plans(reaching) if lacking and plan.key not in reaching.tried]
        if not plans:
            return _awaited(reaching, hints, reply, lacking)
        best = max(plans, key=lambda plan: (worth.get(_operation(plan), 0), plan.score))
        reaching.tried.add(best.key)
        last = _operation(best)
        if best.act():
            again = reaching.search.send(reaching.live())
            reply = again if again.succeeded else reply
    return reply


def _awaited(reaching: Reaching, hints: Hints, reply: Reply, lacking: list[Lack]) -> Reply:
    """The reply to looking again, as long as less is lacking then: things come into a state while one waits."""
    while reaching.search.left > 2 and any(lack.is_other and is_state(lack.name) for lack in lacking):
        again = reaching.search.send(reaching.live())
        left = _lacking(reaching, hints, again) if again.succeeded else lacking
        if len(left) >= len(lacking):
            return reply
        reply, lacking = again, left
    return reply


def is_catalogue(reply: Reply) -> bool:
    """Whether a reply lists what the service has for everybody (instance types, prices), which is as it is."""
    return any(isinstance(value, list) and len(value) > _LONGEST for value in reply.raw.values())


class _Ways:
    """The plans for each lack, found once as long as it is the same: every reading of the state has most of them again."""

    def __init__(self, reaching: Reaching, hints: Hints) -> None:
        self._reaching = reaching
        self._hints = hints
        self._known: dict[tuple[Any, ...], tuple[Lack, list[Plan]]] = {}

    def of(self, lack: Lack) -> list[Plan]:
        place = (lack.path, lack.index, lack.is_other)
        known = self._known.get(place)
        if known is None or known[0] != lack:
            known = self._known[place] = (lack, list(_lack_plans(self._reaching, lack, self._hints)))
        return known[1]


def _operation(plan: Plan) -> str:
    """The name of the operation that a plan of filling calls, which its key ends with."""
    return str(plan.key[-1]).rpartition(".")[2]


def _lacking(reaching: Reaching, hints: Hints, reply: Reply) -> list[Lack]:
    shown = reaching.search.bindings.to_documented(dict(reply.raw))
    lacking = lacks(reaching.operation, hints.output, shown, hints.is_untouched)
    if lacking or not hints.is_untouched:
        return lacking
    return list(next_page(reaching.operation, reaching.call, hints.output, reply.data))


def _lack_plans(reaching: Reaching, lack: Lack, hints: Hints) -> Iterator[Plan]:
    if hints.is_first or (hints.is_untouched and lack.index >= 0):
        yield from _amending_plans(reaching, lack)
    if lack.is_other:
        return
    reference = reference_of(lack)
    place = (*lack.path, lack.index)
    if lack.index >= 0 and reference is not None:
        record = _with_only(lack.item) if isinstance(lack.item, Mapping) else NONE
        for rank, producer in enumerate(producers_of(reaching, reference)):
            key = ("lack", place, repr(producer.operation))
            if producer.score > _LIKELY and _is_of_kind(producer, reference):
                yield Plan(
                    producer.score + 5 - 3 * rank - lack.index,
                    key,
                    partial(produce, reaching, producer, reference, record),
                )
    for plan in _setter_plans(reaching, lack, (lack.name,), lack.around, ("around", lack.path[:-1])):
        yield replace(plan, score=plan.score + 0.5)  # all that is documented beside it is the same thing's state
    yield from _setter_plans(reaching, lack, (lack.name,), {lack.name: lack.whole}, ("fill", lack.path))
    if lack.index >= 0:
        for nouns, record in _item_records(lack):
            yield from _setter_plans(reaching, lack, nouns, record, ("item", *place))


def _with_only(item: Record) -> Record:
    """An object, and what is said of the only object in a list of it: one instance of a reservation is what was asked for."""
    lists = (value for value in item.values() if isinstance(value, list) and len(value) == 1)
    return {**{key: one for (only,) in lists if isinstance(only, Mapping) for key, one in only.items()}, **item}


def _is_of_kind(producer: Producer, reference: Reference) -> bool:
    """Whether an operation makes what an ARN says that it is of, or a part of that: what is bound is not to be another thing."""
    noun = reference.arn.noun if reference.arn else ""
    return noun not in producer.operation.service.made_nouns or producer.operation.noun.startswith(noun)


def _spare_plans(reaching: Reaching) -> Iterator[Plan]:
    """What was made and looks like another thing than is documented, where nothing else will do."""
    for producer, reference, reply in reaching.spare:
        if isinstance(reference.value, str) and reference.value:
            key = ("spare", reference.value, repr(producer.operation))
            yield Plan(0.0, key, partial(_use_spare, reaching, producer, reference, reply))


def _use_spare(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> bool:
    take_spare(reaching, producer, reference, reply)
    return True


def _amending_plans(reaching: Reaching, lack: Lack) -> Iterator[Plan]:
    found = amenders(reaching.operation, reaching.call.parameters, lack, reaching.search.account.implements)
    for amender in found[:3]:
        key = ("amend", *lack.path, lack.index, amender.operation.name)
        yield Plan(amender.score - max(lack.index, 0), key, partial(amend, reaching, amender))


def _setter_plans(
    reaching: Reaching, lack: Lack, names: tuple[str, ...], record: Record, key: tuple[Any, ...]
) -> Iterator[Plan]:
    """Operations that set the state that shows what is lacking, given what is documented of it."""
    implements = reaching.search.account.implements
    found = setters(reaching.operation, reaching.call.parameters, NOTHING_SAID, implements, names)
    for setter in found[:3]:
        act = partial(set_state, reaching, setter, record)
        yield Plan(setter.score - lack.index, (*key, setter.operation.name), act)


def _item_records(lack: Lack) -> Iterator[tuple[tuple[str, ...], Record]]:
    """An item as the operation that adds it to its list may take it: `things: ["x"]` as `thingName: "x"`, an object as it is."""
    if isinstance(lack.item, Mapping):
        identifying = tuple(str(name) for name in lack.item if parse_name(str(name)).kind)
        yield identifying, lack.item
    elif isinstance(lack.item, str):
        singular = parse_name(lack.name).noun
        names = tuple(singular + kind for kind in ("Arn" if lack.item.startswith("arn:") else "Name", "Id", ""))
        yield names, dict.fromkeys(names, lack.item)
