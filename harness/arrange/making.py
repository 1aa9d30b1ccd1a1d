"""Making: calls the operation that makes a thing or sets a state, and binds what was documented to what came out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.account.model import Created, Failure, Reply
from harness.arrange.amending import Amender
from harness.arrange.evidence import evidence
from harness.arrange.facts import NONE, Record
from harness.arrange.forms import is_unlike
from harness.arrange.inputs import Built, Measure
from harness.arrange.kinds import kinds_in_arn
from harness.arrange.lookup import lookups
from harness.arrange.models import Operation
from harness.arrange.naming import identifier_pairs, naming_values, version_in
from harness.arrange.producers import Producer, sibling_output
from harness.arrange.references import Reference, references, value_at, values_along
from harness.arrange.setters import Setter
from harness.arrange.verbs import READING
from harness.arrange.words import parse_name, words
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_HERE = Span(0, 0)
_MOST_VERSIONS = 20
_COUNTED = (("revision",), ("version",))
_AGAIN = Failure("again", "the same was tried in vain before")
_AS_SHOWN = (Measure.SHOWN, Measure.FIRST, Measure.SECOND, Measure.THIRD, Measure.LEAST)
_AS_DOCUMENTED = (Measure.SHOWN,)
_AS_PUBLISHED = (Measure.FIRST, Measure.SHOWN, Measure.SECOND, Measure.LEAST)


def produce(reaching: Reaching, producer: Producer, reference: Reference, record: Record | None = None) -> bool:
    """Make the thing that a reference names, and bind its documented identifier to the live one."""
    facts = reaching.search.facts
    if record is None:
        record = facts.holding(reference.value) or facts.about(producer.operation.noun)
    why = producer.why(reaching.operation, reference)
    reaching.region = _region(reaching, reference)
    names: Sequence[str | None] = _names(producer, reference, record)
    names = [name for name in names if name not in reaching.search.builder.taken]
    most = 1 if reaching.invents(reference) else 4
    again = _made_before(reaching, producer, reference)
    if again is not None:
        _bind(reaching, producer, reference, again)
        return True
    for name in names[:most] or [None]:
        given = {
            **kinds_in_arn(producer.operation, reference.arn),
            **_surroundings(reaching, producer, reference),
            **_named(reaching, producer, name, record),
        }
        reply = _make(reaching, producer.operation, given, record, why, producer=producer)
        if reply is None or _gives_nothing(producer, reply):
            continue
        reply = _repeated(reaching, reply, version_in(reference.value))
        if is_unlike(reference.value, _given_by(producer, reply)):
            reaching.spare.append((producer, reference, reply))
            return False
        reaching.search.made.add((repr(producer.operation), reference.value))
        _bind(reaching, producer, reference, reply)
        _bind_siblings(reaching, producer, reference, reply)
        reaching.makers.append((producer, reference))
        return True
    return False


def _region(reaching: Reaching, reference: Reference) -> str | None:
    """Where a thing lies: in the region that the call says its source is in, else in its own."""
    source = reaching.call.parameters.get("SourceRegion")
    is_source = words(reference.name)[:1] == ("source",) and isinstance(source, str)
    return source if is_source else reaching.call.region


def _made_before(reaching: Reaching, producer: Producer, reference: Reference) -> Reply | None:
    """The reply that a thing was made with for this step already, where a call of ours wants any such thing to be in."""
    if len(reference.path) != 1 or not reaching.invents(reference) or producer.operation.verb in READING:
        return None
    made = [one.reply for one in reaching.search.created if one.call.operation == producer.operation.name]
    given = (reply for reply in reversed(made) if producer.output is None or _given_by(producer, reply) is not None)
    return next(given, None)


def _repeated(reaching: Reaching, reply: Reply, version: int) -> Reply:
    """The reply to a call that is made again until it gives the version that is wanted: 8 of a task definition."""
    for _ in range(min(version, _MOST_VERSIONS)):
        if not any(0 < number < version for number in _versions(reply)):
            return reply
        again = reaching.search.send(reply.call)
        reply = again if again.succeeded else reply
    return reply


def _versions(reply: Reply) -> Iterator[int]:
    for record in (reply.raw, *(value for value in reply.raw.values() if isinstance(value, Mapping))):
        yield from (value for key, value in record.items() if words(key)[-1:] in _COUNTED and isinstance(value, int))


def _given_by(producer: Producer, reply: Reply) -> Any:
    """The identifier that came out, or one of the same name elsewhere in the reply (of the other of two kinds)."""
    if producer.output is None:
        return None
    same = (leaf for leaf in producer.operation.outputs if leaf.name == producer.output.name)
    paths = (producer.output.path, *(leaf.path for leaf in same))
    return next((value for path in paths for value in values_along(reply.raw, path) if value is not None), None)


def _gives_nothing(producer: Producer, reply: Reply) -> bool:
    """Whether something was to be read, and there is none."""
    return producer.operation.verb in READING and _given_by(producer, reply) is None


def take_spare(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> bool:
    """Use what was made and looked like another thing, or like a part of what is named, where nothing better can be made."""
    live = _given_by(producer, reply)
    if not isinstance(live, str):
        return False
    reaching.search.known.add(live)
    if not reaching.invents(reference):
        reaching.search.bindings.bind(reference.value, live)
    reaching.rewritten[reference.path] = live
    return bool(reference.path)


def _names(producer: Producer, reference: Reference, record: Record) -> list[str]:
    """What to call a thing, the likeliest first: its documented name where its id comes out by itself, else what names it."""
    if not producer.naming:
        return []
    found = naming_values(reference, producer.naming, record)
    if reference.arn and len(reference.arn.parts) > 2 and producer.operation.noun not in ("", reference.arn.noun):
        found.insert(0, reference.arn.parts[-1])  # an alias, where the ARN is a function's
    shown = record.get(producer.naming, record.get(producer.naming[:1].upper() + producer.naming[1:]))
    ids = [
        key for key, value in record.items() if value == reference.value and parse_name(str(key)).kind in ("id", "arn")
    ]
    is_other = isinstance(shown, str) and shown and producer.naming not in ids and ids
    return list(dict.fromkeys([str(shown), *found])) if is_other else found


def make_again(reaching: Reaching, producer: Producer, reference: Reference, kind: Mapping[str, Any]) -> bool:
    facts = reaching.search.facts
    record = facts.holding(reference.value) or facts.about(producer.operation.noun)
    reply = _make(reaching, producer.operation, kind, record, producer.why(reaching.operation, reference))
    if reply is None or not isinstance(reference.value, str):
        return False
    reaching.search.bindings.forget(reference.value)
    _bind(reaching, producer, reference, reply)
    return True


def make_default(reaching: Reaching, operation: Operation, why: str) -> bool:
    return _make(reaching, operation, {}, NONE, why) is not None


def _surroundings(reaching: Reaching, producer: Producer, reference: Reference) -> dict[str, Any]:
    """What the call says that the thing is in (its cluster, its pool), where that exists by now or is what the call lists."""
    operation, live = producer.operation, reaching.live().parameters
    if operation.service is not reaching.operation.service:
        return _beside(operation, producer.naming or "", reference, value_at(live, reference.path[:-1]))
    is_listed = not reference.path and reaching.operation.verb in READING
    return {
        name: value
        for name, value in reaching.call.parameters.items()
        if (name,) != reference.path
        and name in operation.members
        and isinstance(live[name], str)
        and (live[name] in reaching.search.known or (is_listed and _is_same_input(reaching, operation, name)))
    }


def _is_same_input(reaching: Reaching, operation: Operation, name: str) -> bool:
    """Whether two operations take the same free text under a name."""
    shape = operation.members[name]["shape"]
    return shape == reaching.operation.members[name]["shape"] and not operation.service.shape(shape).get("enum")


def _beside(operation: Operation, naming: str, reference: Reference, around: Any) -> dict[str, Any]:
    """What stands beside a reference to another service's thing, under that service's name: the `S3Bucket` of an `S3Key`."""
    if not isinstance(around, Mapping) or not naming or not reference.name.lower().endswith(naming.lower()):
        return {}
    prefix = reference.name[: -len(naming)]
    names = {name: next((n for n in around if n.lower() == (prefix + name).lower()), "") for name in operation.required}
    return {name: around[beside] for name, beside in names.items() if beside and name != naming} if prefix else {}


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


def _bind(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> None:
    if reference.path and place(reference) in reaching.supplied and isinstance(reference.value, str):
        reaching.search.bindings.forget(reference.value)
    reaching.supplied.add(place(reference))
    found = [_given_by(producer, reply)]
    if found[0] is None:
        found = _looked_up(reaching, producer, reference)
    if not found or found[0] is None:
        if isinstance(reference.value, str):
            reaching.search.known.add(reference.value)
            if not reaching.invents(reference):
                reaching.search.bindings.bind(reference.value, reference.value)
        return
    if isinstance(reference.value, bytes):
        reaching.rewritten[reference.path] = _blob(found[0])
        return
    live = str(found[0])
    if isinstance(reference.value, str) and reference.value.startswith((live + ":", live + "/")):
        reaching.spare.append((producer, reference, reply))
        live = reference.value  # a version or an alias of it
    if not reference.value or (_is_text(reference) and live != reference.value):
        return
    reaching.search.known.add(live)
    if reaching.invents(reference):
        reaching.search.stand_ins[reference.value] = live
        return
    for one, other in identifier_pairs(reference.value, live):
        _bind_anew(reaching.search.bindings, one, other)
    if reference.path and _reads(reaching, reference) != live and not (reference.arn and not live.startswith("arn:")):
        reaching.rewritten[reference.path] = live


def _bind_anew(bindings: Bindings, documented: str, live: str) -> None:
    """Bind; what arranging bound before has not served, or nothing would be made again."""
    known = bindings.bind(documented, live)
    if known is not None and known.documented == documented and known.where is None:
        bindings.forget(documented)
        bindings.bind(documented, live)


def _is_text(reference: Reference) -> bool:
    """Whether a value is words to read, which are given and name nothing."""
    return not reference.kind and isinstance(reference.value, str) and " " in reference.value.strip()


def _bind_siblings(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> None:
    """Bind what else the call says of the same thing (its id beside its name, its lock token) to what the reply has."""
    if producer.operation.service is not reaching.operation.service or producer.operation.verb in READING:
        return
    for sibling in references(reaching.operation, reaching.call.parameters):
        leaf = sibling_output(producer.operation, sibling) if place(sibling) not in reaching.supplied else None
        if sibling.path != reference.path and leaf and values_along(reply.raw, leaf.path)[:1] not in ([], [None]):
            _bind(reaching, replace(producer, output=leaf), sibling, reply)


def _looked_up(reaching: Reaching, producer: Producer, reference: Reference) -> list[Any]:
    """The identifier of what was made last, read from a list where making did not give it; empty where none is."""
    named = parse_name(producer.naming).kind if producer.naming else ""
    if reference.kind not in ("id", "arn", "url") or named == reference.kind or isinstance(reference.value, bytes):
        return []
    live = reaching.live().parameters
    for operation, leaf in lookups(producer.operation, reference):
        if not operation.required <= live.keys() or reaching.search.left < 2:
            continue
        given = {name: live[name] for name in operation.required}
        reply = reaching.search.send(
            Call(operation.service.name, operation.name, given, _HERE, region=reaching.call.region)
        )
        unknown = [value for value in values_along(reply.raw, leaf.path) if value not in reaching.search.known]
        if unknown:
            return unknown[-1:]
    return []


def _reads(reaching: Reaching, reference: Reference) -> Any:
    """What a reference is turned into by the bindings alone."""
    return value_at(reaching.search.bindings.to_live(dict(reaching.call.parameters)), reference.path)


def amend(reaching: Reaching, amender: Amender) -> bool:
    """Give a thing what the document shows of it: what names one of several there goes before what the call says."""
    shown = {str(name).lower() for name in amender.record} if amender.of_several else set()
    given = {name: value for name, value in _shared(reaching, amender.operation).items() if name.lower() not in shown}
    why = amender.why(reaching.operation)
    return _make(reaching, amender.operation, given, amender.record, why, _AS_DOCUMENTED) is not None


def set_state(reaching: Reaching, setter: Setter, record: Record) -> bool:
    shared = _shared(reaching, setter.operation)
    return _make(reaching, setter.operation, shared, record, setter.why(reaching.operation)) is not None


def _shared(reaching: Reaching, operation: Operation) -> dict[str, Any]:
    """What a call gives, as another operation takes it: by the same name, or the first of many (`services` for `service`)."""
    ours, live = reaching.operation, reaching.live().parameters
    found = {name: live[name] for name in operation.members if name in live and _is_same_kind(ours, operation, name)}
    for name in operation.required - live.keys():
        many = next((other for other in live if parse_name(other) == parse_name(name) and other != name), "")
        value = live[many] if many else None
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], str):
            found[name] = value[0]
    return found


def _is_same_kind(one: Operation, other: Operation, name: str) -> bool:
    """Whether two operations take a member of that name alike: of one shape, or both as a string."""
    shapes = one.members[name]["shape"], other.members[name]["shape"]
    types = [operation.service.shape(shape).get("type") for operation, shape in zip((one, other), shapes, strict=True)]
    return shapes[0] == shapes[1] or types == ["string", "string"]


def _make(
    reaching: Reaching,
    operation: Operation,
    given: Mapping[str, Any],
    record: Record,
    why: str,
    measures: Sequence[Measure] = (),
    producer: Producer | None = None,
) -> Reply | None:
    """Make a call for this one, first with what the record shows, then with what is required alone.

    A reply without the identifier that a producer is called for is taken only if no measure gives one.
    """
    search = reaching.search
    is_same = search.builder.recipes(operation, given)[1]
    made: list[dict[str, Any]] = []
    is_of_nothing, empty = False, None
    for measure in measures or (_AS_PUBLISHED if is_same else _AS_SHOWN):
        plain = search.builder.build(operation, given, record, measure)
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
    is_output = producer is not None and producer.naming is None and producer.operation.verb not in READING
    return producer is not None and is_output and producer.output is not None and _given_by(producer, reply) is None


def _tried(reaching: Reaching, operation: Operation, built: Built, record: Record, why: str) -> Reply | None:
    """The reply to a call of ours, kept with what was made or tried in vain; None where no more calls may be made."""
    search = reaching.search
    mark = (repr(operation), f"{built.parameters!r} {built.is_last}", len(search.created))
    call = Call(operation.service.name, operation.name, built.parameters, _HERE, region=reaching.region)
    if mark in search.failed:
        return Reply(call, failure=_AGAIN)
    if search.left <= 1:
        return None
    reply = reaching.below(operation, call, built, record).run()
    (search.created if reply.succeeded else search.attempts).append(Created(reply.call, reply, why))
    if not reply.succeeded:
        search.failed.add(mark)
    return reply


def place(reference: Reference) -> tuple[Any, ...]:
    """What tells a reference from others of its call: its path, or, inside a longer value, its own value."""
    return reference.path or (reference.value,)


def _blob(value: Any) -> bytes:
    """A blob as it came back in base64, or a string that is taken for one (a digest)."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else bytes(value)
    except binascii.Error:
        return str(value).encode()
