"""Plans: what may be tried when a call fails, each with how likely it is to help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from harness.arrange.binding import place
from harness.arrange.byways import LAST
from harness.arrange.evidence import Evidence
from harness.arrange.facts import NONE, Record
from harness.arrange.forms import tells_its_kind
from harness.arrange.kinds import kinds
from harness.arrange.making import BARELY, make_again, make_default, produce, qualify, set_state, take_spare
from harness.arrange.members import member_plans, needed_plans
from harness.arrange.models import Operation, Service, service_named
from harness.arrange.namers import naming_member
from harness.arrange.paging import page_plans
from harness.arrange.plan import Plan
from harness.arrange.producer import Producer
from harness.arrange.producers import producers
from harness.arrange.qualifying import qualifiers
from harness.arrange.references import Reference, parse_arn, references, value_at
from harness.arrange.setters import Setter, is_made_otherwise, setters
from harness.arrange.sharing import others_than
from harness.arrange.states import awaited, freeing
from harness.arrange.told import noun_in_code, sharpened, told_references
from harness.arrange.verbs import MAKING
from harness.arrange.words import made_by_copying, parse_name, singular, words
from harness.lowering.model import Path

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_FAR = 12.0  # what a second-best producer must score, two calls away from the step
_SECOND = -32.0  # what another kind of thing of the same name is worth, where the step's call has one already
_OF_ACCOUNT = re.compile(r"\baccount\b|AWS")
_TELLING = 8  # letters of a word that may be the name of a service
_BY_NAME = 3  # how surely a message wants a member that it names
_BARE, _PERHAPS_BARE = 46.0, 12.0  # before anything is made for what has just been made; after it
_UNRIVALLED = 41.0  # no plan for a value that the error does not repeat scores as much


def plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    if reaching.is_ours:
        yield from member_plans(reaching, found)
    else:
        yield from needed_plans(reaching, found)
        yield from page_plans(reaching)
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
    yield from _account_plans(reaching, found)
    yield from _kind_plans(reaching, found)
    yield from _less_plans(reaching, found)
    yield from _spare_plans(reaching, live)
    if found.is_missing and not reaching.is_ours:
        yield from _qualifier_plans(reaching, known)
    for reference in told_references(live, found):
        yield from reference_plans(reaching, reference, found, reaching.search.bindings.to_live(reference.value))
    if not reaching.is_ours:
        yield from _state_plans(reaching, found)
    if found.is_missing or not reaching.is_ours or reaching.operation.in_maps(reaching.call.parameters):
        yield from _setter_plans(reaching, found)


def _spare_plans(reaching: Reaching, live: Any) -> Iterator[Plan]:
    """What was made and looked like another thing, where nothing better was made."""
    for producer, reference, reply in reaching.spare:
        if not reference.path or value_at(live, reference.path) == reference.value:
            key = ("spare", place(reference), repr(producer.operation))
            yield Plan(0.5, key, partial(take_spare, reaching, producer, reference, reply))


def _qualifier_plans(reaching: Reaching, known: Iterable[Reference]) -> Iterator[Plan]:
    """The alias or the label that the call names a version by, of a thing that was made."""
    for reference in known:
        if place(reference) in reaching.supplied:
            for qualifier in qualifiers(reaching.operation.service, reference, reaching.search.account.implements):
                key = ("qualify", place(reference), repr(qualifier.operation))
                yield Plan(30.0, key, partial(qualify, reaching, qualifier))


def _setter_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """The operations that may set the state that is missing."""
    for setter in setters(reaching.operation, reaching.call.parameters, found, reaching.search.account.implements)[:6]:
        if repr(setter.operation) not in reaching.busy and setter.score > (0, 0, 12, 12)[min(reaching.depth, 3)]:
            record = _shown_of(reaching, setter.operation.noun)
            key = ("set", setter.operation.name, *reaching.rewritten)  # anew, where a value was replaced meanwhile
            yield Plan(setter.score, key, partial(set_state, reaching, setter, record, found))


def _state_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """What a waiter waits for, and names that are to be free."""
    operation, implements = reaching.operation, reaching.search.account.implements
    found_setters: list[Setter] = []
    if reaching.call.waiter and found.said.startswith("WaiterError"):
        found_setters += awaited(operation, reaching.call.waiter, implements)
    if found.is_there_already:
        found_setters += freeing(operation, reaching.call.parameters, implements)
    for setter in found_setters:
        key = ("state", setter.operation.name, len(reaching.makers))  # anew, where what it names was made meanwhile
        yield Plan(setter.score, key, partial(set_state, reaching, setter, NONE))


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
    is_account = reference.value == reaching.search.account.world.account_id
    if is_account and "account" not in words(reference.name):
        return  # of whatever it is said to be a child: it is there
    named = found.names(reference.value) or found.names(live)
    is_outer = len([step for step in reference.path if isinstance(step, str)]) == 1
    is_spoken_of = named or ((is_outer or reference.is_elsewhere) and any(map(found.speaks_of, reference.nouns)))
    is_given = reference.name.lower() in reaching.operation.service.giving and len(reference.path) == 1
    is_told = reference.is_strong or (is_spoken_of and found.is_missing) or (named and is_given)
    if is_own_name(reaching, reference) or not is_told:
        return
    is_there = place(reference) in reaching.supplied or (isinstance(live, str) and live in reaching.search.known)
    if is_there and (tells_its_kind(live) or not (named and found.is_missing and reference.path)):
        return  # else it is missing though it was made, and was meant to be of another kind
    is_named = named or (is_spoken_of and reference.is_elsewhere) or _is_shown_and_asked(reaching, reference, found)
    told = 20.0 if is_named else 8.0 if found.is_missing and any(map(found.speaks_of, reference.nouns)) else 0.0
    is_first = True
    for rank, producer in enumerate(producers_of(reaching, reference)):
        is_far = not is_first and reaching.depth > 1 and producer.score < _FAR
        if _is_busy(reaching, producer) or is_far or not _is_likely(reaching, producer, reference, is_there):
            continue
        is_first = False
        key = ("make", place(reference), repr(producer.operation))
        again = (20.0 if reaching.is_ours and producer.naming else _SECOND) if is_there else 0.0
        yield Plan(producer.score + told + again - 3 * rank, key, partial(produce, reaching, producer, reference))


def _is_busy(reaching: Reaching, producer: Producer) -> bool:
    """Whether a producer is being called already. One that creates a thing may be called for another that it names (a

    queue's dead-letter queue), but not for what that one names in its turn.
    """
    is_creating = not reaching.depth and producer.operation.verb == "create"
    return repr(producer.operation) in (reaching.busy[:-1] if is_creating else reaching.busy)


def _is_shown_and_asked(reaching: Reaching, reference: Reference, found: Evidence) -> bool:
    """Whether a call of ours gives, by choice, what the document shows of the thing, and the message asks for just that."""
    name = str(reference.path[0]) if len(reference.path) == 1 else ""
    is_ours = reaching.is_ours and name in reaching.record and name not in reaching.given
    return is_ours and name not in reaching.operation.required and found.wants(name) == _BY_NAME


def _is_likely(reaching: Reaching, producer: Producer, reference: Reference, is_there: bool) -> bool:
    """Whether a producer is worth a call.

    A second one is if it takes the name; for a word of ours (an engine), one whose noun it is; for what is inside of
    something of ours, one that more than nothing speaks for.
    """
    has_been = (repr(producer.operation), reference.value) in reaching.search.made
    if is_there and (has_been or (producer.naming is None and reference.kind != "id")):
        return False
    if reaching.is_ours and len(reference.path) > 1 and producer.score <= LAST:
        return False
    is_word = not reference.kind and reference.arn is None and isinstance(reference.value, str) and bool(reference.path)
    is_same = producer.operation.noun in reference.nouns
    return is_same or not (reaching.is_ours and is_word) or producer.operation.service is not reaching.operation.service


def _default_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """The thing that a call uses where it names none (a default cluster): made without a name."""
    noun = noun_in_code(found)
    if (not noun and found.is_of_nothing) or noun == "account":  # what the whole service is about (an organization)
        noun = next((made for made in sorted(reaching.operation.service.made_nouns) if _is_name_of(reaching, made)), "")
    if any(noun in reference.nouns for reference in references(reaching.operation, reaching.call.parameters)):
        return
    for operation in _made_without_name(reaching, reaching.operation.service, noun):
        why = f"{reaching.operation.name} names no {noun}: the default one"
        yield Plan(26.0, ("default", operation.name), partial(make_default, reaching, operation, why))


def _account_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """What a service is named for, and the message says that the account has not (an organization): created without a name."""
    said = dict.fromkeys(map(singular, words(found.said))) if _OF_ACCOUNT.search(found.said) else ()
    for word in (word for word in said if len(word) >= _TELLING):
        for operation in _made_without_name(reaching, service_named(word + "s"), word):
            why = f"{reaching.operation.name} is for an account with such {operation.noun}"
            yield Plan(26.0, ("default", repr(operation)), partial(make_default, reaching, operation, why))


def _made_without_name(reaching: Reaching, service: Service | None, noun: str) -> Iterator[Operation]:
    """The operations of a service that make such a thing and have to be told nothing of it."""
    for operation in service.by_noun.get(noun, ()) if service and noun else ():
        is_there = reaching.search.account.implements(operation.service.name, operation.name)
        if operation.verb == "create" and not operation.required and is_there:
            yield operation


def _is_name_of(reaching: Reaching, noun: str) -> bool:
    return len(noun) > 5 and reaching.operation.service.name.replace("-", "") in (noun, noun + "s")


def _bare_plans(reaching: Reaching, reference: Reference, found: Evidence, live: Any) -> Iterator[Plan]:
    """The id alone, where a live ARN is not found: emulators often know a thing by its id only."""
    arn = parse_arn(live) if isinstance(live, str) else None
    if arn is None or reference.path not in reaching.supplied or not (found.is_missing and found.names(live)):
        return
    least = reaching.operation.service.shape(reference.shape).get("min", 0)
    if len(arn.parts[-1]) >= least:
        is_it = noun_in_code(found) in reference.nouns  # else something may be missing that is the thing's
        act = partial(_bare, reaching, reference.path, arn.parts[-1])
        yield Plan(_BARE if is_it else _PERHAPS_BARE, ("bare", reference.path), act)


def _kind_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Another kind of what was made already, where the call refuses the one that it got."""
    for producer, reference in reaching.makers[:2] if not reaching.is_ours and not found.is_missing else ():
        for kind in kinds(producer.operation, reaching.operation, reaching.call.parameters, found.said):
            key = ("kind", place(reference), repr(kind))
            yield Plan(1.0, key, partial(make_again, reaching, producer, reference, kind))


def _less_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """The same again with less, where what was made has already what the call gives it (an instance with a profile)."""
    for producer, reference in reaching.makers if found.is_conflict else ():
        live = value_at(reaching.live().parameters, reference.path)
        if isinstance(live, str) and live != reference.value and found.names(live):
            key = ("less", place(reference), repr(producer.operation))
            yield Plan(9.0, key, partial(make_again, reaching, producer, reference, {}, BARELY))
    for producer, reference in reaching.makers if found.is_conflict and not reaching.is_ours else ():
        other = others_than(reaching, producer, reference)
        if other:
            key = ("other", place(reference), repr(producer.operation))
            yield Plan(8.0, key, partial(make_again, reaching, producer, reference, other))


def producers_of(reaching: Reaching, reference: Reference) -> list[Producer]:
    """The best producers of a reference, found once a step: each attempt asks for those of every reference again."""
    known, asked = reaching.search.producers, (reaching.operation, reference)
    if asked not in known:
        known[asked] = producers(*asked, reaching.search.account.implements)[:4]
    return known[asked]


def is_own_name(reaching: Reaching, reference: Reference) -> bool:
    """Whether the call makes a thing and this is the name that it gives it."""
    operation = reaching.operation
    made = made_by_copying(operation.name)
    if made and len(reference.path) == 1 and parse_name(reference.name).noun in (made, "target" + made, "new" + made):
        return True
    if made and reference.name in ("Name", "name"):
        return True
    if reference.name.lower().startswith("resource") and operation.noun != "resource":
        return False
    rank = MAKING.get(operation.verb, 0)
    if len(reference.path) != 1 or rank < 6 or (rank < 8 and is_made_otherwise(operation)):
        return False
    first = reference.nouns[0] if reference.nouns else ""
    if first != operation.noun and first in operation.service.made_nouns:
        return False
    return operation.noun in reference.nouns and naming_member(operation, reference) == reference.path[0]


def _bare(reaching: Reaching, path: Path, identifier: str) -> bool:
    reaching.rewritten[path] = identifier
    reaching.search.known.add(identifier)
    return True
