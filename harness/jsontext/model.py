"""JSON as people write it in documentation: values with their places, elisions, and what is wrong with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from harness.findings import Finding
from harness.text import Span, Text


@dataclass(frozen=True, slots=True)
class JsonString:
    """`text` is the decoded value, each character in its place; `span` includes the quotes."""

    text: Text
    span: Span

    @property
    def value(self) -> str:
        return self.text.value


@dataclass(frozen=True, slots=True)
class JsonNumber:
    """`literal` is as written (`1`, `1.50`, `1e3`)."""

    value: int | float
    literal: str
    span: Span


@dataclass(frozen=True, slots=True)
class JsonConstant:
    """true, false or null."""

    value: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class JsonBare:
    """A value that is not JSON, as written: a placeholder `<value>`, an unquoted date, a Python `None`."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class JsonElision:
    """`...` or `...output omitted...`: stands for any number of members or elements."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class JsonMember:
    key: JsonString
    value: JsonValue


@dataclass(frozen=True, slots=True)
class JsonObject:
    """`members` in the author's order, duplicates kept. `elisions` may stand between them."""

    members: tuple[JsonMember, ...]
    span: Span
    elisions: tuple[JsonElision, ...] = ()

    def get(self, key: str) -> JsonValue | None:
        """The value of the last member with that key, as `json` would have it."""
        return next((m.value for m in reversed(self.members) if m.key.value == key), None)


@dataclass(frozen=True, slots=True)
class JsonArray:
    """Items in order; an elision is an item."""

    items: tuple[JsonValue, ...]
    span: Span

    @property
    def has_elision(self) -> bool:
        return any(isinstance(item, JsonElision) for item in self.items)


JsonValue: TypeAlias = JsonObject | JsonArray | JsonString | JsonNumber | JsonConstant | JsonBare | JsonElision


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, read as JSON. `value` is None where nothing could be made of it. `findings` say why it is not strict JSON

    (elisions are no finding). `rest` is what follows the value ("" apart from blanks in good JSON).
    """

    value: JsonValue | None
    findings: tuple[Finding, ...] = ()
    rest: Text | None = None

    @property
    def is_strict(self) -> bool:
        return self.value is not None and not self.findings and self.rest is None
