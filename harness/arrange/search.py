"""The search: what the author arranges, then the step's call, then what its documented output shows beyond the reply."""

from __future__ import annotations

from dataclasses import replace

from harness.account.account import Account
from harness.account.model import Reply
from harness.arrange.facts import NONE, Facts
from harness.arrange.filling import fill
from harness.arrange.filtered import with_filters
from harness.arrange.inputs import Measure, unknown_contents
from harness.arrange.making import amend
from harness.arrange.model import BY_AUTHOR, Hints
from harness.arrange.models import Operation, operation_of
from harness.arrange.plans import is_own_name
from harness.arrange.reaching import Reaching, Search
from harness.arrange.references import references
from harness.arrange.silence import broken
from harness.arrange.variation import reworded
from harness.arrange.verbs import makes_outright
from harness.arrange.words import made_by_copying
from harness.bindings import Bindings
from harness.lowering.model import Call


def _with_unseen(search: Search, operation: Operation, call: Call) -> Call:
    """The call with what it takes from files that are not shown: as the example's outputs have it, else as the model does.

    Any bytes do for a blob, or it is a reference to what another operation gives (a ciphertext).
    """
    given = dict(call.parameters)
    record = search.facts.shown[0][1] if search.facts.shown else NONE
    for name in sorted({str(path[0]) for path in call.opaque if len(path) == 1}):
        value = given.pop(name, None)
        member = operation.members.get(name, {})
        if member and operation.service.shape(member["shape"]).get("type") != "blob":
            value = reworded(search.builder.member(operation, name, record, given))  # than what is there
        elif isinstance(value, bytes) and member and search.builder.knows(operation, name):
            value = search.builder.from_model(operation, member["shape"], name)
        elif isinstance(value, bytes):
            value = unknown_contents(value, search.account.world)
        if value is not None:
            given[name] = value
    return replace(call, parameters=given)


def perform_step(account: Account, call: Call, hints: Hints, bindings: Bindings) -> tuple[Reply, Search]:
    operation = operation_of(call)
    if operation is not None and not hints.is_queried:
        hints = replace(hints, output=with_filters(operation, call, hints.output))
    search = Search(account, Facts(call, hints), bindings, hints)
    _make_authored(search, hints)
    if operation is None:
        return search.send(replace(call, parameters=bindings.to_live(dict(call.parameters)))), search
    search.builder.asking = operation.service.metadata["endpointPrefix"] if call.service != "iam" else ""
    _make_before(search, hints)
    reaching = Reaching(search, operation, _with_unseen(search, operation, call))
    if made_by_copying(operation.name) or makes_outright(operation.verb):
        own = (named.value for named in references(operation, call.parameters) if is_own_name(reaching, named))
        search.builder.taken.update(value for value in own if isinstance(value, str))
    for amender in hints.redoing.amenders:
        amend(reaching, amender)
    reply = reaching.mend(reaching.run(), None if hints.is_queried else hints.output)
    if reply.succeeded and hints.output is not None and not hints.is_queried:
        reply = _completed(reaching, hints, reply)
    return reply, search


def _completed(reaching: Reaching, hints: Hints, reply: Reply) -> Reply:
    """The reply once what it lacks was created; where it shows nothing after all, once what the call names was, too."""
    reply = fill(reaching, hints, reply)
    heard = broken(reaching, hints.output, reply) if hints.is_untouched else reply
    return reply if heard is reply else fill(reaching, hints, heard)


def _make_authored(search: Search, hints: Hints) -> None:
    """Make what the author arranges with."""
    bindings = search.bindings
    for authored in hints.authored:
        reply = search.send(replace(authored.call, parameters=bindings.to_live(dict(authored.call.parameters))))
        search.keep(reply, BY_AUTHOR)
        if reply.succeeded and authored.binds and isinstance(reply.data, str):
            bindings.bind(authored.binds, reply.data)


def _make_before(search: Search, hints: Hints) -> None:
    """Make the calls that leave the state that the document shows."""
    for call in hints.redoing.before:
        operation = operation_of(call)
        if operation is not None:
            record = search.facts.about(operation.noun)
            given = search.builder.build(operation, call.parameters, record, Measure.SHOWN).parameters
            reply = Reaching(search, operation, replace(call, parameters=given)).run()
            search.keep(reply, "it leaves the state that the document shows")
