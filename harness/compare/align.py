"""Aligning a documented list with the reply's: in order where that fits, else by best match at bounded cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from harness.compare.trees import Item, comparable, leaves, wild
from harness.jsontext.model import JsonBare, JsonConstant, JsonElision, JsonNumber, JsonString, JsonValue

_MOST_PAIRS = 10_000
_MOST_LEAVES = 200
_NAMING = ("key", "name", "id", "arn", "identifier")
_IDENTIFYING = ("id", "arn", "identifier")

Bag = Counter[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which documented item (by index) stands for which live one (None: for none), and whether that is beyond doubt."""

    documented: int
    live: int | None
    is_certain: bool


def align(items: Sequence[JsonValue], live: Sequence[Any], to_documented: Callable[[Any], Any]) -> list[Pairing]:
    """Pair the documented items (elisions left out) with the live ones.

    Equal leaves draw together, those that name a thing (`Key`, `Name`) most; ties keep the order. A pair is certain where
    the lists are equally long, or something in it agrees.
    """
    indices = [i for i, item in enumerate(items) if not isinstance(item, JsonElision)]
    is_whole = len(indices) == len(items) == len(live)
    if len(indices) * len(live) > _MOST_PAIRS:
        return _in_order(indices, len(live), is_whole)
    bags = [_bag(Item((), to_documented(value))) for value in live]
    shown = {i: bag_of(items[i]) for i in indices}
    scores = [(_score(shown[i], bag), i, j) for i in indices for j, bag in enumerate(bags)]
    return _best(scores, indices, len(live), is_whole, has_elision=len(indices) < len(items))


def _in_order(indices: list[int], count: int, is_whole: bool) -> list[Pairing]:
    return [Pairing(i, n if n < count else None, is_whole) for n, i in enumerate(indices)]


def _best(
    scores: list[tuple[int, int, int]], indices: list[int], count: int, is_whole: bool, has_elision: bool
) -> list[Pairing]:
    rank = {i: n for n, i in enumerate(indices)}
    scores.sort(key=lambda s: (-s[0], abs(rank[s[1]] - s[2]), s[1], s[2]))
    chosen: dict[int, Pairing] = {}
    taken: set[int] = set()
    for score, i, j in scores:
        if i in chosen or j in taken or (score == 0 and has_elision):
            continue
        chosen[i] = Pairing(i, j, is_whole or score > 0)
        taken.add(j)
    return [chosen.get(i, Pairing(i, None, False)) for i in indices]


def _score(one: Bag, other: Bag) -> int:
    return sum(min(count, other[key]) * _weight(key) for key, count in one.items())


def _weight(key: tuple[Any, ...]) -> int:
    """An id tells more than a name, which may be that of another thing (a subnet's zone), and that more than all else."""
    names = [step for step in key[:-1] if step != "*"]
    last = str(names[-1]).lower() if names else "name"
    return 12 if last.endswith(_IDENTIFYING) else 8 if last.endswith(_NAMING) else 1


def _bag(item: Item) -> Bag:
    bag: Bag = Counter()
    for n, (path, value) in enumerate(leaves(item.value)):
        if n >= _MOST_LEAVES:
            break
        bag[(*wild(path), comparable(value))] += 1
    return bag


def bag_of(node: JsonValue) -> Bag:
    """The same bag for a documented item."""
    from harness.jsontext import plain

    return _bag(Item((), plain(node)))


def plain_scalar(node: JsonValue) -> Any:
    """The plain value of a documented leaf."""
    if isinstance(node, (JsonNumber, JsonConstant, JsonString)):
        return node.value
    if isinstance(node, JsonBare):
        return node.text.value
    return None
