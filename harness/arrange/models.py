"""A service's model as arranging sees it: operations with what they take and give, flattened to leaves and looked up by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from harness.arrange.verbs import JOINING, makes_outright
from harness.arrange.words import is_of_another, parse_name, parse_operation, words
from harness.lowering.model import Call

Shape = Mapping[str, Any]
ITEM, VALUE = "[]", "{}"
_DEPTH = 5
_PREFIX = re.compile(r"\^?\(?([a-z]{1,5}-)[\[(\\]")
_NESTING = frozenset({"structure", "list", "map"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar of an operation's input or output.

    `path` holds member names, `[]` for items of a list and `{}` for values of a map. `name` is the nearest member's,
    `shape` the scalar's shape, `owner` the shape of the structure that it stands in.
    """

    path: tuple[str, ...]
    name: str
    shape: str
    type: str
    owner: str

    @property
    def depth(self) -> int:
        return len(self.path)


class Operation:
    """One operation; `noun` and `verb` are those of its name, `members` its top-level input members by name."""

    def __init__(self, service: Service, name: str, model: Mapping[str, Any]) -> None:
        self.service = service
        self.name = name
        self.verb, self.noun = parse_operation(name)
        self.input = model.get("input", {}).get("shape", "")
        self.output = model.get("output", {}).get("shape", "")

    def __repr__(self) -> str:
        return f"{self.service.name}.{self.name}"

    @cached_property
    def without_some_words(self) -> frozenset[str]:
        """The noun with one run of inner words left out: "transitgatewayattachment" of `CreateTransitGatewayVpcAttachment`."""
        parts = words(self.name)[1:]
        last = len(parts) - 1
        return frozenset("".join(parts[:i] + parts[j:]) for i in range(1, last) for j in range(i + 1, last + 1))

    @cached_property
    def members(self) -> Mapping[str, Shape]:
        return self.service.shape(self.input).get("members", {}) if self.input else {}

    def in_maps(self, parameters: Mapping[str, Any]) -> dict[str, str]:
        """The texts that a call gives in maps, by their keys in lower case: those of `AuthParameters`."""
        shapes = {name: self.service.shape(member["shape"]) for name, member in self.members.items()}
        maps = (
            v for name, v in parameters.items() if shapes.get(name, {}).get("type") == "map" and isinstance(v, Mapping)
        )
        return {str(key).lower(): text for given in maps for key, text in given.items() if isinstance(text, str)}

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(self.service.shape(self.input).get("required", ())) if self.input else frozenset()

    @cached_property
    def inputs(self) -> tuple[Leaf, ...]:
        return tuple(self.service.leaves(self.input)) if self.input else ()

    @cached_property
    def outputs(self) -> tuple[Leaf, ...]:
        return tuple(self.service.leaves(self.output)) if self.output else ()

    @cached_property
    def identifying(self) -> tuple[Leaf, ...]:
        """The texts of the output that may name what the operation is about: no word of a fixed few, nothing of another's."""
        texts = (leaf for leaf in self.outputs if leaf.type in ("string", "blob") and not is_of_another(leaf.name))
        return tuple(leaf for leaf in texts if not self.service.shape(leaf.shape).get("enum"))


