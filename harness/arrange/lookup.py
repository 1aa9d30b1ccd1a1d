"""Looking up: where a thing's identifier is read when the operation that makes it does not give it."""

from __future__ import annotations

from collections.abc import Iterator

from harness.arrange.models import ITEM, Leaf, Operation
from harness.arrange.references import Reference
from harness.arrange.verbs import READING
from harness.arrange.words import parse_name


def lookups(maker: Operation, reference: Reference) -> Iterator[tuple[Operation, Leaf]]:
    """The reading operations of the maker's service that list such things, and where their identifiers come out."""
    for operation in maker.service.operations.values():
        if operation.verb in READING and _is_of(operation.noun, maker.noun, reference):
            leaf = next((leaf for leaf in operation.outputs if _identifies(leaf, operation, reference)), None)
            if leaf is not None:
                yield operation, leaf


def _is_of(noun: str, made: str, reference: Reference) -> bool:
    return len(noun) > 2 and (noun == made or (noun in reference.nouns and made.endswith(noun)))


def _identifies(leaf: Leaf, operation: Operation, reference: Reference) -> bool:
    name = parse_name(leaf.name)
    wanted = "arn" if reference.arn is not None else reference.kind
    return ITEM in leaf.path and leaf.depth <= 3 and name.kind == wanted and name.noun in ("", operation.noun)
