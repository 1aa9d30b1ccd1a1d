"""Probes: one input of an example changed, to see whether the reply follows it.

That a reply has the value of an input proves little where the value is a `true`, a `1` or an enum's word: an emulator
may say so whatever it is given. A probe is the example replayed in the same world with another value there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from harness.compare.inputs import Input
from harness.compare.trees import comparable, leaves
from harness.lowering.model import Call, Path

MOST_INPUTS = 4
"""So many inputs of one step are probed."""

_MOST_CHANGES = 2
"""So many values are tried for one input: an account may refuse the first."""


@dataclass(frozen=True, slots=True)
class Change:
    """`new` for `old` at a path of the call of that index (as Evidence.calls has them); None: wherever it is given."""

    index: int | None
    path: Path
    old: Any
    new: Any

    def applied(self, index: int, call: Call) -> Call:
        """The example's call of that index, changed."""
        if self.index is not None:
            return self._changed(call, self.path) if self.index == index else call
        for path, value in leaves(dict(call.parameters)):
            if comparable(value) == comparable(self.old):
                call = self._changed(call, path)
        return call

    def _changed(self, call: Call, path: Path) -> Call:
        return replace(call, parameters=_with(call.parameters, path, self.new))


@dataclass(frozen=True, slots=True)
class Probe:
    """The value that was given instead, and the data of the reply in documented terms (None: there was none)."""

    value: Any
    data: Any = None

    def is_followed(self, path: Path) -> bool:
        """Whether the reply has the other value in that place."""
        return any(at == path and comparable(value) == comparable(self.value) for at, value in leaves(self.data))


def changes(item: Input) -> Iterator[Change]:
    """Other values that an input may have, by its model: a name is changed wherever it is given, a setting where it stands."""
    shape = _shape_of(item)
    enum = enum_of(item)
    is_name = isinstance(item.value, str) and not enum
    index = None if is_name else item.index
    others = (other for other in _others(item.value, shape, enum) if comparable(other) != comparable(item.value))
    for other in islice(others, _MOST_CHANGES):
        yield Change(index, item.path, item.value, other)


def enum_of(item: Input) -> tuple[str, ...]:
    """The words that the model knows for an input; none where it takes others."""
    return tuple(getattr(_shape_of(item), "enum", None) or ())


def _others(value: Any, shape: Any, enum: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        bounds = getattr(shape, "metadata", {})
        near = (value + 1, value - 1)
        yield from (n for n in near if bounds.get("min", n) <= n <= bounds.get("max", n))
    elif enum:
        yield from enum
    elif isinstance(value, str):
        yield from _renamed(value)


def _renamed(name: str) -> Iterator[str]:
    """Names of the same form: another last letter or digit, another first one."""
    places = [at for at, character in enumerate(name) if character.isalnum()]
    for at in (places[-1], places[0]) if places else ():
        old = name[at]
        other = str((int(old) + 1) % 10) if old.isdecimal() else "k" if old.islower() else "K"
        other = other if other != old else {"k": "m", "K": "M"}[old]
        yield name[:at] + other + name[at + 1 :]


def _shape_of(item: Input) -> Any:
    """The shape of an input in the model; None where it has none, as inside a string of JSON."""
    from harness.catalog.customised import shape_at
    from harness.catalog.shapes import service_model

    model = service_model(item.call.service)
    if item.call.operation not in model.operation_names:
        return None
    return shape_at(model.operation_model(item.call.operation).input_shape, item.path)


def _with(tree: Any, path: Path, value: Any) -> Any:
    """A copy of a plain tree with another value at a path; unchanged inside a string, where there is no such path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(tree, dict) and step in tree:
        return {**tree, step: _with(tree[step], rest, value)}
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return [*tree[:step], _with(tree[step], rest, value), *tree[step + 1 :]]
    return tree
