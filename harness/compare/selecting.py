"""Selecting: what a reading command selects by is in what it shows; an emulator may show whatever there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.compare import kinds
from harness.compare.align import plain_scalar
from harness.compare.inputs import Input, last_name, strength
from harness.compare.judge import is_reading
from harness.compare.model import Leaf
from harness.compare.provenance import Witness
from harness.compare.settled import Settled

_NAMING = ("id", "arn", "identifier", "token", "url")
_SAME = 2  # of strengths: one name


def unselected(shown: Sequence[Settled], witness: Witness) -> tuple[Settled, Input] | None:
    """The first that is shown under the name of what the command selects by, where none of that name has it; and that input.

    That is a word of a list (`CompatibleRuntimes`): a single value of that name may be that of another thing, and what is
    selected by one of its ids may show another.
    """
    if not is_reading(witness.operation) or witness.shows_part:
        return None
    for item in _selecting(witness):
        listed = (one for one in shown if isinstance(next(reversed(one.leaf.path), ""), int))
        named = [one for one in listed if strength(one.leaf.path, witness.operation, item) >= _SAME]
        if named and not any(_has(one.leaf, other) for one in named for other in _selecting(witness, item)):
            return named[0], item
    return None


def _selecting(witness: Witness, like: Input | None = None) -> Iterator[Input]:
    """The plain words that the step's own command gives at the top, or in a list there (those of one option alone)."""
    for item in witness.inputs.of_call(len(witness.evidence.calls) - 1):
        is_word = isinstance(item.value, str) and kinds.kind_of(item.value) is kinds.Kind.NAME
        is_top = len(item.path) == 1 or (len(item.path) == 2 and isinstance(item.path[1], int))
        is_same = like is None or item.path[0] == like.path[0]
        if is_word and is_top and is_same and not last_name(item.path).endswith(_NAMING):
            yield item


def _has(leaf: Leaf, item: Input) -> bool:
    """Whether a value is what is selected, or one of the two is a part of the other (`my-function:LIVE`)."""
    one, other = str(plain_scalar(leaf.node)).lower(), str(item.value).lower()
    return one in other or other in one
