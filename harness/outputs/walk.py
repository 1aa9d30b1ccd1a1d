"""A documented value held against a form, member by member: what the model has no place for becomes a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.catalog.forms import Dictionary, Form, Listing, Record, Scalar, spoken
from harness.findings import Finding
from harness.jsontext.model import JsonArray, JsonBare, JsonConstant, JsonElision, JsonObject, JsonString, JsonValue
from harness.lowering.model import Path
from harness.outputs.members import misfit, missing_members, unknown_members
from harness.outputs.scene import Scene
from harness.outputs.values import is_placeholder, kind_of, label, scalar_findings
from harness.text import Span


class Place(NamedTuple):
    """A value still to be looked at; `parent` is the record that it is a member of."""

    value: JsonValue
    form: Form
    path: Path
    parent: Record | None = None


def walk(value: JsonValue, form: Form, scene: Scene) -> Iterator[Finding]:
    """Every finding of a value and what it holds, in source order of the containers."""
    places = [Place(value, form, ())]
    while places and not scene.is_full:
        place = places.pop()
        if isinstance(place.value, (JsonElision, JsonBare)) or _is_null(place.value):
            continue
        inner: list[Place] = []
        yield from _look(place, scene, inner)
        places.extend(reversed(inner))


def _is_null(value: JsonValue) -> bool:
    return isinstance(value, JsonConstant) and value.value is None


def _look(place: Place, scene: Scene, inner: list[Place]) -> Iterator[Finding]:
    """The findings of one place; what it holds is added to `inner`."""
    value, form = place.value, place.form
    if isinstance(form, Record) and isinstance(value, (JsonObject, JsonArray)):
        yield from _record(place, form, scene, inner)
    elif isinstance(form, Dictionary) and isinstance(value, JsonObject):
        inner += [Place(m.value, form.value, (*place.path, m.key.value)) for m in value.members]
    elif isinstance(form, Listing) and isinstance(value, JsonArray):
        inner += [Place(item, form.item, (*place.path, i)) for i, item in enumerate(value.items)]
    elif isinstance(form, Scalar) and not isinstance(value, (JsonObject, JsonArray)):
        yield from scalar_findings(value, form, place.path, scene)
    elif isinstance(form, (Record, Dictionary, Listing, Scalar)):
        yield from _wrong_type(place, scene)


def _record(place: Place, form: Record, scene: Scene, inner: list[Place]) -> Iterator[Finding]:
    holder = f"`{form.name}`" if place.path else f"the output of {scene.call.operation}"
    found = misfit(place.value, form, holder)
    if found is not None:
        yield from scene.finding(found.name, found.span, place.path, found.message, found.help)
        inner.append(Place(found.value, found.form, place.path))
    elif isinstance(place.value, JsonObject):
        yield from unknown_members(place.value, form, place.parent, place.path, scene)
        yield from missing_members(place.value, form, place.path, scene)
        for member in place.value.members:
            name = member.key.value
            if name in form.members:
                inner.append(Place(member.value, form.members[name], (*place.path, name), form))
    else:
        yield from _wrong_type(place, scene)


def _wrong_type(place: Place, scene: Scene) -> Iterator[Finding]:
    """A container where a leaf is due, a leaf where a container is, or the other container."""
    if isinstance(place.value, JsonString) and is_placeholder(place.value.value):
        return
    message = f"{label(place.path)} is {kind_of(place.value)} here, and {spoken(place.form)} in the model"
    yield from scene.finding("output-type", _start(place.value), place.path, message)


def _start(value: JsonValue) -> Span:
    """Where a value begins: the bracket of a container, the whole of a leaf."""
    is_container = isinstance(value, (JsonObject, JsonArray))
    return Span(value.span.start, value.span.start + 1) if is_container else value.span
