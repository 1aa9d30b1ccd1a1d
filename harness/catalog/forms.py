"""The form of a value as the AWS CLI prints it: made from a botocore shape, or by a query over one.

A form knows names and types only; it hands on no values, and is built as far as somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """An object with named members. `name` is the shape's ("" for one that a query makes).

    Two records are the same where they are one object: shapes recur, so comparing members would not end.
    """

    name: str
    members: Mapping[str, Form] = field(default_factory=dict)
    required: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list whose items have one form."""

    item: Form


@dataclass(frozen=True, slots=True)
class Dictionary:
    """An object with free keys whose values have one form (a map of the model)."""

    value: Form


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf. `type` is botocore's (`string`, `integer`, `long`, `float`, `double`, `boolean`, `timestamp`, `blob`)

    or `number` where a query computed it. `name` is the shape's. `enum` holds the known values of a string.
    """

    type: str
    name: str = ""
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A JSON document that botocore turns into an object after parsing; what does not parse stays a string."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Nothing is known of the value."""


Form: TypeAlias = Record | Listing | Dictionary | Scalar | Decoded | Anything

ANYTHING = Anything()
_DECODED = Decoded()
_SAME = {"bigdecimal": "double", "biginteger": "long", "short": "integer", "byte": "integer", "character": "string"}


def form_of(shape: Any, decoded: frozenset[tuple[str, str]] = frozenset()) -> Form:
    """The form of a botocore shape. `decoded` names the (structure, member) pairs that are `Decoded`."""
    kind = shape.type_name
    if kind == "structure":
        return _record(shape, decoded)
    if kind == "list":
        return Listing(form_of(shape.member, decoded))
    if kind == "map":
        return Dictionary(form_of(shape.value, decoded))
    if shape.serialization.get("jsonvalue"):
        return ANYTHING
    return Scalar(_SAME.get(kind, kind), shape.name, tuple(getattr(shape, "enum", ())))


def with_members(record: Record, added: Mapping[str, Form], dropped: frozenset[str] = frozenset()) -> Record:
    """The record with members added, and some taken away."""
    kept = {name: record.members[name] for name in record.members if name not in dropped}
    return Record(record.name, MappingProxyType({**kept, **added}), record.required - dropped)


def _record(shape: Any, decoded: frozenset[tuple[str, str]]) -> Form:
    """Free documents and event streams have no members that a reader could hold a reply against."""
    if shape.is_document_type or shape.serialization.get("eventstream"):
        return ANYTHING
    return Record(shape.name, _Members(shape, decoded), frozenset(shape.required_members))


class _Members(Mapping[str, Form]):
    """The members of a structure shape; each form is made when it is asked for, since shapes recur."""

    __slots__ = ("_decoded", "_made", "_shape")

    def __init__(self, shape: Any, decoded: frozenset[tuple[str, str]]) -> None:
        self._shape = shape
        self._decoded = decoded
        self._made: dict[str, Form] = {}

    def __getitem__(self, name: str) -> Form:
        if name not in self._made:
            member = self._shape.members[name]
            is_decoded = (self._shape.name, name) in self._decoded
            self._made[name] = _DECODED if is_decoded else form_of(member, self._decoded)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._shape.members

    def __iter__(self) -> Iterator[str]:
        return iter(self._shape.members)

    def __len__(self) -> int:
        return len(self._shape.members)


def spoken(form: Form) -> str:
    """A form in words, for a message: `a list`, `a string`."""
    if isinstance(form, Scalar):
        return _SPOKEN.get(form.type, f"a {form.type}")
    if isinstance(form, Listing):
        return "a list"
    return "an object" if isinstance(form, (Record, Dictionary)) else "a value"


_SPOKEN = {"integer": "an integer", "long": "an integer"} | dict.fromkeys(("float", "double", "number"), "a number")
