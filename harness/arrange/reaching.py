"""Reaching: sends a call, and, as long as it fails for want of something, makes what is wanted and sends it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.account.account import Account
from harness.account.model import Created, Reply
from harness.arrange.evidence import NOTHING_SAID, evidence, refusal
from harness.arrange.facts import NONE, Facts, Record
from harness.arrange.inputs import Builder, Built
from harness.arrange.model import Hints
from harness.arrange.models import Operation
from harness.arrange.plans import plans, reference_plans
from harness.arrange.producer import Producer
from harness.arrange.references import Reference, references, replaced, value_at
from harness.arrange.verbs import READING, makes_outright
from harness.arrange.words import parse_name, parse_operation
from harness.bindings import Bindings, translated
from harness.lowering.model import Call

_DEEPEST = 6
_SURE = 12.0  # a plan whose producer makes the very noun


class Search:
    """One step's arranging: counts its calls, and remembers what it made and what failed."""

    def __init__(self, account: Account, facts: Facts, bindings: Bindings, hints: Hints) -> None:
        self.account = account
        self.facts = facts
        self.bindings = bindings
        self.builder = Builder(account.world, facts)
        self.left = hints.limit
        self.printed = hints.printed
        self.wishes = hints.redoing.wishes
        self.is_supplied_first = hints.redoing.is_supplied_first
        self.created: list[Created] = []
        self.attempts: list[Created] = []
        self.stand_ins: dict[str, str] = {}  # live ids by the ids that were invented, which no document knows
        self.known: set[str] = {binding.live for binding in bindings}  # what exists as far as we know
        self.made: set[tuple[str, Any]] = set()  # by which operation, for which documented value
        self.failed: set[tuple[str, str, int]] = set()
        self.producers: dict[tuple[Operation, Reference], list[Producer]] = {}

    def send(self, call: Call) -> Reply:
        self.left -= 1
        return self.account.send(call)

    def keep(self, reply: Reply, why: str) -> None:
        """Remember a call of ours as made, or as tried in vain."""
        (self.created if reply.succeeded else self.attempts).append(Created(reply.call, reply, why))

    def has_made_since(self, count: int) -> bool:
        """Whether anything was made, and not only read, since there were so many calls that were made."""
        return any(parse_operation(made.call.operation).verb not in READING for made in self.created[count:])

    def wished(self, operation: Operation, built: Built) -> Built:
        """The parameters of the next call of an operation, with what an earlier replay has taught of it."""
        rank = sum(made.call.operation == operation.name for made in self.created) if self.wishes else 0
        for wish in self.wishes:
            if (wish.operation, wish.rank) == (repr(operation), rank):
                parameters: Any = replaced(built.parameters, wish.path, wish.value)
                built = replace(built, parameters=parameters, given=built.given | {str(wish.path[0])})
        return built


