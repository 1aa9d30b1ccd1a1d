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


def is_value_of(leaf: Leaf, reference: Reference) -> bool:
    if leaf.name.lower() == reference.name.lower():
        return True
    said = parse_name(reference.name)
    return said == parse_name(leaf.name) and bool(said.noun and said.kind)  # one of many: AllocationIds
