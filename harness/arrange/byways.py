"""Byways: producers that no noun tells, by a word, a place, a prefix, or because nothing else is made out of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.arrange.models import Operation, service_named
from harness.arrange.producer import Implements, Producer, is_value_of
from harness.arrange.references import Reference
from harness.arrange.verbs import READING
from harness.arrange.words import parse_name, words

_SURE, _SAME_WORD, LAST = 14.0, 6.0, 1.0
_OUT_OF_NOTHING = ("create", "run")


def namesakes(
    consumer: Operation, reference: Reference, found: Iterable[Producer], implements: Implements
) -> Iterator[Producer]:
    """What else another service makes by a name alone that shares a word with the reference (an instance profile is told as

    an `instanceRole`).
    """
    said = frozenset(words(reference.name))
    services = dict.fromkeys(producer.operation.service for producer in found)
    for service in services if reference.arn is None and reference.kind != "id" else ():
        for operation in service.operations.values() if service is not consumer.service else ():
            name = next(iter(operation.required)) if len(operation.required) == 1 else ""
            is_named = parse_name(name).kind == "name" and parse_name(name).noun == operation.noun
            is_such = operation.verb == "create" and is_named and bool(said & frozenset(words(operation.name)[1:]))
            if is_such and implements(service.name, operation.name):
                yield Producer(operation, None, name, _SAME_WORD)


def located(consumer: Operation, reference: Reference, implements: Implements) -> Iterator[Producer]:
    """What puts a thing where a call says that it is in another service (`S3Bucket`, `S3Key`), by that service's own words."""
    service = service_named("s3") if reference.is_elsewhere else None
    made: list[tuple[int, int, str, Producer]] = []
    for operation in service.operations.values() if service and service is not consumer.service else ():
        name = next((name for name in operation.required if name.lower() == reference.name.lower()[2:]), None)
        if name and operation.verb in ("create", "put") and implements("s3", operation.name):
            producer = Producer(operation, None, name, _SURE)
            made.append((len(operation.required), len(operation.noun), operation.name, producer))
    yield from (producer for *_, producer in sorted(made, key=lambda one: one[:3])[:1])


def by_another_name(consumer: Operation, reference: Reference, implements: Implements) -> Iterator[Producer]:
    """What the service makes out of nothing, where none of it has the reference's name (a cluster is run as a job flow)."""
    for operation in consumer.service.operations.values() if reference.kind == "id" else ():
        wants_other = any(parse_name(name).kind in ("id", "arn") for name in operation.required)
        leaf = next((leaf for leaf in operation.outputs if leaf.depth < 3 and parse_name(leaf.name).kind == "id"), None)
        is_there = implements(consumer.service.name, operation.name)
        if operation.verb in _OUT_OF_NOTHING and leaf and not wants_other and is_there:
            yield Producer(operation, leaf, None, LAST)


def by_prefix(consumer: Operation, reference: Reference, implements: Implements) -> Iterator[Producer]:
    """What gives ids that begin as the documented one does, where the name leaves open what it is of (a parent, a resource)."""
    if reference.kind != "id" or parse_name(reference.name).noun or not isinstance(reference.value, str):
        return
    service = consumer.service
    for operation, leaf in service.prefixed.get(reference.value.partition("-")[0] + "-", ()):
        is_made = operation.verb == "create"
        if (
            (is_made or operation.verb in READING)
            and operation is not consumer
            and implements(service.name, operation.name)
        ):
            score = _SURE + 12 if is_made else _SURE + 8 - 0.1 * len(operation.required) - leaf.depth
            if leaf.name in ("Id", "id") or is_value_of(leaf, reference) or is_made:
                yield Producer(operation, leaf, None, score)
