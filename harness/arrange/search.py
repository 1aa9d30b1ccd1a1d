"""The search: sends a call, and, as long as it fails for want of something, makes what is wanted and sends it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from harness.account.account import Account
from harness.account.model import Created, Reply
from harness.arrange.evidence import Evidence, evidence
from harness.arrange.facts import NONE, Facts, Record
from harness.arrange.inputs import Builder
from harness.arrange.lacks import Lack, lacks, reference_of
from harness.arrange.model import Hints
from harness.arrange.models import Operation, service_named
from harness.arrange.naming import identifier_pairs, naming_values
from harness.arrange.producers import Producer, naming_member, producers
from harness.arrange.references import Reference, references, replaced, value_at, values_along
from harness.arrange.setters import Setter, setters
from harness.arrange.verbs import MAKING, READING
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span

_DEEPEST = 4
_HERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One thing to try: `key` tells it from others that were tried already."""

    score: float
    key: tuple[Any, ...]
    act: Callable[[], bool]


class Search:
    """One step's arranging: counts its calls, and remembers what it made and what failed."""

    def __init__(self, account: Account, facts: Facts, bindings: Bindings, limit: int) -> None:
        self.account = account
        self.facts = facts
        self.bindings = bindings
        self.builder = Builder(account.world, facts)
        self.left = limit
        self.created: list[Created] = []
        self.attempts: list[Created] = []

    def send(self, call: Call) -> Reply:
        self.left -= 1
        return self.account.send(call)


class _Reaching:
    """The attempts at one call. `rewritten` holds values of its parameters that were replaced in place."""

    def __init__(
        self, search: Search, call: Call, depth: int, busy: tuple[str, ...], invented: frozenset[str] = frozenset()
    ) -> None:
        service = service_named(call.service)
        self.search = search
        self.call = call
        self.depth = depth
        self.invented = invented
        self.operation: Operation | None = service.operations.get(call.operation) if service else None
        self.busy = (*busy, f"{call.service}.{call.operation}")
        self.rewritten: dict[Any, Any] = {}
        self.tried: set[tuple[Any, ...]] = set()
        self.supplied: set[Any] = set()

    def live(self) -> Call:
        parameters = self.search.bindings.to_live(dict(self.call.parameters))
        for path, value in self.rewritten.items():
            parameters = replaced(parameters, path, value)
        return replace(self.call, parameters=parameters)

    def run(self) -> Reply:
        reply = self.search.send(self.live())
        if self.operation is None or self.depth >= _DEEPEST:
            return reply
        while not reply.succeeded and self.search.left > 0:
            if reply.failure is not None and reply.failure.kind in ("not-implemented", "guard"):
                return reply
            if not self._supply_one(reply):
                return reply
            reply = self.search.send(self.live())
        return reply

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
        live = self.live().parameters
        for reference in references(self.operation, self.call.parameters):
            yield from self._reference_plans(reference, found, value_at(live, reference.path))
        for setter in setters(self.operation, self.call.parameters, found, self.search.account.implements)[:6]:
            if repr(setter.operation) not in self.busy:
                yield _Plan(setter.score, ("set", setter.operation.name), partial(self._set, setter, NONE))

    def _reference_plans(self, reference: Reference, found: Evidence, live: Any) -> Iterator[_Plan]:
        assert self.operation is not None
        named = found.names(reference.value) or found.names(live)
        if reference.path in self.supplied or self._is_own_name(reference) or not (reference.is_strong or named):
            return
        if live != reference.value and not named:
            return
        told = 20.0 if named else 8.0 if found.is_missing and any(map(found.speaks_of, reference.nouns)) else 0.0
        for rank, producer in enumerate(self._producers(reference)):
            if repr(producer.operation) not in self.busy:
                key = ("make", reference.path, repr(producer.operation))
                yield _Plan(producer.score + told - 3 * rank, key, partial(self.produce, producer, reference))

    def _producers(self, reference: Reference) -> list[Producer]:
        assert self.operation is not None
        return producers(self.operation, reference, self.search.account.implements)[:4]

    def _is_own_name(self, reference: Reference) -> bool:
        """Whether the call makes a thing and this is the name that it gives it."""
        operation = self.operation
        assert operation is not None
        if len(reference.path) != 1 or MAKING.get(operation.verb, 0) < 6:
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
        for name in names[:3] or [None]:
            given = {producer.naming: name} if producer.naming and name is not None else {}
            reply = self._make(producer.operation, given, record, why)
            if reply is None:
                continue
            self._bind(producer, reference, reply)
            return True
        return False

    def _bind(self, producer: Producer, reference: Reference, reply: Reply) -> None:
        self.supplied.add(reference.path)
        found = values_along(reply.raw, producer.output.path) if producer.output else []
        if not found or found[0] is None:
            if isinstance(reference.value, str):
                self.search.bindings.bind(reference.value, reference.value)
            return
        if isinstance(reference.value, bytes):
            self.rewritten[reference.path] = _blob(found[0])
            return
        live = str(found[0])
        if reference.path and reference.path[0] in self.invented:
            self.rewritten[reference.path] = live
            return
        for one, other in identifier_pairs(reference.value, live):
            self.search.bindings.bind(one, other)
        if reference.path and self._reads(reference) != live and not (reference.arn and not live.startswith("arn:")):
            self.rewritten[reference.path] = live

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
        made: list[dict[str, Any]] = []
        for rich in (True, False):
            built = self.search.builder.build(operation, given, record, rich)
            if built.parameters in made or self.search.left <= 1:
                continue
            made.append(built.parameters)
            call = Call(operation.service.name, operation.name, built.parameters, _HERE, region=self.call.region)
            reply = _Reaching(self.search, call, self.depth + 1, self.busy, built.invented).run()
            attempt = Created(replace(reply.call, span=_HERE), reply, why)
            if reply.succeeded:
                self.search.created.append(attempt)
                return reply
            self.search.attempts.append(attempt)
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


def _blob(value: Any) -> bytes:
    import base64

    return base64.b64decode(value) if isinstance(value, str) else value


def perform_step(account: Account, call: Call, hints: Hints, bindings: Bindings) -> tuple[Reply, Search]:
    search = Search(account, Facts(call, hints), bindings, hints.limit)
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
