"""What becomes of one documented leaf: its standing, and what differs in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harness.bindings import Binding
from harness.compare import kinds
from harness.compare.model import Leaf, Standing
from harness.compare.provenance import Source, Witness
from harness.findings import Finding
from harness.jsontext.model import JsonBare, JsonString
from harness.lowering.model import Path
from harness.text import Span


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A documented value, or a part of one, that differs. `reply` is in documented terms, `live` as it came.

    `contradiction` is the earlier binding that this one would contradict. `is_random` says that the value is another one in
    the twin's world, so that two equal ones are one thing.
    """

    span: Span
    documented: Any
    reply: Any
    live: Any
    source: Source
    is_part: bool = False
    contradiction: Binding | None = None
    is_random: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A leaf and its standing; `mismatches` are what differs in it."""

    leaf: Leaf
    standing: Standing
    mismatches: tuple[Mismatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A leaf that agrees with the reply and cannot be: `finding` says why, `reply` is what it does not go with."""

    settled: Settled
    finding: Finding
    reply: Any


def by_thing(shown: Sequence[Settled]) -> list[list[Settled]]:
    """What is shown, by the element of a list at the top of the output that it stands in: deeper ones are parts of a thing."""
    found: dict[Path, list[Settled]] = defaultdict(list)
    for one in shown:
        index = next((at for at, step in enumerate(one.leaf.path[:2]) if isinstance(step, int)), None)
        if index is not None:
            found[one.leaf.path[: index + 1]].append(one)
    return list(found.values())


def different(leaf: Leaf, *mismatches: Mismatch) -> Settled:
    return Settled(leaf, Standing.DIFFERENT, mismatches)


def leaf_is_input(leaf: Leaf, reply: Any, witness: Witness) -> bool:
    """Whether the reply gives back a whole input of the same name."""
    best = witness.inputs.best(reply, leaf.path, witness.operation)
    return best is not None and best[1] >= 2


def part_span(leaf: Leaf, part: kinds.Part) -> Span:
    """The source span of a part of a documented string."""
    if isinstance(leaf.node, (JsonString, JsonBare)):
        return leaf.node.text.span(part.start, part.stop)
    return leaf.span
