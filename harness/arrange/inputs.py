"""Valid input for an operation: from what is given, what the example shows, and, last, from the model alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from harness.account.model import World
from harness.arrange.composing import composed, same_member
from harness.arrange.facts import FILES, Facts, Record
from harness.arrange.fitting import NoFitError, fitted, is_valid
from harness.arrange.formats import Wanted, archive, known_format
from harness.arrange.models import Operation, Shape
from harness.arrange.patterns import string_matching
from harness.arrange.recipes import Recipe, at_home, ranked, recipes
from harness.arrange.words import parse_name

_DEEPEST = 6


class Measure(Enum):
    """How many optional members are given: those that the record shows, a published example's as well, or none."""

    SHOWN = "shown"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    LEAST = "least"

    @property
    def recipe(self) -> int:
        """The rank of the published example to follow."""
        return {Measure.SECOND: 1, Measure.THIRD: 2}.get(self, 0)

    @property
    def is_published(self) -> bool:
        return self in (Measure.FIRST, Measure.SECOND, Measure.THIRD)


@dataclass(frozen=True, slots=True)
class Built:
    """`invented` are the members that nothing but the model gave, `given` those that the caller gave.

    `is_last` says that nothing else did, so that anything may be tried.
    """

    parameters: dict[str, Any]
    invented: frozenset[str]
    given: frozenset[str] = frozenset()
    is_last: bool = False


class Builder:
    """Makes parameters in one world from one example's facts."""

    def __init__(self, world: World, facts: Facts, asking: str = "") -> None:
        self.world = world
        self.asking = asking  # the service that a step calls, by its endpoint
        self.facts = facts
        self.taken: set[str] = set()  # names that are given to what the step itself makes

    def build(
        self,
        operation: Operation,
        given: Mapping[str, Any],
        record: Record,
        measure: Measure,
        wanted: frozenset[str] = frozenset(),
    ) -> Built:
        """Parameters for an operation: `given`, required members and `wanted` ones, and as many others as the measure says."""
        known = self.recipes(operation, given)[0]
        recipe = known[min(measure.recipe, len(known) - 1)] if known else {}
        made: dict[str, Any] = {}
        invented = set()
        for name, member in operation.members.items():
            if name in given:
                made[name] = given[name]
                continue
            required = name in operation.required or name in wanted
            value = (
                self._shown(operation, name, member, record, required)
                if required or measure is not Measure.LEAST
                else None
            )
            if self._is_taken(value) and parse_name(name).kind:
                value = None  # the name that the step itself gives
            if value is None and _CIDR.fullmatch(name) and measure is not Measure.LEAST:
                value = self.facts.network(_WIDE if operation.noun in _WIDEST else _NARROW) or None
                invented.update([name] if value else [])
            is_published = measure.is_published and name in recipe and not self._is_taken(recipe[name])
            if value is None and (required or is_published):
                value = self._invented(operation, name, recipe if name in recipe else _having(name, known))
                invented.add(name)
            if value is not None and not (name not in operation.required and self._is_elsewhere(value)):
                made[name] = value
        return Built(made, frozenset(invented), frozenset(given))

    def _is_taken(self, value: Any) -> bool:
        return isinstance(value, str) and value in self.taken

    def _is_elsewhere(self, value: Any) -> bool:
        """Whether a value is another account's id, or stands for one (`<account-id>`): it would make the thing there."""
        if not isinstance(value, str):
            return False
        is_account = _ACCOUNT.fullmatch(value) is not None and value != self.world.account_id
        return is_account or _STAND_IN.fullmatch(value) is not None

    def recipes(self, operation: Operation, given: Mapping[str, Any]) -> tuple[Sequence[Recipe], bool]:
        """The published parameters to follow, the best first, and whether those are of the very thing that is given."""
        known = [at_home(recipe, self.world) for recipe in recipes(operation.service.name, operation.name)]
        return ranked(known, given)

    def member(self, operation: Operation, name: str, record: Record, given: Mapping[str, Any]) -> Any:
        """A value for one member: shown, published or, last, from the model."""
        member = operation.members[name]
        shown = self._shown(operation, name, member, record, required=True)
        if shown is not None:
            return shown
        known = self.recipes(operation, given)[0]
        return self._invented(operation, name, known[0] if known else {})

    def _invented(self, operation: Operation, name: str, recipe: Recipe) -> Any:
        """A published value (but of a file that nobody has), else one from the model."""
        value = recipe.get(name)
        is_file = isinstance(value, bytes) and self.knows(operation, name)
        if value is None or is_file or (isinstance(value, str) and value.startswith(FILES)):
            return self.from_model(operation, operation.members[name]["shape"], name)
        return unknown_contents(value, self.world) if isinstance(value, bytes) else value

    def _shown(self, operation: Operation, name: str, member: Shape, record: Record, required: bool) -> Any:
        keys = [key for key in record if same_member(operation, str(key), name)]
        told = [record[key] for key in sorted(keys, key=lambda key: str(key).lower() != name.lower())]
        elsewhere = self.facts.members(name) if required else ()
        told += [
            inner[name] for inner in record.values() if isinstance(inner, Mapping) and _is_nesting(inner.get(name))
        ]
        for value in (*told, composed(operation, name, member["shape"], record), *elsewhere):
            try:
                return _with_scheme(name, fitted(operation.service, value, member["shape"]))
            except NoFitError:
                continue
        return None

    def from_model(self, operation: Operation, shape: str, name: str, depth: int = 0) -> Any:
        """The smallest valid value of a shape, None where the model gives none."""
        model = operation.service.shape(shape)
        kind = model.get("type", "string")
        if kind == "structure":
            return self._structure(operation, model, depth)
        if kind == "list":
            item = self.from_model(operation, model["member"]["shape"], name, depth + 1)
            return [item] * max(model.get("min", 1), 1) if item is not None else []
        if kind == "map":
            key = self.from_model(operation, model["key"]["shape"], "key", depth + 1)
            return {key: self.from_model(operation, model["value"]["shape"], name, depth + 1)}
        if kind == "string":
            return self._string(operation, model, name, shape)
        if kind in ("integer", "long"):
            return max(int(model.get("min", 1)), 1)
        if kind == "blob":
            known = archive() if _ARCHIVE.search(f"{operation.name} {name}") else b"example"
            text = known_format(Wanted(operation, self.world, name, self.asking))
            return _unknown_text(text, self.world) if text else unknown_contents(known, self.world)
        return _CONSTANTS.get(kind)

    def _structure(self, operation: Operation, model: Shape, depth: int) -> dict[str, Any] | None:
        members = model.get("members", {})
        wanted = list(model.get("required", ()))
        if not wanted and members and (model.get("union") or depth > 0):
            wanted = [next(iter(members))]
        if depth > _DEEPEST:
            return None
        made = {name: self.from_model(operation, members[name]["shape"], name, depth + 1) for name in wanted}
        return {name: value for name, value in made.items() if value is not None}

    def knows(self, operation: Operation, name: str) -> bool:
        """Whether the format of an input member is known by its name."""
        return known_format(Wanted(operation, self.world, name, self.asking)) is not None

    def _string(self, operation: Operation, model: Shape, name: str, shape: str) -> str:
        if model.get("enum"):
            return self.world.region if self.world.region in model["enum"] else str(model["enum"][0])
        least, most, pattern = model.get("min", 0), model.get("max", 0), model.get("pattern", "")
        for known in (known_format(Wanted(operation, self.world, said, self.asking)) for said in (name, shape)):
            if known is not None and is_valid(known, least, most, ""):
                return known
        plain = "example-" + (operation.noun or "name")
        for candidate in (plain, plain.replace("-", ""), "1"):
            if is_valid(candidate, least, most, pattern):
                return candidate
        made = string_matching(pattern, least, most) if pattern else None
        return made if made is not None else plain.ljust(least, "0")[: most or None]


