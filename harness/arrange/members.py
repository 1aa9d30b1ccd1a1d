"""Members: what a call of ours could give beside what it gives, leave out, or give differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from harness.arrange.evidence import Evidence
from harness.arrange.plan import Plan
from harness.arrange.references import replaced, scalars, structures, value_at
from harness.arrange.variation import next_value, varied
from harness.arrange.words import parse_name
from harness.lowering.model import Path

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_TWO = re.compile(r"(?i)\b(two|2)\b")


def needed_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """What a service adds by itself where a call leaves it out, and the emulator looked for in vain (`KeyError: 'Port'`)."""
    if found.said.startswith("KeyError: "):
        yield from _inside_plans(reaching, found)


def member_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Optional members that the message asks for, and other values for those that collide; only of calls that are ours."""
    others = varied(reaching.call.parameters, reaching.invented, found)
    if others:
        # Once for what a message says: another value changes that, or does not help.
        key = ("vary", *others, found.said)
        yield Plan(70.0, key, partial(_vary, reaching, others))
    yield from _value_plans(reaching, found)
    yield from _inner_plans(reaching, found)
    yield from _inside_plans(reaching, found)
    yield from _text_plans(reaching, found)
    yield from _more_plans(reaching, found)
    yield from _unasked_plans(reaching, found)
    for name in reaching.operation.members:
        if name in reaching.call.parameters:
            if (
                name not in reaching.operation.required
                and name not in reaching.given
                and _is_blamed(reaching, name, found)
            ):
                yield Plan(_worth_of_dropping(reaching, name, found), ("drop", name), partial(_drop, reaching, name))
            continue
        wanted = found.wants(name) or (1 if found.wants_ending(name) else 0)
        if wanted:
            yield Plan(10.0 + 6 * wanted, ("give", name), partial(_give, reaching, name))
            continue
        inner = next((leaf for leaf in _inner(reaching, name) if found.wants(leaf) > 1), "")
        if inner:
            yield Plan(10.0 + 5 * found.wants(inner), ("give", name), partial(_give, reaching, name, inner))


def _worth_of_dropping(reaching: Reaching, name: str, found: Evidence) -> float:
    """What leaving a member out is worth: little where it is shown of the thing, and names another that may be made."""
    value = reaching.call.parameters[name]
    is_made = parse_name(name).noun in reaching.operation.service.made_nouns
    if is_made and reaching.record.get(name) == value and not found.names(value):  # what is named is made first anyway
        return 24.0
    return 38.0 + 6.0 * max(reaching.depth - 1, 0)  # what is far from the step may lack what is shown of it


def _value_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Other values where the message names a published one that is no reference (a class that is not known).

    Those of other published examples come first, and the model's own last.
    """
    for name in sorted(reaching.invented & reaching.operation.required):
        value = reaching.call.parameters.get(name)
        if found.names(value) and not parse_name(name).kind:
            published = reaching.search.builder.recipes(reaching.operation, reaching.call.parameters)[0]
            others = dict.fromkeys(str(r[name]) for r in published if isinstance(r.get(name), str) and r[name] != value)
            for rank, other in enumerate(list(others)[:3]):
                yield Plan(49.0 - rank, ("value", name, other), partial(_vary, reaching, {name: other}))
            yield Plan(45.0, ("value", name), partial(_from_model, reaching, name))
    for name, value in reaching.call.parameters.items():
        listed = found.listed if name not in reaching.given and found.names(value) and not parse_name(name).kind else ()
        for rank, other in enumerate(listed[:3]):
            yield Plan(52.0 - rank, ("value", name, other), partial(_vary, reaching, {name: other}))
    for name in sorted(reaching.operation.required - reaching.given - reaching.invented):
        if found.wants(name) > 1 and not parse_name(name).kind:  # what is documented is not what the operation takes
            yield Plan(20.0, ("value", name), partial(_from_model, reaching, name))


def _unasked_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Any other member, where something is missing and the message does not say what: empty lists, then published values."""
    if not (found.is_of_nothing and reaching.is_last):
        return
    operation, given = reaching.operation, reaching.call.parameters
    shapes = {name: operation.service.shape(member["shape"]) for name, member in operation.members.items()}
    empty: dict[str, Any] = {
        n: [] for n, s in shapes.items() if n not in given and s.get("type") == "list" and not s.get("min")
    }
    yield Plan(31.0, ("empty", *empty), partial(_vary, reaching, empty))
    published = reaching.search.builder.recipes(operation, given)[0]
    names = dict.fromkeys(name for recipe in published for name in recipe if name in shapes and name not in given)
    names |= dict.fromkeys(
        name for name in shapes if name not in given and reaching.search.builder.knows(operation, name)
    )
    for rank, name in enumerate(names):
        yield Plan(30.0 - 0.1 * rank, ("give", name), partial(_give, reaching, name))


