"""The search: sends a call, and, as long as it fails for want of something, makes what is wanted and sends it again."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from harness.account.account import Account
from harness.account.model import Created, Reply
from harness.arrange.evidence import Evidence, evidence
from harness.arrange.facts import NONE, Facts, Record
from harness.arrange.inputs import Builder, Built, Measure
from harness.arrange.kinds import kinds
from harness.arrange.lacks import Lack, lacks, reference_of
from harness.arrange.lookup import lookups
from harness.arrange.model import Hints
from harness.arrange.models import Operation, service_named
from harness.arrange.naming import identifier_pairs, naming_values
from harness.arrange.producers import Producer, naming_member, producers
from harness.arrange.references import Reference, parse_arn, references, replaced, value_at, values_along
from harness.arrange.setters import Setter, setters
from harness.arrange.told import noun_in_code, sharpened, told_references
from harness.arrange.variation import varied
from harness.arrange.verbs import MAKING, READING
from harness.arrange.words import parse_name
from harness.bindings import Bindings
from harness.lowering.model import Call, Path
from harness.text import Span

_DEEPEST = 4
_SURE = 12.0  # a plan whose producer makes the very noun
_UNRIVALLED = 41.0  # no plan for a value that the error does not repeat scores as much
_HERE = Span(0, 0)
_AS_SHOWN = (Measure.SHOWN, Measure.FIRST, Measure.SECOND, Measure.THIRD, Measure.LEAST)
_AS_PUBLISHED = (Measure.FIRST, Measure.SHOWN, Measure.SECOND, Measure.LEAST)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One thing to try: `key` tells it from others that were tried already."""

    score: float
    key: tuple[Any, ...]
    act: Callable[[], bool]


class Search:
    """One step's arranging: counts its calls, and remembers what it made and what failed."""

    def __init__(self, account: Account, facts: Facts, bindings: Bindings, hints: Hints) -> None:
        self.account = account
        self.facts = facts
        self.bindings = bindings
        self.builder = Builder(account.world, facts, hints.recall)
        self.left = hints.limit
        self.created: list[Created] = []
        self.attempts: list[Created] = []
        self.stand_ins: dict[str, str] = {}  # live ids by the ids that were invented, which no document knows
        self.known: set[str] = {binding.live for binding in bindings}  # what exists as far as we know
        self.failed: set[tuple[str, str, int]] = set()

    def send(self, call: Call) -> Reply:
        self.left -= 1
        return self.account.send(call)


