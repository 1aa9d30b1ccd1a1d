"""Valid input for an operation: from what is given, what the example shows, and, last, from the model alone."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from harness.account.model import World
from harness.arrange.facts import FILES, Facts, Record
from harness.arrange.formats import Wanted, archive, known_format
from harness.arrange.models import Operation, Service, Shape
from harness.arrange.patterns import string_matching
from harness.arrange.recipes import Recipe, at_home, ranked, recipes
from harness.arrange.words import parse_name, singular, words

_DEEPEST = 6
_TELLING = frozenset({"descriptions", "details", "summaries"})  # last words of what tells of some things
_ANYTHINGS = frozenset(
    {"name", "id", "arn", "key", "value", "type", "status", "state", "description", "tags", "version"}
)


class NoFitError(ValueError):
    """A value that a shape does not take."""


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

    def build(self, operation: Operation, given: Mapping[str, Any], record: Record, measure: Measure) -> Built:
        """Parameters for an operation: `given`, required members, and as many optional ones as the measure says."""
        known = self.recipes(operation, given)[0]
        recipe = known[min(measure.recipe, len(known) - 1)] if known else {}
        made: dict[str, Any] = {}
        invented = set()
        for name, member in operation.members.items():
            if name in given:
                made[name] = given[name]
                continue
            required = name in operation.required
            value = (
                self._shown(operation, name, member, record, required)
                if required or measure is not Measure.LEAST
                else None
            )
            if value is None and _CIDR.fullmatch(name) and measure is not Measure.LEAST:
                value = self.facts.network(_WIDE if operation.noun in _WIDEST else _NARROW) or None
                invented.update([name] if value else [])
            is_published = measure.is_published and name in recipe and not self._is_taken(recipe[name])
            if value is None and (required or is_published):
                value = self._invented(operation, name, recipe)
                invented.add(name)
            if value is not None and not (name not in operation.required and self._is_elsewhere(value)):
                made[name] = value
        return Built(made, frozenset(invented), frozenset(given))

    def _is_taken(self, value: Any) -> bool:
        return isinstance(value, str) and value in self.taken

    def _is_elsewhere(self, value: Any) -> bool:
        """Whether a value is another account's id: it would make the thing there."""
        return isinstance(value, str) and _ACCOUNT.fullmatch(value) is not None and value != self.world.account_id

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
        if value is None or (isinstance(value, str) and value.startswith(FILES)):
            return self.from_model(operation, operation.members[name]["shape"], name)
        return value

    def _shown(self, operation: Operation, name: str, member: Shape, record: Record, required: bool) -> Any:
        keys = [key for key in record if _same_member(operation, str(key), name)]
        told = [record[key] for key in sorted(keys, key=lambda key: str(key).lower() != name.lower())]
        elsewhere = self.facts.members(name) if required else ()
        for value in (*told, composed(operation, name, member["shape"], record), *elsewhere):
            try:
                return fitted(operation.service, value, member["shape"])
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
            return archive() if _ARCHIVE.search(f"{operation.name} {name}") else b"example"
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
            if known is not None and _is_valid(known, least, most, ""):
                return known
        plain = "example-" + (operation.noun or "name")
        for candidate in (plain, plain.replace("-", ""), "1"):
            if _is_valid(candidate, least, most, pattern):
                return candidate
        made = string_matching(pattern, least, most) if pattern else None
        return made if made is not None else plain.ljust(least, "0")[: most or None]


_CIDR = re.compile(r"(?i)cidr_?block")
_WIDE, _NARROW = 16, 24  # bits of a network, and of one that lies in another
_WIDEST = frozenset({"vpc"})
_ACCOUNT = re.compile(r"\d{11,13}")
_ARCHIVE = re.compile(r"(?i)zip|archive|function|layer|package")
_CONSTANTS: dict[str, Any] = {
    "boolean": False,
    "float": 1.0,
    "double": 1.0,
    "timestamp": "2030-01-01T00:00:00Z",
}


def _same_member(operation: Operation, key: str, name: str) -> bool:
    """Whether a documented member is an input: by its name, or by the same with the thing's noun (or a part of it) before.

    A `status` is a `newStatus`, too, and `Attributes` are what `AttributeDescriptions` tell of.
    """
    said, wanted = key.lower(), name.lower()
    before = wanted.removesuffix(said)
    if wanted == said or before == "new" or (before != wanted and _is_end(operation.noun, before)):
        return True
    if words(key)[-1:] and words(key)[-1] in _TELLING and "".join(words(key)[:-1]) == singular(wanted):
        return True
    one, other = parse_name(key), parse_name(name)
    return one.kind == other.kind != "" and _own(operation, one.noun) == _own(operation, other.noun) == ""


def _is_end(noun: str, part: str) -> bool:
    return noun.startswith(part) or noun.endswith(part)


def _own(operation: Operation, noun: str) -> str:
    """The noun of a name, "" where it is the operation's own or the end of it (the `pool` of a user pool)."""
    return "" if noun and operation.noun.endswith(noun) else noun


def _is_valid(value: str, least: int, most: int, pattern: str) -> bool:
    if len(value) < least or (most and len(value) > most):
        return False
    try:
        return not pattern or re.fullmatch(pattern, value) is not None
    except re.error:
        return True


