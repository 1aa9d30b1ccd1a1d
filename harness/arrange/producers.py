"""Producers: which operation makes the thing that a reference names, and where its identifier comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from harness.arrange.byways import by_another_name, by_prefix, located, namesakes
from harness.arrange.models import ITEM, Leaf, Operation, Service, service_named, services_of_arn
from harness.arrange.namers import naming_member, naming_rank
from harness.arrange.producer import Implements, Producer, is_same_shape, is_value_of
from harness.arrange.references import Reference
from harness.arrange.verbs import MAKING, READING, UNDOING, before
from harness.arrange.words import parse_name, words
from harness.text import common_start

# Services whose things those of every other are made with, asked last where a noun is not the service's own.
_SHARED = ("ec2", "iam", "kms", "s3", "logs", "acm", "sns", "ds")
_ANYTHINGS = frozenset({"key", "value", "type", "status"})  # words that, alone, name nothing that another says
_EXACT, _RELATED = 14.0, 6.0
_READ = 1.0
_OF_THING = 6.0
_ENDING = 5  # letters that make a noun of a verb: allocat-ion, attach-ment, subscri-ption
_SURE = 3  # of leaf ranks
_OUTRIGHT = 5  # of MAKING's ranks


def producers(consumer: Operation, reference: Reference, implements: Implements) -> list[Producer]:
    """Every implemented operation that may make what the reference names, the best first."""
    found: dict[str, Producer] = {}
    reference = _with_nouns(reference)
    for services in (_own_services(consumer, reference), _shared_services(consumer, reference)):
        for service in services:
            for operation in _candidates(service, reference):
                made = _producer(operation, consumer, reference)
                if made is not None and implements(service.name, operation.name):
                    found.setdefault(repr(operation), made)
        if any(_is_at_home(producer, reference) for producer in found.values()):
            break
    for producer in list(namesakes(consumer, reference, found.values(), implements)):
        found.setdefault(repr(producer.operation), producer)
    if not any(MAKING.get(producer.operation.verb, 0) >= _OUTRIGHT for producer in found.values()):
        found |= {repr(made.operation): made for made in by_another_name(consumer, reference, implements)}
    for producer in located(consumer, reference, implements):
        found[repr(producer.operation)] = producer
    for producer in by_prefix(consumer, reference, implements):
        found[repr(producer.operation)] = producer
    return sorted(found.values(), key=lambda p: (-p.score, len(p.operation.required), p.operation.name))


def _is_at_home(producer: Producer, reference: Reference) -> bool:
    """Whether its own service makes such things, so that no other service is asked (a group in ec2, a key of an API)."""
    noun, wanted = producer.operation.noun, reference.nouns[0] if reference.nouns else ""
    is_such = len(wanted) > 2 and producer.operation.verb == "create" and noun.endswith(wanted)
    is_made = MAKING.get(producer.operation.verb, 0) >= _OUTRIGHT or producer.operation.verb in READING
    return (noun in reference.nouns and is_made) or (is_such and reference.kind == "id" and producer.output is not None)


def _with_nouns(reference: Reference) -> Reference:
    """An ARN without a type (a topic's, a queue's) with the nouns of what its service makes by name."""
    if reference.arn is None:
        return reference
    service = next(iter(services_of_arn(reference.arn.service)), None)
    if service is None or reference.arn.noun or any(noun in service.made_nouns for noun in reference.nouns):
        return reference
    makers = [op for op in service.operations.values() if op.verb == "create" and naming_member(op, reference)]
    makers.sort(key=lambda operation: (len(operation.required), len(operation.noun)))
    nouns = tuple(operation.noun for operation in makers[:2])
    is_part = len(reference.arn.parts) > 1 and parse_name(reference.name).noun != ""  # of a topic: its subscription
    return replace(reference, nouns=(*reference.nouns, *nouns) if is_part else (*nouns, *reference.nouns))


def _own_services(consumer: Operation, reference: Reference) -> Iterator[Service]:
    own = consumer.service
    arn = reference.arn
    if arn is None or arn.service in (own.name, own.metadata["endpointPrefix"]):
        yield own
        return
    if arn.service == own.metadata.get("signingName"):
        yield own  # which may only read what the service makes that the ARN is of (a table's stream)
        if arn.noun in ("", *own.made_nouns):
            return
    yield from (service for service in services_of_arn(arn.service) if service is not own)
    if arn.service != own.metadata.get("signingName"):
        yield own


def _shared_services(consumer: Operation, reference: Reference) -> Iterator[Service]:
    said = words(reference.name)
    is_vague = not reference.kind and reference.arn is None and not parse_name(reference.shape).kind
    if len(said) == 1 and is_vague and said[0] in _ANYTHINGS:
        return
    control = consumer.service.name.partition("-")[0]  # iot of iot-data
    for name in dict.fromkeys([*said[:1], control, *_SHARED]):
        service = service_named(name) if name != consumer.service.name else None
        if service is not None and any(noun.removeprefix(name) in service.made_nouns for noun in reference.nouns[:2]):
            yield service


def _candidates(service: Service, reference: Reference) -> Iterator[Operation]:
    for noun, operations in service.by_noun.items():
        if any(_is_related(noun, wanted, service.name) for wanted in reference.nouns):
            yield from operations
    for name in dict.fromkeys((reference.name.lower(), reference.name.lower().removesuffix("s"))):
        for operation, leaf in service.giving.get(name, ()):
            if not service.shape(leaf.shape).get("enum"):
                yield operation
    for operation, _ in service.giving_shape.get(reference.shape, ()) if reference.kind == "id" else ():
        yield operation


def _is_related(noun: str, wanted: str, service: str) -> bool:
    if noun == wanted or (len(wanted) > 2 and noun.endswith(wanted)) or (len(noun) > 2 and wanted.endswith(noun)):
        return True
    return (len(noun) > 3 and wanted.startswith(noun)) or noun == wanted + "version"


def _producer(operation: Operation, consumer: Operation, reference: Reference) -> Producer | None:
    if operation.verb in UNDOING or _only_works_on(operation, reference):
        return None
    own, kind_of = _noun_score(operation.noun, reference.nouns), _kind_of_score(operation, consumer, reference)
    is_only = consumer.required == {reference.name} and not parse_name(reference.name).kind
    if operation.verb == "create" and operation.noun == consumer.noun and is_only:
        own = _EXACT  # all that the consumer asks for is which of what this makes
    if own and _is_kind_of(operation, reference):
        own = max(own, _EXACT - 4)
    noun = max(own, kind_of)
    if not noun and not parse_name(reference.name).noun and reference.nouns[:1] != ("",):
        return None  # an `Id` of something else
    if operation.noun == consumer.noun and reference.nouns[:1] and operation.noun.endswith(reference.nouns[0]):
        is_given = reference.name in operation.required  # a role's own policy, which is called a policy
        noun = max(
            noun, _EXACT + (10 if is_given else 3)
        )  # the id of a CA certificate where it is called a certificate's
    output = _output(operation, reference)
    is_named = own > 0 and own >= kind_of
    naming = naming_member(operation, reference) if is_named and operation.verb not in READING else None
    if output is not None and naming is not None:
        output, naming = _settled(operation, reference, output, naming)
    if operation.verb in READING:
        if output is None or not _reads(operation, output, reference, consumer):
            return None
        noun = min(noun, _READ)
    elif MAKING.get(operation.verb, 0) < _OUTRIGHT and (
        output is None or not _is_its(output, reference) or reference.name in operation.members
    ):
        return None
    if output is None and naming is None:
        return None
    if noun < _EXACT - 4 and _consumes(operation, reference):
        return None
    first = 4.0 if operation.verb in before(consumer.verb) and not noun else 0.0
    if operation.verb != "create" and any(
        other.verb == "create" for other in operation.service.by_noun[operation.noun]
    ):
        first -= 4.0
    if operation.verb not in MAKING and operation.verb not in READING:
        first -= 8.0  # it confirms or accepts what another one makes
    first += (
        _OF_THING if output is not None and is_same_shape(output, reference) and _is_of(operation, consumer) else 0.0
    )
    score = first + noun + 0.6 * MAKING.get(operation.verb, 0) + _output_score(output, reference) + (3 if naming else 0)
    return Producer(operation, output, naming, score)


def _is_kind_of(operation: Operation, reference: Reference) -> bool:
    """Whether it puts a kind of what is named, which nothing makes outright (a metric alarm, of alarms)."""
    noun = reference.nouns[0] if reference.nouns else ""
    is_put = operation.verb in ("put", "create") and reference.name in operation.required
    return is_put and len(noun) > 3 and operation.noun.endswith(noun) and noun not in operation.service.made_nouns


def _is_of(operation: Operation, consumer: Operation) -> bool:
    """Whether both work on one and the same thing (a version of the secret that the consumer names)."""
    return any(
        name in operation.required and operation.members[name]["shape"] == consumer.members[name]["shape"]
        for name in consumer.required
        if parse_name(name).kind
    )


def _only_works_on(operation: Operation, reference: Reference) -> bool:
    """Whether it wants the identifier of a thing that a sister operation creates (`StartDBInstance`)."""
    if operation.verb == "create" or reference.name not in operation.required:
        return False
    return any(other.verb == "create" for other in operation.service.by_noun[operation.noun])


def _settled(operation: Operation, reference: Reference, output: Leaf, naming: str) -> tuple[Leaf | None, str | None]:
    """A name that is given needs no output that is hardly its; an identifier that comes out needs no name that is hardly it."""
    if _leaf_rank(operation, output, reference) < _SURE and reference.arn is None:
        return None, naming
    if "." in naming:
        return output, naming
    return output, None if naming_rank(operation, naming, reference) == 1 else naming


def _reads(operation: Operation, output: Leaf, reference: Reference, consumer: Operation) -> bool:
    """Whether reading is how such a value is come by: a token that no other operation makes, a thing that is always there."""
    if operation.noun in reference.nouns:
        return operation.noun not in operation.service.made_nouns or operation.noun == consumer.noun
    if reference.name.lower() in _ANYTHINGS:
        return False  # the `Key` of a tag is no object's
    return len(reference.path) == 1 and reference.name in consumer.required and is_value_of(output, reference)


def _noun_score(noun: str, wanted: Iterable[str]) -> float:
    best = 0.0
    for rank, candidate in enumerate(wanted):
        if noun == candidate:
            best = max(best, _EXACT - 2 * rank)
        elif noun == candidate + "version":
            best = max(best, _EXACT - 2 * rank - 2)  # a thing that comes about with its first version
        elif _is_related(noun, candidate, ""):
            best = max(best, _RELATED - rank - 0.1 * abs(len(noun) - len(candidate)))
    return best


def _kind_of_score(operation: Operation, consumer: Operation, reference: Reference) -> float:
    """For an operation that gives such an id, and whose name says its noun as a verb or with words between.

    `AllocateAddress` gives an AllocationId, `CreateTransitGatewayVpcAttachment` a TransitGatewayAttachmentId.
    """
    noun = reference.nouns[0] if reference.nouns else ""
    is_giving = any(_is_its(leaf, reference) for leaf in operation.outputs)
    if len(noun) < 6 or operation.verb in READING or not is_giving:
        return 0.0
    if noun in operation.without_some_words:
        return _EXACT + 3 if operation.noun == consumer.noun else _EXACT - 3
    deed = noun.removeprefix(operation.noun)  # "association" of a rule: what associating it makes
    shared = common_start(deed, operation.verb)  # "subscription", "subscribe"
    is_deed = shared >= max(5, len(operation.verb) - 3) and len(deed) - shared <= _ENDING
    is_same = deed != noun or operation.noun in ("", consumer.noun, consumer.noun.removesuffix(noun))
    return (_EXACT + 3 if is_same else _EXACT - 6) if is_deed else 0.0


def _is_its(leaf: Leaf, reference: Reference) -> bool:
    """Whether a leaf is such a value, or the `Id` of a structure that is called what the reference is of."""
    is_own = parse_name(leaf.name) == ("", reference.kind) and parse_name(leaf.owner).noun in reference.nouns[:1]
    return is_value_of(leaf, reference) or is_own


def _consumes(operation: Operation, reference: Reference) -> bool:
    """Whether the operation wants the very identifier that it should produce."""
    return reference.name in operation.members and any(
        reference.name == name and parse_name(name).noun != operation.noun for name in operation.members
    )


def _output_score(leaf: Leaf | None, reference: Reference) -> float:
    if leaf is None:
        return 0.0
    return (
        3.0
        + (2.0 if leaf.name.lower() == reference.name.lower() else 0.0)
        + (1.0 if leaf.shape == reference.shape else 0.0)
    )


def _output(operation: Operation, reference: Reference) -> Leaf | None:
    """The leaf of the operation's output that is the identifier."""
    ranked = [(rank, leaf) for leaf in operation.identifying if (rank := _leaf_rank(operation, leaf, reference))]
    return min(ranked, key=lambda one: (-one[0], one[1].depth))[1] if ranked else None


