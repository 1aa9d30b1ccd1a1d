"""Redoing: what to arrange otherwise, after a first replay has shown where its reply and the documented output part.

A value that was made up for a call of arranging may be one that the document shows; and a state that the document shows
may be what an earlier call leaves (a stopped instance, the second version).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.account.model import Created, Performance
from harness.arrange.amending import BARE, Amender, says_state
from harness.arrange.beforehand import given_beforehand
from harness.arrange.filling import is_catalogue
from harness.arrange.fitting import NoFitError, fitted
from harness.arrange.lacks import Lack, identifiers, lacks
from harness.arrange.model import Hints, Redoing, Wish
from harness.arrange.models import Operation, operation_of
from harness.arrange.producer import Implements
from harness.arrange.references import value_at
from harness.arrange.verbs import READING, UNDOING
from harness.arrange.versions import ahead, counts, made_again
from harness.arrange.words import parse_name, words
from harness.bindings import Bindings
from harness.lowering.model import Call, Path

_DEEPEST = 3
_TURNING_ON = ("put", "enable")


def redoing(
    call: Call, hints: Hints, performance: Performance, bindings: Bindings, implements: Implements
) -> Redoing | None:
    """What may bring the reply nearer to the documented output; None where nothing may.

    Nothing that the example's own calls brought about is touched: with it, the reply has to agree.
    """
    operation = operation_of(call)
    if not performance.reply.succeeded:
        is_half_done = operation is not None and operation.verb not in READING and bool(performance.created)
        return Redoing(is_supplied_first=True) if is_half_done and performance.reply.error else None
    if operation is None or hints.is_queried or not hints.is_first or is_catalogue(performance.reply):
        return None
    lacking = lacks(operation, hints.output, bindings.to_documented(dict(performance.reply.raw)))
    wishes = tuple(wish for lack in lacking for wish in _all_wishes(lack, performance.created, bindings))
    before = tuple(_versions(lacking, performance, bindings))
    amended: tuple[Amender, ...] = ()
    if not before and operation.verb not in READING:
        before = (
            *_before(operation, call, lacking, performance, implements),
            *_turned_on(operation, call, lacking, implements),
        )
        amended = tuple(given_beforehand(operation, call, lacking, performance.reply.raw, implements))
    return Redoing(wishes, before, amended) if wishes or before or amended else None


def _all_wishes(lack: Lack, created: Sequence[Created], bindings: Bindings) -> Iterator[Wish]:
    """The wishes for what is lacking, or, where nothing takes it, for the members of an object that is lacking as a whole."""
    found = list(_wishes(lack, created, bindings))
    yield from found
    if not found and isinstance(lack.item, Mapping) and lack.index < 0:
        for name, value in lack.item.items():
            yield from _wishes(replace(lack, name=name, item=value, whole=value), created, bindings)


def _wishes(lack: Lack, created: Sequence[Created], bindings: Bindings) -> Iterator[Wish]:
    """The inputs of arranging's calls that have the name of what is lacking, in the call that made the very thing."""
    around = lack.within[-1] if lack.within else {}
    own = {value for name, value in around.items() if parse_name(str(name)).kind and isinstance(value, str)}
    own |= {bindings.to_live(value) for value in own}
    counts: Counter[str] = Counter()
    found: list[tuple[int, Wish]] = []
    for made in created:
        name = f"{made.call.service}.{made.call.operation}"
        counts[name] += 1
        operation = operation_of(made.call)
        path = _input_named(operation, operation.input, lack.name) if operation else None
        if operation is None or path is None or operation.verb in READING:
            continue
        value = _fitting(operation, path, lack.whole)
        if value is not None and value_at(made.call.parameters, path) != value:
            shared = len(own & {*identifiers(made.call.parameters), *identifiers(made.reply.raw)})
            found.append((shared, Wish(name, counts[name] - 1, path, value)))
    best = max(found, key=lambda one: one[0], default=None)
    if best and (best[0] or len(found) == 1):
        yield best[1]


def _input_named(operation: Operation, shape: str, name: str, path: Path = ()) -> Path | None:
    """Where an operation takes a member of that name: at the top, or inside structures."""
    service = operation.service
    members = service.shape(shape).get("members", {})
    same = next((member for member in members if member.lower() == name.lower()), None)
    if same is not None and (not path or same.lower() not in BARE):
        return (*path, same)
    if len(path) + 1 < _DEEPEST:
        for member, target in members.items():
            if service.shape(target["shape"]).get("type") == "structure":
                inner = _input_named(operation, target["shape"], name, (*path, member))
                if inner is not None:
                    return inner
    return None


def _fitting(operation: Operation, path: Path, value: Any) -> Any:
    """The documented value as the input at a path takes it, None where it does not."""
    shape = operation.input
    for step in path:
        shape = operation.service.shape(shape)["members"][step]["shape"]
    try:
        return fitted(operation.service, value, shape)
    except NoFitError:
        return None


def _versions(lacking: Sequence[Lack], performance: Performance, bindings: Bindings) -> Iterator[Call]:
    """The calls that give what was arranged the versions that the document shows."""
    for lack in lacking:
        if lack.is_other:
            yield from made_again(lack, value_at(performance.reply.raw, lack.path), performance.created, bindings)


def _before(
    operation: Operation, call: Call, lacking: Sequence[Lack], performance: Performance, implements: Implements
) -> Iterator[Call]:
    """The calls that leave the state that the document shows before this one: another verb's, or versions before it."""
    for lack in lacking:
        if not lack.is_other:
            continue
        times = ahead(lack, value_at(performance.reply.raw, lack.path))
        for other in operation.service.by_noun.get(operation.noun, ()):
            if not implements(operation.service.name, other.name) or not _is_nameable(other, call):
                continue
            made = _beside(call, other)
            if other is not operation and says_state(other.verb, lack.name, lack.item):
                yield made
                return
            if times and counts(operation, other):
                yield from [made] * times
                return


def _turned_on(operation: Operation, call: Call, lacking: Sequence[Lack], implements: Implements) -> Iterator[Call]:
    """The call that turns on what a member tells of that the reply lacks: versioning, where a `VersionId` is shown.

    What is taken away then is there, which is all the same to most.
    """
    wanted = {word + "ing" for lack in lacking if not lack.is_other for word in words(lack.name)}
    for other in operation.service.operations.values() if wanted else ():
        is_of_it = other.verb in _TURNING_ON and words(other.name)[-1] in wanted
        is_named = _is_nameable(other, call) and any(name in call.parameters for name in other.required)
        if is_of_it and is_named and implements(operation.service.name, other.name):
            yield _beside(call, other)
            same = operation.service.by_noun[operation.noun] if operation.verb in UNDOING else ()
            makers = (maker for maker in same if maker.verb == "put" and maker.required <= call.parameters.keys())
            yield from (_beside(call, maker) for maker in makers if implements(operation.service.name, maker.name))
            return


def _beside(call: Call, operation: Operation) -> Call:
    """A call of an operation on the thing that another call names."""
    given = {name: call.parameters[name] for name in operation.members if name in call.parameters}
    return Call(call.service, operation.name, given, call.span, region=call.region)


def _is_nameable(operation: Operation, call: Call) -> bool:
    """Whether a call names all that an operation has to be told of; what is no reference the document shows, or is made up."""
    return all(name in call.parameters for name in operation.required if parse_name(name).kind)
