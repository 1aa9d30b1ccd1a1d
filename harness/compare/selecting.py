"""Selecting: what a reading command selects by is in each thing that it shows; an emulator may show whatever there is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from harness.compare import kinds, wording
from harness.compare.align import plain_scalar
from harness.compare.inputs import Input, bare, is_generic, last_name, strength
from harness.compare.judge import is_reading
from harness.compare.model import Leaf
from harness.compare.provenance import Witness
from harness.compare.settled import Doubt, Settled, by_thing
from harness.lowering.model import Path

_NAMING = ("id", "arn", "identifier", "token", "url")
_FILTERS = ("filters", "filter")
_EXCLUSIVE = "exclusivestart"
_GETTING = re.compile(r"(?:Batch)?Get(?![a-z])")
_SAME = 2  # of strengths: one name


@dataclass(frozen=True, slots=True)
class _Selector:
    """What a thing has to have: one of the `values`, under the name of the input or under `name`; not, where it is exclusive."""

    item: Input
    values: tuple[str, ...]
    name: str = ""
    is_exclusive: bool = False

    def speaks_of(self, leaf: Leaf, operation: str) -> bool:
        """Whether a documented value stands under the name that is selected by."""
        if self.name:
            return last_name(leaf.path) == self.name
        return strength(leaf.path, operation, self.item) >= _SAME

    def lets_through(self, leaves: Sequence[Leaf]) -> bool:
        """Whether a thing with these values under the name is one that is asked for."""
        if self.is_exclusive:
            return not any(str(plain_scalar(leaf.node)) in self.values for leaf in leaves)
        return any(_has(leaf, value) for leaf in leaves for value in self.values)


def unselected(shown: Sequence[Settled], witness: Witness) -> Doubt | None:
    """The first value of a listed thing that the command does not ask for; None where it asks for all.

    What has no value under the name that the command selects by may be anything.
    """
    if not is_reading(witness.operation) or witness.shows_part:
        return None
    things = by_thing(shown)
    for selector in _selectors(witness):
        for thing in things:
            named = [one for one in thing if selector.speaks_of(one.leaf, witness.operation)]
            if named and not selector.lets_through([one.leaf for one in named]):
                return Doubt(named[0], wording.unselected(named[0].leaf, selector.item), selector.item.value)
    return None


def _selectors(witness: Witness) -> Iterator[_Selector]:
    """By each option of the step's own command that gives plain words, by its filters, and by where it starts."""
    words: dict[str, list[Input]] = defaultdict(list)
    for item in witness.inputs.of_call(len(witness.evidence.calls) - 1):
        is_top = len(item.path) == 1 or (len(item.path) == 2 and isinstance(item.path[1], int))
        if isinstance(item.value, str) and is_top:
            words[str(item.path[0])].append(item)
    for items in words.values():
        first, values = items[0], tuple(str(item.value) for item in items)
        name = last_name(first.path)
        if name.startswith(_EXCLUSIVE):
            yield _Selector(first, values, name.removeprefix(_EXCLUSIVE), is_exclusive=True)
        elif _is_selecting(name, witness.operation) and all(kinds.kind_of(one) is kinds.Kind.NAME for one in values):
            yield _Selector(first, values)
    yield from _filters(witness)


def _is_selecting(name: str, operation: str) -> bool:
    """Whether what has that name as an input is what listed things have: `Key` of GetObjectTagging is not that of a tag."""
    return not name.endswith(_NAMING) and not (_GETTING.match(operation) and is_generic(name))


def _filters(witness: Witness) -> Iterator[_Selector]:
    """`Name=vpc-id,Values=...` of `--filters`; one by a tag (`tag:Name`) speaks of no member by that name."""
    inputs = list(witness.inputs.of_call(len(witness.evidence.calls) - 1))
    filters = [item for item in inputs if len(item.path) > 2 and str(item.path[0]).lower() in _FILTERS]
    by_place: dict[Path, dict[str, list[Input]]] = defaultdict(lambda: defaultdict(list))
    for item in filters:
        by_place[item.path[:2]][str(item.path[2]).lower()].append(item)
    for said in by_place.values():
        yield from _filter(said)


def _filter(said: Mapping[str, Sequence[Input]]) -> Iterator[_Selector]:
    named, wanted = said.get("name") or said.get("key"), said.get("values")
    if named and wanted:
        name = bare(str(named[0].value))
        yield _Selector(wanted[0], tuple(str(item.value) for item in wanted), name)


def _has(leaf: Leaf, value: str) -> bool:
    """Whether a value is what is selected, or one of the two is a part of the other (`my-function:LIVE`)."""
    one, other = str(plain_scalar(leaf.node)).lower(), value.lower()
    return one in other or other in one or fnmatchcase(one, other)
