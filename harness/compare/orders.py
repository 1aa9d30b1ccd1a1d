"""Orders: a thing is made before it is changed and begun before it is ended, whatever times stand for the account's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from harness.compare import times, wording
from harness.compare.align import plain_scalar
from harness.compare.model import Leaf
from harness.compare.provenance import Witness
from harness.compare.settled import Doubt, Settled
from harness.compare.trees import names_of, plain_leaf
from harness.lowering.model import Path

_ENDING = r"complet|finish|end(?:ed)?(?![a-z])|stop"
_ORDERS = (
    (re.compile("creat", re.IGNORECASE), re.compile(f"updat|modif|delet|{_ENDING}", re.IGNORECASE)),
    (re.compile("start|begin|began|submi|launch", re.IGNORECASE), re.compile(_ENDING, re.IGNORECASE)),
)


def disordered(shown: Sequence[Settled], witness: Witness) -> Doubt | None:
    """The first time of an object that is before one which it follows by its name, and not so in the reply."""
    objects: dict[Path, list[Settled]] = defaultdict(list)
    for one in shown:
        names = names_of(one.leaf.path[-1:])
        if names and times.is_time_name(names[0]):
            objects[one.leaf.path[:-1]].append(one)
    for own in objects.values():
        for before, after in _following(own):
            if _is_before(after.leaf, before.leaf):
                return Doubt(after, wording.disordered(after.leaf, before.leaf.field), plain_scalar(before.leaf.node))
    return None


def _following(times_of_object: Sequence[Settled]) -> Iterator[tuple[Settled, Settled]]:
    """The pairs of which the second follows the first by their names; what has words of both is neither."""
    for first, second in _ORDERS:
        begun = [one for one in times_of_object if _is_only(one.leaf, first, second)]
        ended = [one for one in times_of_object if _is_only(one.leaf, second, first)]
        yield from ((one, other) for one in begun for other in ended)


def _is_only(leaf: Leaf, pattern: re.Pattern[str], other: re.Pattern[str]) -> bool:
    name = str(leaf.path[-1])
    return bool(pattern.search(name)) and not other.search(name)


def _is_before(after: Leaf, before: Leaf) -> bool:
    """Whether the document has the two the other way round, and the reply has not."""
    documented = [_moment(plain_scalar(leaf.node)) for leaf in (after, before)]
    live = [_moment(plain_leaf(leaf.live)) for leaf in (after, before)]
    if None in documented or None in live:
        return False
    return _is_less(*documented) and not _is_less(*live)


def _is_less(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and one < other


def _moment(value: Any) -> float | None:
    return times.instant(value) or times.instant_of_number(value)
