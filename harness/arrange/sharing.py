"""Sharing: what a call of ours takes over from the call that it is made for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from harness.arrange.evidence import Evidence
from harness.arrange.models import Operation
from harness.arrange.producer import Producer
from harness.arrange.references import Reference, references, value_at
from harness.arrange.variation import next_value
from harness.arrange.verbs import READING
from harness.arrange.words import parse_name, words

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching


def region_of(reaching: Reaching, reference: Reference) -> str | None:
    """Where a thing lies: in the region that the call says its source is in, else in its own."""
    source = reaching.call.parameters.get("SourceRegion")
    is_source = words(reference.name)[:1] == ("source",) and isinstance(source, str)
    return source if is_source else reaching.call.region


def surroundings(reaching: Reaching, producer: Producer, reference: Reference) -> dict[str, Any]:
    """What the call says that the thing is in (its cluster, its pool), where that exists by now or is what the call lists."""
    operation, live = producer.operation, reaching.live().parameters
    if operation.service is not reaching.operation.service:
        return _beside(operation, producer.naming or "", reference, value_at(live, reference.path[:-1]))
    is_listed = not reference.path and reaching.operation.verb in READING
    return {
        name: reaching.rewritten.get((name,), value)
        for name, value in reaching.call.parameters.items()
        if (name,) != reference.path
        and name in operation.members
        and isinstance(live[name], str)
        and (live[name] in reaching.search.known or (is_listed and _is_same_input(reaching, operation, name)))
    }


def of_siblings(reaching: Reaching, producer: Producer, reference: Reference) -> frozenset[str]:
    """The optional ids that a producer takes of what the call has the name of (the `NamespaceId` beside a `NamespaceName`)."""
    operation = producer.operation
    beside = references(reaching.operation, reaching.call.parameters) if reference.path else ()
    named = {
        parse_name(sibling.name).noun for sibling in beside if sibling.path != reference.path and sibling.kind == "name"
    }
    optional = [(name, parse_name(name)) for name in operation.members if name not in operation.required]
    return frozenset(
        name for name, (noun, kind) in optional if kind in ("id", "arn") and noun in named - {"", operation.noun}
    )


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


def blamed(reaching: Reaching, operation: Operation, found: Evidence) -> dict[str, Any]:
    """The value that an error names, as what another operation takes under the words before it (an `EmailAddress`)."""
    live = reaching.live().parameters
    values = [value for value in live.values() if isinstance(value, str) and found.names(value)]
    names = [name for name in sorted(operation.required - live.keys()) if found.wants_words(name)]
    names = [name for name in names if operation.service.shape(operation.members[name]["shape"])["type"] == "string"]
    return {names[0]: values[0]} if len(names) == len(values) == 1 else {}


def shared(reaching: Reaching, operation: Operation) -> dict[str, Any]:
    """What a call gives, as another operation takes it: by the same name, or the first of many (`services` for `service`)."""
    ours, live = reaching.operation, reaching.live().parameters
    found = {name: live[name] for name in operation.members if name in live and _is_same_kind(ours, operation, name)}
    in_maps = ours.in_maps(live)
    for name in operation.required - live.keys():
        if name.lower() in in_maps:
            found[name] = in_maps[name.lower()]
        many = next((other for other in live if parse_name(other) == parse_name(name) and other != name), "")
        value = live[many] if many else None
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], str):
            is_list = operation.service.shape(operation.members[name]["shape"]).get("type") == "list"
            found[name] = list(value) if is_list else value[0]
    return found


def others_than(reaching: Reaching, producer: Producer, reference: Reference) -> dict[str, Any]:
    """Other texts for those that what was made has already, and that the call would give it (its new name)."""
    made = next(one.call for one in reversed(reaching.search.created) if one.call.operation == producer.operation.name)
    given = reaching.call.parameters
    same = (name for name, value in made.parameters.items() if given.get(name) == value and name != reference.name)
    return {
        name: next_value(given[name]) for name in same if isinstance(given[name], str) and given[name][0] not in "{["
    }


def _is_same_kind(one: Operation, other: Operation, name: str) -> bool:
    """Whether two operations take a member of that name alike: of one shape, or both as a string."""
    shapes = one.members[name]["shape"], other.members[name]["shape"]
    types = [operation.service.shape(shape).get("type") for operation, shape in zip((one, other), shapes, strict=True)]
    return shapes[0] == shapes[1] or types == ["string", "string"]
