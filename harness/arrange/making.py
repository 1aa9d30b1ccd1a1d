"""Making: calls the operation that makes a thing or sets a state, and binds what was documented to what came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.account.model import Failure, Reply
from harness.arrange.amending import Amender
from harness.arrange.binding import bind, bind_siblings, given_by
from harness.arrange.evidence import Evidence, evidence
from harness.arrange.facts import NONE, Record
from harness.arrange.forms import is_unlike
from harness.arrange.inputs import Built, Measure
from harness.arrange.kinds import aspects_in_arn, kinds_in_arn, path_in_arn
from harness.arrange.models import Operation
from harness.arrange.naming import names_for
from harness.arrange.producer import Producer
from harness.arrange.qualifying import Qualifier, qualifiers
from harness.arrange.references import Reference
from harness.arrange.setters import Setter
from harness.arrange.sharing import blamed, of_siblings, region_of, shared, surroundings
from harness.arrange.told import strings
from harness.arrange.variation import reworded
from harness.arrange.verbs import READING
from harness.arrange.versions import changing, latest_in, version_wanted
from harness.lowering.model import Call
from harness.text import Span

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_HERE = Span(0, 0)
_MOST_VERSIONS = 20
_AGAIN = Failure("again", "the same was tried in vain before")
_AS_SHOWN = (Measure.SHOWN, Measure.FIRST, Measure.SECOND, Measure.THIRD, Measure.LEAST)
BARELY = (Measure.LEAST,)
_AS_DOCUMENTED = (Measure.SHOWN,)
_AS_PUBLISHED = (Measure.FIRST, Measure.SHOWN, Measure.SECOND, Measure.LEAST)


def produce(reaching: Reaching, producer: Producer, reference: Reference, record: Record | None = None) -> bool:
    """Make the thing that a reference names, and bind its documented identifier to the live one."""
    facts = reaching.search.facts
    if record is None:
        record = facts.holding(reference.value) or facts.about(producer.operation.noun)
    why = producer.why(reaching.operation, reference)
    reaching.region = region_of(reaching, reference)
    names: Sequence[str | None] = [*_qualified(reaching, producer, reference), *names_for(producer, reference, record)]
    names = [name for name in names if name not in reaching.search.builder.taken]
    most = 1 if reaching.invents(reference) else 4
    again = _made_before(reaching, producer, reference)
    if again is not None:
        bind(reaching, producer, reference, again)
        return True
    for name in names[:most] or [None]:
        given = {
            **kinds_in_arn(producer.operation, reference.arn),
            **path_in_arn(producer.operation, reference.arn),
            **surroundings(reaching, producer, reference),
            **_named(reaching, producer, name, record),
        }
        wanted = of_siblings(reaching, producer, reference) | aspects_in_arn(producer.operation, reference.arn)
        reply = _make(reaching, producer.operation, given, record, why, producer=producer, wanted=wanted)
        if reply is not None and _gives_nothing(producer, reply) and _fed(reaching, producer, given, why):
            reply = _make(reaching, producer.operation, given, record, why, producer=producer)
        if reply is None or _gives_nothing(producer, reply):
            continue
        reply = _repeated(reaching, producer, reply, version_wanted(reaching.call, reference), why)
        if is_unlike(reference.value, given_by(producer, reply)):
            reaching.spare.append((producer, reference, reply))
            return False
        reaching.search.made.add((repr(producer.operation), reference.value))
        bind(reaching, producer, reference, reply)
        bind_siblings(reaching, producer, reference, reply)
        reaching.makers.append((producer, reference))
        return True
    return False


def _qualified(reaching: Reaching, producer: Producer, reference: Reference) -> Iterator[str]:
    """The name before a word that says which version of it is meant."""
    implements = reaching.search.account.implements
    for qualifier in qualifiers(reaching.operation.service, reference, implements) if producer.naming else ():
        yield qualifier.name


def qualify(reaching: Reaching, qualifier: Qualifier) -> bool:
    why = f"{reaching.operation.name} names what {qualifier.operation.name} gives"
    return _make(reaching, qualifier.operation, qualifier.given, NONE, why) is not None


def _made_before(reaching: Reaching, producer: Producer, reference: Reference) -> Reply | None:
    """The reply that a thing was made with for this step already, where a call of ours wants any such thing to be in.

    Of several it is the one that most others are in.
    """
    if len(reference.path) != 1 or not reaching.invents(reference) or producer.operation.verb in READING:
        return None
    created = reaching.search.created
    made = [one.reply for one in created if one.call.operation == producer.operation.name]
    made = [reply for reply in reversed(made) if producer.output is None or given_by(producer, reply) is not None]
    inside = [list(strings(one.call.parameters)) for one in created] if len(made) > 1 else []
    return max(made, key=lambda reply: sum(given_by(producer, reply) in texts for texts in inside), default=None)


def _repeated(reaching: Reaching, producer: Producer, reply: Reply, version: int, why: str) -> Reply:
    """The reply to a call that is made again until it gives the version that is wanted: 8 of a task definition.

    Where it gives the same one again, there is nothing new to make a version of before the thing is changed.
    """
    for _ in range(min(version, _MOST_VERSIONS)):
        if not 0 < latest_in(reply) < version:
            return reply
        again = _again(reaching, producer, reply, why)
        if latest_in(again) <= latest_in(reply):
            changed = _changed(reaching, reply.call)
            again = changed if changed and latest_in(changed) else _again(reaching, producer, reply, why)
        if latest_in(again) <= latest_in(reply):
            return reply
        reply = again
    return reply


def _again(reaching: Reaching, producer: Producer, reply: Reply, why: str) -> Reply:
    """The reply to the same call, made once more; the first one where it is refused."""
    built = Built(dict(reply.call.parameters), frozenset())
    again = _tried(reaching, producer.operation, built, NONE, why)
    return again if again is not None and again.succeeded else reply


def _changed(reaching: Reaching, call: Call) -> Reply | None:
    """The reply to the operation that changes the very thing that a call of ours made, or made a version of."""
    for operation in changing(call, reaching.search.account.implements):
        if repr(operation) not in reaching.busy:
            given = {name: reworded(value) for name, value in call.parameters.items() if name in operation.required}
            why = f"{call.operation} makes a version of what {operation.name} changes"
            return _make(reaching, operation, given, NONE, why, (Measure.FIRST, Measure.LEAST))
    return None


def _gives_nothing(producer: Producer, reply: Reply) -> bool:
    """Whether something was to be read, and there is none."""
    is_reading = producer.operation.verb in READING or producer.operation.verb == "receive"
    return is_reading and given_by(producer, reply) is None


def _fed(reaching: Reaching, producer: Producer, given: Mapping[str, Any], why: str) -> bool:
    """Whether something was put where a producer takes it from (a message sent before it is received)."""
    if producer.operation.verb in READING:
        return False  # what is only listed has makers of its own
    for other in producer.operation.service.by_noun.get(producer.operation.noun, ()):
        is_there = reaching.search.account.implements(other.service.name, other.name)
        if other.verb in ("send", "put") and is_there and repr(other) not in reaching.busy:
            known = {name: value for name, value in given.items() if name in other.members}
            return _make(reaching, other, known, NONE, why, (Measure.LEAST,)) is not None
    return False


def take_spare(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> bool:
    """Use what was made and looked like another thing, or like a part of what is named, where nothing better can be made."""
    live = given_by(producer, reply)
    if not isinstance(live, str):
        return False
    reaching.search.known.add(live)
    if not reaching.invents(reference):
        reaching.search.bindings.bind(reference.value, live)
    if reference.path:
        reaching.rewritten[reference.path] = live
    return bool(reference.path)


def make_again(
    reaching: Reaching,
    producer: Producer,
    reference: Reference,
    kind: Mapping[str, Any],
    measures: Sequence[Measure] = (),
) -> bool:
    facts = reaching.search.facts
    record = facts.holding(reference.value) or facts.about(producer.operation.noun)
    reply = _make(reaching, producer.operation, kind, record, producer.why(reaching.operation, reference), measures)
    if reply is None or not isinstance(reference.value, str):
        return False
    reaching.search.bindings.forget(reference.value)
    bind(reaching, producer, reference, reply)
    return True


def make_default(reaching: Reaching, operation: Operation, why: str, given: Mapping[str, Any] = NONE) -> bool:
    return _make(reaching, operation, given, NONE, why) is not None


def _named(reaching: Reaching, producer: Producer, name: str | None, record: Record) -> dict[str, Any]:
    """The input that names what is made, at the top or inside the structure that describes it."""
    if producer.naming is None or name is None:
        return {}
    outer, dot, inner = producer.naming.partition(".")
    if not dot:
        return {outer: name}
    whole = reaching.search.builder.member(producer.operation, outer, record, {})
    shown = record.get(outer)
    is_shown = isinstance(shown, Mapping) and isinstance(whole, Mapping) and whole.get(inner) == shown.get(inner)
    if is_shown and producer.output is not None:
        return {outer: whole}  # documented as a whole; the id comes out by itself
    return {outer: {**whole, inner: name}} if isinstance(whole, Mapping) else {outer: {inner: name}}


def amend(reaching: Reaching, amender: Amender) -> bool:
    """Give a thing what the document shows of it: what names one of several there goes before what the call says."""
    shown = {str(name).lower() for name in amender.record} if amender.of_several else set()
    given = {name: value for name, value in shared(reaching, amender.operation).items() if name.lower() not in shown}
    why = amender.why(reaching.operation)
    return _make(reaching, amender.operation, given, amender.record, why, _AS_DOCUMENTED) is not None


def set_state(reaching: Reaching, setter: Setter, record: Record, found: Evidence | None = None) -> bool:
    given = shared(reaching, setter.operation)
    if found is not None:
        given |= blamed(reaching, setter.operation, found)
    return _make(reaching, setter.operation, given, record, setter.why(reaching.operation)) is not None


def _make(
    reaching: Reaching,
    operation: Operation,
    given: Mapping[str, Any],
    record: Record,
    why: str,
    measures: Sequence[Measure] = (),
    producer: Producer | None = None,
    wanted: frozenset[str] = frozenset(),
) -> Reply | None:
    """Make a call for this one, first with what the record shows, then with what is required alone.

    A reply without the identifier that a producer is called for is taken only if no measure gives one.
    """
    search = reaching.search
    is_same = search.builder.recipes(operation, given)[1]
    made: list[dict[str, Any]] = []
    is_of_nothing, empty = False, None
    for measure in measures or (_AS_PUBLISHED if is_same else _AS_SHOWN):
        plain = search.builder.build(operation, given, record, measure, wanted)
        for built in (search.wished(operation, plain), plain):
            if built.parameters in made:
                continue
            made.append(built.parameters)
            reply = _tried(reaching, operation, built, record, why)
            if reply is None or (reply.succeeded and not _lacks_id(producer, reply)):
                return reply or empty
            empty = reply if reply.succeeded else empty
            found = evidence(reply)
            if found.is_there_already:
                return empty  # whatever else is given, it is there
            is_of_nothing = is_of_nothing or found.is_of_nothing
    if is_of_nothing and empty is None:  # no measure will do: each member that is not given may be what is missing
        least = search.builder.build(operation, given, record, Measure.LEAST)
        reply = _tried(reaching, operation, replace(least, is_last=True), record, why)
        return reply if reply is not None and reply.succeeded else None
    return empty


def _lacks_id(producer: Producer | None, reply: Reply) -> bool:
    """Whether an identifier that only comes out of a call did not (of rules that were not given)."""
    if latest_in(reply):
        return False  # it is a version, which the reply counts
    is_output = producer is not None and producer.naming is None and producer.operation.verb not in READING
    return producer is not None and is_output and producer.output is not None and given_by(producer, reply) is None


def _tried(reaching: Reaching, operation: Operation, built: Built, record: Record, why: str) -> Reply | None:
    """The reply to a call of ours, kept with what was made or tried in vain; None where no more calls may be made."""
    search = reaching.search
    ours = {
        name for name in built.given & reaching.invented if reaching.call.parameters.get(name) == built.parameters[name]
    }
    built = replace(built, invented=built.invented | ours)
    mark = (repr(operation), f"{built.parameters!r} {built.is_last}", len(search.created))
    call = Call(operation.service.name, operation.name, built.parameters, _HERE, region=reaching.region)
    if mark in search.failed:
        return Reply(call, failure=_AGAIN)
    if search.left <= 1:
        return None
    reply = reaching.below(operation, call, built, record).run()
    search.keep(reply, why)
    if not reply.succeeded:
        search.failed.add(mark)
    return reply