class _Reaching:
    """The attempts at one call. `rewritten` holds values of its parameters that were replaced in place."""

    def __init__(
        self,
        search: Search,
        call: Call,
        depth: int,
        busy: tuple[str, ...],
        built: Built | None = None,
        record: Record = NONE,
    ) -> None:
        service = service_named(call.service)
        self.search = search
        self.call = call
        self.depth = depth
        self.record = record
        self.invented = set(built.invented) if built else set()
        self.is_ours = built is not None
        self.given = built.given if built else frozenset()
        self.most = search.left // (depth + 1) if depth else search.left
        self.operation: Operation | None = service.operations.get(call.operation) if service else None
        self.busy = (*busy, f"{call.service}.{call.operation}")
        self.rewritten: dict[Any, Any] = {}
        self.tried: set[tuple[Any, ...]] = set()
        self.supplied: set[Any] = set()
        self.makers: list[tuple[Producer, Reference]] = []

    def live(self) -> Call:
        parameters = self.search.bindings.to_live(dict(self.call.parameters))
        for name in self.invented & parameters.keys():
            parameters[name] = _swapped(self.call.parameters[name], self.search.stand_ins)
        for path, value in self.rewritten.items():
            parameters = replaced(parameters, path, value)
        return replace(self.call, parameters=parameters)

    def run(self) -> Reply:
        if self.is_ours and 0 < self.depth < _DEEPEST:
            self._supply_invented()
        reply = self.search.send(self.live())
        if self.operation is None or self.depth >= _DEEPEST:
            return reply
        least = self.search.left - self.most
        while not reply.succeeded and self.search.left > max(least, 0):
            if reply.failure is not None and reply.failure.kind in ("not-implemented", "guard"):
                return reply
            if not self._supply_one(reply):
                return reply
            reply = self.search.send(self.live())
        return reply

    def _supply_invented(self) -> None:
        """Make what the required ids of a call of ours name: they are known not to exist, and some emulators choke on them."""
        assert self.operation is not None
        nothing = Evidence("", "", 200)
        for reference in references(self.operation, self.call.parameters):
            name = reference.path[0]
            if name in self.operation.required and reference.kind == "id" and len(reference.path) == 1:
                live = value_at(self.live().parameters, reference.path)
                plans = list(self._reference_plans(reference, nothing, live))
                best = max(plans, key=lambda plan: plan.score, default=None)
                is_sure = best is not None and (best.score > _SURE or not parse_name(reference.name).noun)
                if best is not None and is_sure and self.search.left > 2:
                    self.tried.add(best.key)
                    best.act()

    def _supply_one(self, reply: Reply) -> bool:
        """Make the most wanted thing that can be made; False if there is nothing left to try."""
        while self.search.left > 1:
            plans = [plan for plan in self._plans(evidence(reply)) if plan.key not in self.tried]
            if not plans:
                return False
            best = max(plans, key=lambda plan: plan.score)
            self.tried.add(best.key)
            if best.act():
                return True
        return False

    def _plans(self, found: Evidence) -> Iterator[_Plan]:
        assert self.operation is not None
        if self.is_ours:
            yield from self._member_plans(found)
            others = varied(self.call.parameters, self.invented, found)
            if others:
                yield _Plan(40.0, ("vary", repr(others)), partial(self._vary, others))
        live = self.live().parameters
        known = references(self.operation, self.call.parameters)
        named = [found.names(ref.value) or found.names(value_at(live, ref.path)) for ref in known]
        blamed = [
            plan
            for ref, is_named in zip(known, named, strict=True)
            if is_named
            for plan in self._all_of(ref, found, live)
        ]
        yield from blamed
        if not any(plan.score > _UNRIVALLED and plan.key not in self.tried for plan in blamed):
            for reference, is_named in zip(known, named, strict=True):
                if not is_named:  # looked at last: to find who makes it may take the models of other services
                    yield from self._all_of(reference, found, live)
        yield from self._default_plans(found)
        yield from self._kind_plans(found)
        for reference in told_references(live, found):
            yield from self._reference_plans(reference, found, self.search.bindings.to_live(reference.value))
        if self.is_ours and not found.is_missing:
            return
        for setter in setters(self.operation, self.call.parameters, found, self.search.account.implements)[:6]:
            if repr(setter.operation) not in self.busy and (self.depth < 2 or setter.score > 12):
                yield _Plan(setter.score, ("set", setter.operation.name), partial(self._set, setter, NONE))

    def _all_of(self, reference: Reference, found: Evidence, live: Any) -> Iterator[_Plan]:
        assert self.operation is not None
        sharp = sharpened(reference, self.operation, self.call.parameters, found)
        value = value_at(live, reference.path)
        yield from self._reference_plans(sharp, found, value)
        yield from self._bare_plans(reference, found, value)

    def _member_plans(self, found: Evidence) -> Iterator[_Plan]:
        """Optional members that the message asks for; only of calls that are ours."""
        assert self.operation is not None
        for name in self.operation.members:
            if name in self.call.parameters:
                if name not in self.operation.required and name not in self.given and self._is_blamed(name, found):
                    yield _Plan(38.0, ("drop", name), partial(self._drop, name))
                continue
            wanted = found.wants(name)
            if wanted:
                yield _Plan(10.0 + 6 * wanted, ("give", name), partial(self._give, name))
                continue
            inner = next((leaf for leaf in self._inner(name) if found.wants(leaf) > 1), "")
            if inner:
                yield _Plan(10.0 + 5 * found.wants(inner), ("give", name), partial(self._give, name, inner))

    def _is_blamed(self, name: str, found: Evidence) -> bool:
        """Whether the message names an optional member, or its value."""
        return found.wants(name) == 3 or found.names(self.call.parameters[name])

    def _inner(self, name: str) -> Iterator[str]:
        """The scalar members of an input member that is a structure."""
        assert self.operation is not None
        service = self.operation.service
        for inner, target in service.shape(self.operation.members[name]["shape"]).get("members", {}).items():
            if service.shape(target["shape"]).get("type", "string") == "string":
                yield inner

    def _give(self, name: str, inner: str = "") -> bool:
        assert self.operation is not None
        if inner:
            shape = self.operation.service.shape(self.operation.members[name]["shape"])["members"][inner]["shape"]
            value = {inner: self.search.builder.from_model(self.operation, shape, inner)}
        else:
            value = self.search.builder.member(self.operation, name, self.record, self.call.parameters)
        if value is None:
            return False
        self.invented.add(name)
        self.call = replace(self.call, parameters={**self.call.parameters, name: value})
        return True

    def _vary(self, others: Mapping[str, Any]) -> bool:
        self.call = replace(self.call, parameters={**self.call.parameters, **others})
        return True

    def _reference_plans(self, reference: Reference, found: Evidence, live: Any) -> Iterator[_Plan]:
        assert self.operation is not None
        named = found.names(reference.value) or found.names(live)
        is_spoken_of = named or (len(reference.path) == 1 and any(map(found.speaks_of, reference.nouns)))
        is_told = reference.is_strong or (is_spoken_of and found.is_missing)
        if _place(reference) in self.supplied or self._is_own_name(reference) or not is_told:
            return
        if isinstance(live, str) and live in self.search.known:
            return
        told = 20.0 if named else 8.0 if found.is_missing and any(map(found.speaks_of, reference.nouns)) else 0.0
        for rank, producer in enumerate(self._producers(reference)):
            if repr(producer.operation) not in self.busy:
                key = ("make", _place(reference), repr(producer.operation))
                yield _Plan(producer.score + told - 3 * rank, key, partial(self.produce, producer, reference))

    def _default_plans(self, found: Evidence) -> Iterator[_Plan]:
        """The thing that a call uses where it names none (a default cluster): made without a name."""
        assert self.operation is not None
        noun = noun_in_code(found)
        if any(noun in reference.nouns for reference in references(self.operation, self.call.parameters)):
            return
        for operation in self.operation.service.by_noun.get(noun, ()) if noun else ():
            is_there = self.search.account.implements(operation.service.name, operation.name)
            if operation.verb == "create" and not operation.required and is_there:
                why = f"{self.operation.name} names no {noun}: the default one"
                act = partial(self._make_default, operation, why)
                yield _Plan(26.0, ("default", operation.name), act)

    def _make_default(self, operation: Operation, why: str) -> bool:
        return self._make(operation, {}, NONE, why) is not None

    def _bare_plans(self, reference: Reference, found: Evidence, live: Any) -> Iterator[_Plan]:
        """The id alone, where a live ARN is not found: emulators often know a thing by its id only."""
        arn = parse_arn(live) if isinstance(live, str) else None
        if arn is None or reference.path not in self.supplied or not (found.is_missing and found.names(live)):
            return
        yield _Plan(18.0, ("bare", reference.path), partial(self._bare, reference.path, arn.parts[-1]))

    def _bare(self, path: Path, identifier: str) -> bool:
        self.rewritten[path] = identifier
        return True

    def _drop(self, name: str) -> bool:
        self.call = replace(
            self.call, parameters={key: value for key, value in self.call.parameters.items() if key != name}
        )
        return True

    def _producers(self, reference: Reference) -> list[Producer]:
        assert self.operation is not None
        return producers(self.operation, reference, self.search.account.implements)[:4]

    def _is_own_name(self, reference: Reference) -> bool:
        """Whether the call makes a thing and this is the name that it gives it."""
        operation = self.operation
        assert operation is not None
        if len(reference.path) != 1 or MAKING.get(operation.verb, 0) < 6:
            return False
        first = reference.nouns[0] if reference.nouns else ""
        if first != operation.noun and first in operation.service.made_nouns:
            return False
        return operation.noun in reference.nouns and naming_member(operation, reference) == reference.path[0]

    # -- making

    def produce(self, producer: Producer, reference: Reference, record: Record | None = None) -> bool:
        """Make the thing that a reference names, and bind its documented identifier to the live one."""
        assert self.operation is not None
        facts = self.search.facts
        if record is None:
            record = facts.holding(reference.value) or facts.about(producer.operation.noun)
        why = producer.why(self.operation, reference)
        names: Sequence[str | None] = naming_values(reference, producer.naming, record) if producer.naming else []
        most = 1 if reference.path and reference.path[0] in self.invented else 4
        for name in names[:most] or [None]:
            given = {**self._surroundings(producer.operation, reference), **self._named(producer, name, record)}
            reply = self._make(producer.operation, given, record, why)
            if reply is None:
                continue
            self._bind(producer, reference, reply)
            self.makers.append((producer, reference))
            return True
        return False

    def _kind_plans(self, found: Evidence) -> Iterator[_Plan]:
        """Another kind of what was made already, where the call refuses the one that it got."""
        assert self.operation is not None
        for producer, reference in self.makers[:2] if not self.is_ours and not found.is_missing else ():
            for kind in kinds(producer.operation, self.operation, self.call.parameters, found.said):
                key = ("kind", _place(reference), repr(kind))
                yield _Plan(1.0, key, partial(self._make_again, producer, reference, kind))

    def _make_again(self, producer: Producer, reference: Reference, kind: Mapping[str, Any]) -> bool:
        facts = self.search.facts
        record = facts.holding(reference.value) or facts.about(producer.operation.noun)
        reply = self._make(
            producer.operation, kind, record, producer.why(self.operation or producer.operation, reference)
        )
        if reply is None or not isinstance(reference.value, str):
            return False
        self.search.bindings.forget(reference.value)
        self._bind(producer, reference, reply)
        return True

    def _surroundings(self, operation: Operation, reference: Reference) -> dict[str, Any]:
        """What the call says that the thing is in (its cluster, its pool), where that exists by now."""
        assert self.operation is not None
        if operation.service is not self.operation.service:
            return {}
        live = self.live().parameters
        return {
            name: value
            for name, value in self.call.parameters.items()
            if (name,) != reference.path
            and operation.members.get(name, {}).get("shape") == self.operation.members.get(name, {}).get("shape", "")
            and isinstance(live[name], str)
            and live[name] in self.search.known
        }

    def _named(self, producer: Producer, name: str | None, record: Record) -> dict[str, Any]:
        """The input that names what is made, at the top or inside the structure that describes it."""
        if producer.naming is None or name is None:
            return {}
        outer, dot, inner = producer.naming.partition(".")
        if not dot:
            return {outer: name}
        whole = self.search.builder.member(producer.operation, outer, record, {})
        return {outer: {**whole, inner: name}} if isinstance(whole, Mapping) else {outer: {inner: name}}

    def _bind(self, producer: Producer, reference: Reference, reply: Reply) -> None:
        self.supplied.add(_place(reference))
        found = values_along(reply.raw, producer.output.path) if producer.output else []
        if not found or found[0] is None:
            found = self._looked_up(producer, reference)
        if not found or found[0] is None:
            if isinstance(reference.value, str):
                self.search.known.add(reference.value)
                if not (reference.path and reference.path[0] in self.invented):
                    self.search.bindings.bind(reference.value, reference.value)
            return
        if isinstance(reference.value, bytes):
            self.rewritten[reference.path] = _blob(found[0])
            return
        live = str(found[0])
        self.search.known.add(live)
        if reference.path and reference.path[0] in self.invented:
            self.search.stand_ins[reference.value] = live
            return
        for one, other in identifier_pairs(reference.value, live):
            self.search.bindings.bind(one, other)
        if reference.path and self._reads(reference) != live and not (reference.arn and not live.startswith("arn:")):
            self.rewritten[reference.path] = live

    def _looked_up(self, producer: Producer, reference: Reference) -> list[Any]:
        """The identifier of what was made last, read from a list where making did not give it; empty where none is."""
        named = parse_name(producer.naming).kind if producer.naming else ""
        if reference.kind not in ("id", "arn", "url") or named == reference.kind or isinstance(reference.value, bytes):
            return []
        live = self.live().parameters
        for operation, leaf in lookups(producer.operation, reference):
            if not operation.required <= live.keys() or self.search.left < 2:
                continue
            given = {name: live[name] for name in operation.required}
            reply = self.search.send(
                Call(operation.service.name, operation.name, given, _HERE, region=self.call.region)
            )
            unknown = [value for value in values_along(reply.raw, leaf.path) if value not in self.search.known]
            if unknown:
                return unknown[-1:]
        return []

    def _reads(self, reference: Reference) -> Any:
        """What a reference is turned into by the bindings alone."""
        return value_at(self.search.bindings.to_live(dict(self.call.parameters)), reference.path)

    def _set(self, setter: Setter, record: Record) -> bool:
        assert self.operation is not None
        live = self.live().parameters
        shared = {
            name: live[name]
            for name, member in setter.operation.members.items()
            if name in live and member["shape"] == self.operation.members[name]["shape"]
        }
        return self._make(setter.operation, shared, record, setter.why(self.operation)) is not None

    def _make(self, operation: Operation, given: Mapping[str, Any], record: Record, why: str) -> Reply | None:
        """Make a call for this one, first with what the record shows, then with what is required alone."""
        is_same = self.search.builder.recipes(operation, given)[1]
        made: list[dict[str, Any]] = []
        for measure in _AS_PUBLISHED if is_same else _AS_SHOWN:
            built = self.search.builder.build(operation, given, record, measure)
            mark = (repr(operation), repr(built.parameters), len(self.search.created))
            if built.parameters in made or mark in self.search.failed or self.search.left <= 1:
                continue
            made.append(built.parameters)
            call = Call(operation.service.name, operation.name, built.parameters, _HERE, region=self.call.region)
            reply = _Reaching(self.search, call, self.depth + 1, self.busy, built, record).run()
            attempt = Created(reply.call, reply, why)
            if reply.succeeded:
                self.search.created.append(attempt)
                return reply
            self.search.attempts.append(attempt)
            self.search.failed.add(mark)
        return None

    # -- lacks

    def fill(self, documented: Any, reply: Reply) -> Reply:
        """Create what the documented output shows beyond the reply, and read again as long as that helps."""
        if self.operation is None or self.operation.verb not in READING:
            return reply
        while self.search.left > 2:
            lacking = lacks(self.operation, documented, reply.raw)
            plans = [plan for lack in lacking[:12] for plan in self._lack_plans(lack) if plan.key not in self.tried]
            if not plans:
                return reply
            best = max(plans, key=lambda plan: plan.score)
            self.tried.add(best.key)
            if best.act():
                again = self.search.send(self.live())
                reply = again if again.succeeded else reply
        return reply

    def _lack_plans(self, lack: Lack) -> Iterator[_Plan]:
        assert self.operation is not None
        reference = reference_of(lack)
        place = (*lack.path, lack.index)
        if lack.index >= 0 and reference is not None:
            record = lack.item if isinstance(lack.item, Mapping) else NONE
            for rank, producer in enumerate(self._producers(reference)):
                key = ("lack", place, repr(producer.operation))
                if producer.score > 12:
                    yield _Plan(
                        producer.score + 5 - 3 * rank - lack.index,
                        key,
                        partial(self.produce, producer, reference, record),
                    )
        record = {lack.name: lack.whole}
        nothing = Evidence("", "", 200)
        for setter in setters(
            self.operation, self.call.parameters, nothing, self.search.account.implements, (lack.name,)
        )[:3]:
            key = ("fill", lack.path, setter.operation.name)
            yield _Plan(setter.score - lack.index, key, partial(self._set, setter, record))


