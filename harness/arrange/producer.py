"""A producer: an operation that may make what a reference names, and where its identifier goes in or comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harness.arrange.models import Leaf, Operation
from harness.arrange.references import Reference
from harness.arrange.words import parse_name

Implements = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Producer:
    """`output` is where the identifier comes out, `naming` the input member that takes the documented name; one may be None."""

    operation: Operation
    output: Leaf | None
    naming: str | None
    score: float

    def why(self, consumer: Operation, reference: Reference) -> str:
        """One line for the author: what this is made for."""
        return f"{reference.name or reference.nouns[0]} of {consumer.name} is produced by {self.operation.name}"


def is_same_shape(leaf: Leaf, reference: Reference) -> bool:
    """Whether both are of a shape that says of what, and one's name ends like the other (`MoveToVersionId`, `VersionId`)."""
    noun, kind = parse_name(leaf.shape.removesuffix("Type"))
    is_of_something = leaf.shape == reference.shape and kind == "id" and noun != ""
    return is_of_something and reference.name.endswith(leaf.name[:1].upper() + leaf.name[1:])


def is_value_of(leaf: Leaf, reference: Reference) -> bool:
    if leaf.name.lower() == reference.name.lower():
        return True
    said = parse_name(reference.name)
    if said == parse_name(leaf.name) and said.noun and said.kind:
        return True  # one of many: AllocationIds
    return is_same_shape(leaf, reference)