def _inner_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Optional members inside structures, left out where the message names their value (an address outside of its subnet)."""
    for leaf in scalars(reaching.operation, reaching.call.parameters):
        path = leaf.path
        if len(path) < 2 or path[0] in reaching.given or not found.names(leaf.value) or parse_name(leaf.name).kind:
            continue
        service = reaching.operation.service
        if service.shape(leaf.shape).get("enum"):
            continue  # its words are everybody's
        if leaf.name not in service.shape(leaf.owner).get("required", ()):
            yield Plan(39.0, ("drop", path[0], leaf.name), partial(_drop_inside, reaching, str(path[0]), leaf.name))
            continue
        items = next((path[:at] for at in range(len(path) - 2, 0, -1) if isinstance(path[at], int)), ())
        if items:
            score = 30.0 if found.is_missing else 50.0  # what is missing may be made
            yield Plan(score, ("drop", *items, found.said), partial(_drop_item, reaching, items, path[len(items)]))


def _more_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """As many things in a list of ours as the message wants of them ("two subnets"), and others where those do not do."""
    operation, given = reaching.operation, reaching.call.parameters
    for path, _, inner in structures(operation, given) if _TWO.search(found.said) else ():
        for name, items in inner.items():
            place = (*path, name)
            is_ours = place[0] not in reaching.given and isinstance(items, list) and bool(items)
            if is_ours and isinstance(items[-1], str) and found.speaks_of(parse_name(name).noun):
                other = next_value(items[-1])
                two = [items[0], other] if len(items) == 1 else [other, next_value(other)]
                whole = replaced(given, place, two)[place[0]]
                yield Plan(60.0, ("more", *place, *two), partial(_vary, reaching, {str(place[0]): whole}))


def _text_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """A member that takes JSON in a text, where the emulator looked for such a text and had none."""
    builder, operation = reaching.search.builder, reaching.operation
    for name in operation.members if "JSON object must be" in found.said else ():
        if name not in reaching.call.parameters and builder.knows(operation, name):
            value = builder.from_model(operation, operation.members[name]["shape"], name)
            if isinstance(value, str) and value.startswith("{"):
                yield Plan(60.0, ("give", name), partial(_give, reaching, name))


def _inside_plans(reaching: Reaching, found: Evidence) -> Iterator[Plan]:
    """Members of structures that the message asks for by name, in all structures of ours that lack them."""
    service, given = reaching.operation.service, reaching.call.parameters
    for path, shape, value in structures(reaching.operation, given):
        if path[:1] and path[0] not in reaching.given:
            for name, target in service.shape(shape).get("members", {}).items():
                if name not in value and found.wants(name) == 3:
                    key = ("inside", path[0], name)
                    act = partial(_give_inside, reaching, path, name, target["shape"])
                    yield Plan(44.0, (*key, path), act)


def _give_inside(reaching: Reaching, path: Path, name: str, shape: str) -> bool:
    value = reaching.search.builder.from_model(reaching.operation, shape, name)
    given = replaced(reaching.call.parameters, (*path, name), value)
    return value is not None and _vary(reaching, {str(path[0]): given[path[0]]})


def _drop_item(reaching: Reaching, items: Path, index: int | str) -> bool:
    """Leave one structure of a list out, of which the message names a value."""
    left = [item for at, item in enumerate(value_at(reaching.call.parameters, items)) if at != index]
    return _vary(reaching, {str(items[0]): replaced(reaching.call.parameters, items, left)[items[0]]})


def _drop_inside(reaching: Reaching, name: str, inner: str) -> bool:
    return _vary(reaching, {name: _without(reaching.call.parameters[name], inner)})


def _without(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(item, name) for key, item in value.items() if key != name}
    return [_without(item, name) for item in value] if isinstance(value, (list, tuple)) else value


def _from_model(reaching: Reaching, name: str) -> bool:
    shape = reaching.operation.members[name]["shape"]
    value = reaching.search.builder.from_model(reaching.operation, shape, name)
    return value is not None and _vary(reaching, {name: value})


def _is_blamed(reaching: Reaching, name: str, found: Evidence) -> bool:
    """Whether the message names an optional member, or its value."""
    return found.wants(name) == 3 or found.names(reaching.call.parameters[name])


def _inner(reaching: Reaching, name: str) -> Iterator[str]:
    """The scalar members of an input member that is a structure."""
    service = reaching.operation.service
    for inner, target in service.shape(reaching.operation.members[name]["shape"]).get("members", {}).items():
        if service.shape(target["shape"]).get("type", "string") == "string":
            yield inner


def _give(reaching: Reaching, name: str, inner: str = "") -> bool:
    if inner:
        shape = reaching.operation.service.shape(reaching.operation.members[name]["shape"])["members"][inner]["shape"]
        value = {inner: reaching.search.builder.from_model(reaching.operation, shape, inner)}
    else:
        value = reaching.search.builder.member(reaching.operation, name, reaching.record, reaching.call.parameters)
    if value is None:
        return False
    reaching.invented.add(name)
    reaching.call = replace(reaching.call, parameters={**reaching.call.parameters, name: value})
    return True


def _vary(reaching: Reaching, others: Mapping[str, Any]) -> bool:
    reaching.call = replace(reaching.call, parameters={**reaching.call.parameters, **others})
    return True


def _drop(reaching: Reaching, name: str) -> bool:
    reaching.call = replace(
        reaching.call, parameters={key: value for key, value in reaching.call.parameters.items() if key != name}
    )
    return True