def sibling_output(operation: Operation, sibling: Reference) -> Leaf | None:
    """Where the reply that a thing was made with says what another member of a call names of it: by the member's very name."""
    if len(sibling.path) != 1 or sibling.arn is not None or sibling.name in operation.members:
        return None  # what its maker is given, it does not give
    if not parse_name(sibling.name).noun and operation.noun not in sibling.nouns:
        return None  # an `Id` of something else
    same = (leaf for leaf in operation.outputs if is_value_of(leaf, sibling) and _owner_is_thing(operation, leaf))
    return next((leaf for leaf in same if leaf.type == "string" and ITEM not in leaf.path), None)


def _leaf_rank(operation: Operation, leaf: Leaf, reference: Reference) -> int:
    """How surely one of the operation's identifying leaves is the identifier, 0 for not at all."""
    name = parse_name(leaf.name)
    about = name.noun in ("", operation.noun) or operation.noun.endswith(name.noun) or name.noun in reference.nouns[:2]
    if leaf.name.lower() == reference.name.lower() and (about or not parse_name(reference.name).kind):
        return 5 if reference.arn is None or name.kind in ("arn", "") else 3
    if is_same_shape(leaf, reference) or (about and name.kind and is_value_of(leaf, reference)):
        return 5
    last = reference.nouns[0] if reference.nouns else ""
    if not name.kind and name.noun == "version" and last.endswith("version") and operation.noun.endswith("version"):
        return 5  # beside the `Id` of what it is a version of
    if not about or not name.kind:
        return 0
    own = 1 if name.noun or _owner_is_thing(operation, leaf) else 0
    if reference.arn is not None:
        return {"arn": 4, "id": 2, "url": 1}.get(name.kind, 1) + own
    if name.kind == reference.kind or (reference.kind == "" and name.kind in ("id", "name")):
        return 3 + own if own or leaf.depth < 3 or reference.kind else 1
    return 1 if name.kind in ("id", "arn") else 0


def _owner_is_thing(operation: Operation, leaf: Leaf) -> bool:
    return leaf.depth == 1 or operation.noun in leaf.owner.lower()