def _having(name: str, known: Sequence[Recipe]) -> Recipe:
    """The first published parameters that give a member."""
    return next((recipe for recipe in known if name in recipe), {})


def _with_scheme(name: str, value: Any) -> Any:
    """The URL of a host that a service shows without its scheme, and takes with it."""
    is_bare = name.lower() == "url" and isinstance(value, str) and "://" not in value
    return "https://" + value if is_bare else value


def _is_nesting(value: Any) -> bool:
    """Whether a value is a list or an object with something in it, which hardly stands under the name of another."""
    return isinstance(value, (list, Mapping)) and bool(value)


def unknown_contents(contents: bytes, world: World) -> bytes:
    """Contents that nobody documented: others in a twin, so that what follows from them (a size, a digest) is generated."""
    return contents + b" of another" * (world.seed - World().seed)


def _unknown_text(text: str, world: World) -> bytes:
    """A text of a known form that nobody documented: in a twin with empty lines behind it, which no such form minds."""
    return (text + "\n" * (world.seed - World().seed)).encode()


_CIDR = re.compile(r"(?i)cidr_?block")
_WIDE, _NARROW = 16, 24  # bits of a network, and of one that lies in another
_WIDEST = frozenset({"vpc"})
_ACCOUNT = re.compile(r"\d{11,13}")
_STAND_IN = re.compile(r"<[^<>]+>")
_ARCHIVE = re.compile(r"(?i)zip|archive|function|layer|package")
_CONSTANTS: dict[str, Any] = {
    "boolean": False,
    "float": 1.0,
    "double": 1.0,
    "timestamp": "2030-01-01T00:00:00Z",
}