class Reaching:
    """The attempts at one call. `rewritten` holds values of its parameters that were replaced in place."""

    def __init__(
        self,
        search: Search,
        operation: Operation,
        call: Call,
        depth: int = 0,
        busy: tuple[str, ...] = (),
        built: Built | None = None,
        record: Record = NONE,
    ) -> None:
        self.search = search
        self.call = call
        self.region = call.region  # where things for it are made
        self.depth = depth
        self.record = record
        self.invented = set(built.invented) if built else set()
        self.is_ours = built is not None
        self.is_last = built is not None and built.is_last
        self.given = built.given if built else frozenset()
        self.most = search.left // (depth + 2) if depth else search.left
        self.operation = operation
        self.busy = (*busy, f"{call.service}.{call.operation}")
        self.is_supplied_first = not depth and search.is_supplied_first
        self.rewritten: dict[Any, Any] = {}
        self.tried: set[tuple[Any, ...]] = set()
        self.supplied: set[Any] = set()
        self.makers: list[tuple[Producer, Reference]] = []
        self.spare: list[tuple[Producer, Reference, Reply]] = []  # made, and not what the documented id looks like

    def live(self) -> Call:
        parameters = self.search.bindings.to_live(dict(self.call.parameters))
        for name in self.invented & parameters.keys():
            parameters[name] = _with_stand_ins(self.call.parameters[name], self.search.stand_ins)
        for path, value in self.rewritten.items():
            parameters = replaced(parameters, path, value)
        pagination = self.search.bindings.to_live(dict(self.call.pagination))
        return replace(self.call, parameters=parameters, pagination=pagination)

    def invents(self, reference: Reference) -> bool:
        """Whether a reference, or the longer value that it is a part of, is one that no document knows."""
        names = reference.path[:1] or tuple(
            n for n in self.invented if _is_part(reference.value, self.call.parameters[n])
        )
        return any(name in self.invented for name in names)

    def below(self, operation: Operation, call: Call, built: Built, record: Record) -> Reaching:
        """The attempts at a call of ours that this one needs."""
        return Reaching(self.search, operation, call, self.depth + 1, self.busy, built, record)

    def run(self) -> Reply:
        if self.depth < _DEEPEST and (self.is_ours or self.is_supplied_first or makes_outright(self.operation.verb)):
            self._supply_required()
        sent = self.live()
        reply = self.search.send(sent)
        if self.depth >= _DEEPEST:
            return reply
        least = self.search.left - self.most
        while not reply.succeeded and self.search.left > max(least, 0):
            if reply.failure is not None and reply.failure.kind in ("not-implemented", "guard", "deadline"):
                return reply
            count = len(self.search.created)
            if not self._supply_one(reply) and self.live() == sent and not self.search.has_made_since(count):
                return reply  # else a thing was made for what did not help
            sent = self.live()
            reply = self.search.send(sent)
        return self.mend(reply, None) if self.is_ours else reply

    def mend(self, reply: Reply, documented: Any) -> Reply:
        """Make what is wanted for the parts of a call that were refused while the whole succeeded, and call again."""
        while self.search.left > 1 and reply.succeeded:
            refused = refusal(reply, documented)
            if refused is None or not self._supply_one(refused):
                return reply
            again = self.search.send(self.live())
            reply = again if again.succeeded else reply
        return reply

    def _supply_required(self) -> None:
        """Make what the required ids name, before a call of ours or one that makes something.

        They are known not to exist; some emulators choke on them, or keep half of what was to be made. An optional id
        of ours is turned into that of such a thing where one was made already, and is left else.
        """
        made = {f"{one.call.service}.{one.call.operation}" for one in self.search.created}
        for reference in references(self.operation, self.call.parameters):
            is_required = reference.path[:1] and reference.path[0] in self.operation.required
            is_required = is_required or self.is_supplied_first
            is_wanted = is_required or (bool(made) and self.invents(reference))
            is_plain = reference.kind == "id" and (len(reference.path) == 1 or self._is_item(reference))
            if is_wanted and (is_plain or (self.is_supplied_first and reference.kind in ("id", "arn"))):
                live = value_at(self.live().parameters, reference.path)
                if isinstance(live, str) and live in self.search.printed:
                    continue
                ways = list(reference_plans(self, reference, NOTHING_SAID, live))
                best = max(ways, key=lambda plan: plan.score, default=None)
                is_sure = best is not None and (best.score > _SURE or not parse_name(reference.name).noun)
                if best is not None and is_sure and self.search.left > 2 and (is_required or best.key[2] in made):
                    self.tried.add(best.key)
                    best.act()

    def _is_item(self, reference: Reference) -> bool:
        """Whether a call of ours gives a list of such things, each by its id alone (`Instances` of an `InstanceId`)."""
        outer = reference.path[:-1]
        item = value_at(self.call.parameters, outer) if self.is_ours and len(outer) == 2 else None
        owner = self.operation.service.item(self.operation.members[str(outer[0])]["shape"]) if item else ""
        return len(self.operation.service.shape(owner).get("members", ())) == 1

    def _supply_one(self, reply: Reply) -> bool:
        """Make the most wanted thing that can be made; False if there is nothing left to try."""
        while self.search.left > 1:
            untried = [plan for plan in plans(self, evidence(reply)) if plan.key not in self.tried]
            if not untried:
                return False
            best = max(untried, key=lambda plan: plan.score)
            self.tried.add(best.key)
            if best.act():
                return True
        return False


def _with_stand_ins(value: Any, stand_ins: Mapping[str, str]) -> Any:
    """A value of ours with what stands for the ids in it, those in a JSON text too."""
    if isinstance(value, str) and value.startswith("{"):
        for invented, live in stand_ins.items():
            value = value.replace(f'"{invented}"', f'"{live}"')
        return value
    return translated(value, stand_ins)


def _is_part(value: object, whole: object) -> bool:
    return isinstance(value, str) and isinstance(whole, str) and value in whole