class Service:
    """One service: `operations` by name, in the model's order."""

    def __init__(self, name: str, model: Mapping[str, Any]) -> None:
        self.name = name
        self.metadata: Mapping[str, str] = model["metadata"]
        self._shapes: Mapping[str, Shape] = model["shapes"]
        self.operations = {key: Operation(self, key, value) for key, value in model["operations"].items()}

    def shape(self, name: str) -> Shape:
        return self._shapes.get(name, {})

    @cached_property
    def by_noun(self) -> Mapping[str, list[Operation]]:
        found: dict[str, list[Operation]] = defaultdict(list)
        for operation in self.operations.values():
            found[operation.noun].append(operation)
        return found

    def ending(self, word: str) -> list[str]:
        """The nouns of its operations that end with a word."""
        return [noun for noun in self.by_noun if noun.endswith(word)]

    @cached_property
    def made_nouns(self) -> frozenset[str]:
        """The nouns of the operations that make something outright."""
        return frozenset(op.noun for op in self.operations.values() if makes_outright(op.verb))

    @cached_property
    def joining(self) -> list[Operation]:
        """The operations that join one thing to another."""
        return [operation for operation in self.operations.values() if operation.verb in JOINING]

    @cached_property
    def taking(self) -> Mapping[str, list[Operation]]:
        """The operations by the names (in lower case) of what they take, at the top or in a structure there."""
        found: dict[str, list[Operation]] = defaultdict(list)
        for operation in self.operations.values():
            inner = (name for m in operation.members.values() for name in self.shape(m["shape"]).get("members", ()))
            for name in dict.fromkeys(name.lower() for name in (*operation.members, *inner)):
                found[name].append(operation)
        return found

    @cached_property
    def taking_items(self) -> Mapping[str, list[Operation]]:
        """The operations by the shapes of what they take, of the items where that are lists."""
        found: dict[str, list[Operation]] = defaultdict(list)
        for operation in self.operations.values():
            for shape in dict.fromkeys(self.item(member["shape"]) for member in operation.members.values()):
                found[shape].append(operation)
        return found

    def item(self, shape: str) -> str:
        """The shape of a list's items, or the shape itself."""
        return str(self.shape(shape).get("member", {}).get("shape", shape))

    @cached_property
    def giving(self) -> Mapping[str, list[tuple[Operation, Leaf]]]:
        """The operations whose output has a leaf of that name (in lower case)."""
        found: dict[str, list[tuple[Operation, Leaf]]] = defaultdict(list)
        for operation in self.operations.values():
            for leaf in operation.outputs:
                found[leaf.name.lower()].append((operation, leaf))
        return found

    @cached_property
    def giving_shape(self) -> Mapping[str, list[tuple[Operation, Leaf]]]:
        """The operations whose output has an identifier of that shape, where the shape's name says of what."""
        found: dict[str, list[tuple[Operation, Leaf]]] = defaultdict(list)
        for operation in self.operations.values():
            for leaf in operation.outputs:
                noun, kind = parse_name(leaf.shape.removesuffix("Type"))
                if noun and kind == "id" and leaf.depth < 3:
                    found[leaf.shape].append((operation, leaf))
        return found

    @cached_property
    def prefixed(self) -> Mapping[str, list[tuple[Operation, Leaf]]]:
        """The operations whose output has an id with that beginning (`ou-`), as the shape's pattern says."""
        found: dict[str, list[tuple[Operation, Leaf]]] = defaultdict(list)
        for operation in self.operations.values():
            for leaf in operation.outputs:
                begins = _PREFIX.match(self.shape(leaf.shape).get("pattern", "")) if leaf.depth < 4 else None
                if begins and "|" not in self.shape(leaf.shape)["pattern"]:
                    found[begins.group(1)].append((operation, leaf))
        return found

    def leaves(self, shape: str) -> Iterator[Leaf]:
        """The scalars of a shape, top level first, to a depth that matters; no shape inside itself."""
        queue: list[_Place] = [_Place((), "", shape, ())]
        for place in queue:
            kind = self.shape(place.shape).get("type", "string")
            if kind not in _NESTING:
                yield Leaf(place.path, place.name, place.shape, kind, place.within[-1] if place.within else "")
            elif len(place.within) < _DEPTH and place.shape not in place.within:
                queue.extend(self._inside(place))

    def _inside(self, place: _Place) -> Iterator[_Place]:
        path, name, key, within = place
        shape = self.shape(key)
        if shape["type"] == "structure":
            for member, target in shape.get("members", {}).items():
                yield _Place((*path, member), member, target["shape"], (*within, key))
        elif shape["type"] == "list":
            yield _Place((*path, ITEM), name, shape["member"]["shape"], within)
        else:
            yield _Place((*path, VALUE), name, shape["value"]["shape"], (*within, key))


class _Place(NamedTuple):
    path: tuple[str, ...]
    name: str
    shape: str
    within: tuple[str, ...]


@cache
def services_of_arn(name: str) -> tuple[Service, ...]:
    """The services that a word in an ARN stands for: that of this name, else those at the endpoint of this name."""
    from harness.account.implemented import services_at

    own = service_named(name)
    return (own,) if own else tuple(found for other in services_at(name) if (found := service_named(other)))


def operation_of(call: Call) -> Operation | None:
    """The operation that a call is of, None where botocore has no such."""
    service = service_named(call.service)
    return service.operations.get(call.operation) if service else None


@cache
def service_named(name: str) -> Service | None:
    """The model of a service by botocore's name, None where botocore has none."""
    from botocore.exceptions import DataNotFoundError, UnknownServiceError

    from harness.account.clients import session

    try:
        model = session().get_component("data_loader").load_service_model(name, "service-2")
    except (DataNotFoundError, UnknownServiceError):
        return None
    return Service(name, model)