def fitted(service: Service, value: Any, shape: str, depth: int = 0) -> Any:
    """The value as a shape takes it: unknown members dropped, numbers and blobs read. Raises NoFitError."""
    model = service.shape(shape)
    kind = model.get("type", "string")
    if depth > 12:
        raise NoFitError(shape)
    if kind == "structure":
        return _fitted_structure(service, value, model, depth)
    if kind == "list":
        if not isinstance(value, (list, tuple)):
            raise NoFitError(shape)
        item = model["member"]["shape"]
        return [fitted(service, _identified(service, one, item), item, depth + 1) for one in value]
    if kind == "map":
        if not isinstance(value, Mapping):
            raise NoFitError(shape)
        return {str(key): fitted(service, item, model["value"]["shape"], depth + 1) for key, item in value.items()}
    return _fitted_scalar(value, kind, model)


def _identified(service: Service, item: Any, shape: str) -> Any:
    """A documented thing as a list of identifiers takes it: by the one that is of their kind."""
    if not isinstance(item, Mapping) or service.shape(shape).get("type", "string") != "string":
        return item
    kind = parse_name(shape).kind
    return next((value for name, value in item.items() if kind and parse_name(str(name)).kind == kind), None)


def composed(operation: Operation, name: str, shape: str, record: Record) -> Any:
    """A value put together from members that a record shows: a list of the one that it names, a structure, None where not.

    `Resources` of a `ResourceId`, `Tags` of a `Key` and a `Value`, a payload of `attributes`, `TagSpecifications` of `Tags`.
    """
    service = operation.service
    model = service.shape(shape)
    if model.get("type") == "list":
        item = model["member"]["shape"]
        if service.shape(item).get("type", "string") == "string":
            return _list_of_one(name, item, record)
        one = next((record[key] for key in record if str(key).lower() == singular(name.lower())), None)
        made = _structure_of(service, item, {**_typed(operation, item), **record}, is_whole=True)
        return [one] if isinstance(one, Mapping) else None if made is None else [made]
    return _structure_of(service, shape, record) if model.get("type") == "structure" else None


def _typed(operation: Operation, shape: str) -> Record:
    """The members of a structure that say of which type the thing is that an operation makes (`ResourceType: volume`)."""
    service = operation.service
    parts = words(operation.name)[1:]
    said = "-".join([*parts[:-1], *map(singular, parts[-1:])])
    members = service.shape(shape).get("members", {})
    return {name: said for name in members if said in service.shape(members[name]["shape"]).get("enum", ())}


def _list_of_one(name: str, shape: str, record: Record) -> list[str] | None:
    """A list of the one thing that a record names, by an identifier of the kind that the list's items are."""
    one, kind = singular(name.lower()), parse_name(shape).kind
    keys = [key for key in record if str(key).lower() in (one, one + "id", one + "name", one + "arn")]
    keys.sort(key=lambda key: parse_name(str(key)).kind != kind)
    return next(([record[key]] for key in keys if isinstance(record[key], str) and record[key]), None)


def _structure_of(service: Service, shape: str, record: Record, is_whole: bool = False) -> dict[str, Any] | None:
    """The structure whose members a record shows by their very names; None where one that it needs is not shown."""
    model = service.shape(shape)
    members = model.get("members", {})
    shown = {str(key).lower(): value for key, value in record.items() if value not in ([], {}, "", None)}
    wanted = members if is_whole else model.get("required", ())
    told = [name for name in members if name.lower() in shown]
    if any(name.lower() not in shown for name in wanted) or not (is_whole or any(map(_is_telling, told))):
        return None
    try:
        return {name: fitted(service, shown[name.lower()], members[name]["shape"]) for name in told} or None
    except NoFitError:
        return None


def _is_telling(name: str) -> bool:
    """Whether a member's name is one of its own, which no other thing's is."""
    return len(words(name)) > 1 or name.lower() not in _ANYTHINGS


def _fitted_structure(service: Service, value: Any, model: Shape, depth: int) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise NoFitError("structure")
    members = model.get("members", {})
    known = {key: item for key, item in value.items() if key in members and item is not None}
    made = {key: fitted(service, item, members[key]["shape"], depth + 1) for key, item in known.items()}
    if any(name not in made for name in model.get("required", ())) or (value and not made):
        raise NoFitError("structure")
    return made


def _fitted_scalar(value: Any, kind: str, model: Shape) -> Any:
    if isinstance(value, Mapping) and list(value) in (["Value"], ["value"]):
        value = next(iter(value.values()))  # as attributes are shown
    if isinstance(value, (list, tuple)) or (isinstance(value, Mapping) and kind != "string"):
        raise NoFitError(kind)
    if isinstance(value, Mapping):
        value = json.dumps(value)
    try:
        return _READERS[kind](value, model)
    except (KeyError, TypeError, ValueError) as error:
        raise NoFitError(kind) from error


def _read_string(value: Any, model: Shape) -> str:
    if isinstance(value, (bool, bytes)) or value is None:
        raise NoFitError("string")
    value = str(value).strip() or str(value)
    if model.get("enum") and value not in model["enum"]:
        raise NoFitError(value)
    if not _is_valid(value, model.get("min", 0), model.get("max", 0), ""):
        raise NoFitError(value)
    return str(value)


def _read_integer(value: Any, model: Shape) -> int:
    number = int(value)
    if number < model.get("min", number) or number > model.get("max", number):
        raise NoFitError(str(number))
    return number


def _read_boolean(value: Any, model: Shape) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}[str(value).lower()]


def _read_blob(value: Any, model: Shape) -> bytes:
    if isinstance(value, bytes):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return str(value).encode()


def _read_time(value: Any, model: Shape) -> Any:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return value
    raise NoFitError("timestamp")


_READERS = {
    "string": _read_string,
    "character": _read_string,
    "integer": _read_integer,
    "long": _read_integer,
    "float": lambda value, model: float(value),
    "double": lambda value, model: float(value),
    "boolean": _read_boolean,
    "blob": _read_blob,
    "timestamp": _read_time,
}