def _place(reference: Reference) -> tuple[Any, ...]:
    """What tells a reference from others of its call: its path, or, inside a longer value, its own value."""
    return reference.path or (reference.value,)


def _swapped(value: Any, table: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return table.get(value, value)
    if isinstance(value, Mapping):
        return {key: _swapped(item, table) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_swapped(item, table) for item in value]
    return value


def _blob(value: Any) -> bytes:
    """A blob as it came back in base64, or a string that is taken for one (a digest)."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else bytes(value)
    except binascii.Error:
        return str(value).encode()


def perform_step(account: Account, call: Call, hints: Hints, bindings: Bindings) -> tuple[Reply, Search]:
    search = Search(account, Facts(call, hints), bindings, hints)
    for authored in hints.authored:
        reply = search.send(replace(authored.call, parameters=bindings.to_live(dict(authored.call.parameters))))
        made = Created(reply.call, reply, "the author arranged it")
        (search.created if reply.succeeded else search.attempts).append(made)
        if reply.succeeded and authored.binds and isinstance(reply.data, str):
            bindings.bind(authored.binds, reply.data)
    reaching = _Reaching(search, call, 0, ())
    reply = reaching.run()
    if reply.succeeded and hints.output is not None and call.query is None:
        reply = reaching.fill(hints.output, reply)
    return reply, search
