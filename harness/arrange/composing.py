"""Composing: inputs that stand in a document under other names, or in pieces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.arrange.facts import Record
from harness.arrange.fitting import NoFitError, fitted
from harness.arrange.models import Operation, Service
from harness.arrange.words import parse_name, singular, words

_TELLING = frozenset({"descriptions", "details", "summaries"})  # last words of what tells of some things
_ANYTHINGS = frozenset(
    {"name", "id", "arn", "key", "value", "type", "status", "state", "description", "tags", "version"}
)


def same_member(operation: Operation, key: str, name: str) -> bool:
    """Whether a documented member is an input: by its name, or by the same with the thing's noun (or a part of it) before.

    A `status` is a `newStatus`, too, and `Attributes` are what `AttributeDescriptions` tell of. What is added is what is
    shown then: `ValuesToAdd` of `AttributeValues`.
    """
    said, wanted = key.lower(), added(name) or name.lower()
    if said == name.lower():
        return True
    if added(name) and said.endswith(wanted) and _is_end(operation.noun, said.removesuffix(wanted)):
        return True
    before = wanted.removesuffix(said)
    if wanted == said or before == "new" or (before != wanted and _is_end(operation.noun, before)):
        return True
    if words(key)[-1:] and words(key)[-1] in _TELLING and "".join(words(key)[:-1]) == singular(wanted):
        return True
    one, other = parse_name(key), parse_name(name)
    return one.kind == other.kind != "" and _own(operation, one.noun) == _own(operation, other.noun) == ""


def added(name: str) -> str:
    """What an input adds to a thing, in lower case: `values` of `ValuesToAdd`, `subnetids` of `AddSubnetIds`, else ""."""
    parts = words(name)
    if parts[-2:] == ("to", "add"):
        return "".join(parts[:-2])
    return "".join(parts[1:]) if parts[:1] == ("add",) else ""


def _is_end(noun: str, part: str) -> bool:
    return noun.startswith(part) or noun.endswith(part)


def _own(operation: Operation, noun: str) -> str:
    """The noun of a name, "" where it is the operation's own or the end of it (the `pool` of a user pool)."""
    return "" if noun and operation.noun.endswith(noun) else noun


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
