"""Plans: what may be tried when a call fails, each with how likely it is to help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from harness.arrange.evidence import Evidence
from harness.arrange.facts import NONE, Record
from harness.arrange.kinds import kinds
from harness.arrange.making import make_again, make_default, place, produce, set_state
from harness.arrange.members import member_plans
from harness.arrange.namers import naming_member
from harness.arrange.plan import Plan
from harness.arrange.producers import Producer, producers
from harness.arrange.references import Reference, parse_arn, references, value_at
from harness.arrange.setters import setters
from harness.arrange.told import noun_in_code, sharpened, told_references
from harness.arrange.verbs import MAKING
from harness.lowering.model import Path

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_UNRIVALLED = 41.0  # no plan for a value that the error does not repeat scores as much


def plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    if reaching.is_ours:
        yield from member_plans(reaching, found)
    live = reaching.live().parameters
    known = references(reaching.operation, reaching.call.parameters)
    named = [found.names(ref.value) or found.names(value_at(live, ref.path)) for ref in known]
    blamed = [
        plan
        for ref, is_named in zip(known, named, strict=True)
        if is_named
        for plan in _all_of(reaching, ref, found, live)
    ]
    yield from blamed
    if not any(plan.score > _UNRIVALLED and plan.key not in reaching.tried for plan in blamed):
        for reference, is_named in zip(known, named, strict=True):
            if not is_named:  # looked at last: to find who makes it may take the models of other services
                yield from _all_of(reaching, reference, found, live)
    yield from _default_plans(reaching, found)
    yield from _kind_plans(reaching, found)
    for reference in told_references(live, found):
        yield from reference_plans(reaching, reference, found, reaching.search.bindings.to_live(reference.value))
    if reaching.is_ours and not found.is_missing:
        return
    for setter in setters(reaching.operation, reaching.call.parameters, found, reaching.search.account.implements)[:6]:
        if repr(setter.operation) not in reaching.busy and (reaching.depth < 2 or setter.score > 12):
            record = _shown_of(reaching, setter.operation.noun)
            yield Plan(setter.score, ("set", setter.operation.name), partial(set_state, reaching, setter, record))


def _shown_of(reaching: Reaching, noun: str) -> Record:
    """What the example's outputs show of a thing: the object that is named so, or the whole output of a step that is about it."""
    facts = reaching.search.facts
    is_about = reaching.depth == 0 and noun == reaching.operation.noun and facts.shown
    return facts.about(noun) or (facts.shown[0][1] if is_about else NONE)


def _all_of(reaching: Reaching, reference: Reference, found: Evidence, live: Any) -> Iterator[Plan]:
    sharp = sharpened(reference, reaching.operation, reaching.call.parameters, found)
    value = value_at(live, reference.path)
    yield from reference_plans(reaching, sharp, found, value)
    yield from _bare_plans(reaching, reference, found, value)


def reference_plans(reaching: Reaching, reference: Reference, found: Evidence, live: Any) -> Iterator[Plan]:
    named = found.names(reference.value) or found.names(live)
    is_outer = len([step for step in reference.path if isinstance(step, str)]) == 1
    is_spoken_of = named or (is_outer and any(map(found.speaks_of, reference.nouns)))
    is_told = reference.is_strong or (is_spoken_of and found.is_missing)
    if place(reference) in reaching.supplied or _is_own_name(reaching, reference) or not is_told:
        return
    if isinstance(live, str) and live in reaching.search.known:
        return
    told = 20.0 if named else 8.0 if found.is_missing and any(map(found.speaks_of, reference.nouns)) else 0.0
    for rank, producer in enumerate(producers_of(reaching, reference)):
        if repr(producer.operation) not in reaching.busy:
            key = ("make", place(reference), repr(producer.operation))
            yield Plan(producer.score + told - 3 * rank, key, partial(produce, reaching, producer, reference))


def _default_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """The thing that a call uses where it names none (a default cluster): made without a name."""
    noun = noun_in_code(found)
    if not noun and found.is_of_nothing:  # what the whole service is about (an organization)
        noun = next((made for made in sorted(reaching.operation.service.made_nouns) if _is_name_of(reaching, made)), "")
    if any(noun in reference.nouns for reference in references(reaching.operation, reaching.call.parameters)):
        return
    for operation in reaching.operation.service.by_noun.get(noun, ()) if noun else ():
        is_there = reaching.search.account.implements(operation.service.name, operation.name)
        if operation.verb == "create" and not operation.required and is_there:
            why = f"{reaching.operation.name} names no {noun}: the default one"
            act = partial(make_default, reaching, operation, why)
            yield Plan(26.0, ("default", operation.name), act)


def _is_name_of(reaching: Reaching, noun: str) -> bool:
    return len(noun) > 5 and reaching.operation.service.name.replace("-", "") in (noun, noun + "s")


def _bare_plans(reaching: Reaching, reference: Reference, found: Evidence, live: Any) -> Iterator[Plan]:
    """The id alone, where a live ARN is not found: emulators often know a thing by its id only."""
    arn = parse_arn(live) if isinstance(live, str) else None
    if arn is None or reference.path not in reaching.supplied or not (found.is_missing and found.names(live)):
        return
    yield Plan(18.0, ("bare", reference.path), partial(_bare, reaching, reference.path, arn.parts[-1]))


def _kind_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Another kind of what was made already, where the call refuses the one that it got."""
    for producer, reference in reaching.makers[:2] if not reaching.is_ours and not found.is_missing else ():
        for kind in kinds(producer.operation, reaching.operation, reaching.call.parameters, found.said):
            key = ("kind", place(reference), repr(kind))
            yield Plan(1.0, key, partial(make_again, reaching, producer, reference, kind))


def producers_of(reaching: Reaching, reference: Reference) -> list[Producer]:
    return producers(reaching.operation, reference, reaching.search.account.implements)[:4]


def _is_own_name(reaching: Reaching, reference: Reference) -> bool:
    """Whether the call makes a thing and this is the name that it gives it."""
    operation = reaching.operation
    if len(reference.path) != 1 or MAKING.get(operation.verb, 0) < 6:
        return False
    first = reference.nouns[0] if reference.nouns else ""
    if first != operation.noun and first in operation.service.made_nouns:
        return False
    return operation.noun in reference.nouns and naming_member(operation, reference) == reference.path[0]


def _bare(reaching: Reaching, path: Path, identifier: str) -> bool:
    reaching.rewritten[path] = identifier
    return True
