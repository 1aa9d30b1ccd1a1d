"""An output against its own command: what is created, set or put comes back with the values that it was given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from harness.catalog.forms import Form, Record, Scalar
from harness.catalog.shapes import service_model
from harness.findings import Finding, Related
from harness.jsontext import JsonConstant, JsonNumber, JsonObject, JsonString, JsonValue
from harness.lowering.model import Call, Path
from harness.outputs.echoes import is_same_thing, is_unlike_a_value
from harness.outputs.scene import Scene, contrasted

_DEEPEST = 4
_NOUN = re.compile(r"(?:Request|Response|Input|Output)$")
_SETTING = re.compile(r"(?:Create|Put|Set|Start|Register)(?=[A-Z])")
_UPDATING = re.compile(r"Update(?=[A-Z])")
_OWN = re.compile(r"version|date|time|status|state|token|(?:id|arn|identifier|name)$", re.IGNORECASE)


class Held(NamedTuple):
    path: Path
    value: JsonObject
    form: Record


def repeat_findings(call: Call, value: JsonValue, form: Form, scene: Scene) -> Iterator[Finding]:
    """`output-input-mismatch` where a command that creates or sets something gives a value that the output contradicts.

    Structures are compared with the record of the same shape in the output, plain parameters with the member of the
    same name and shape. Lists, times, versions and states are left alone: services decide them.
    """
    is_setting = _SETTING.match(call.operation) is not None
    if not is_setting and not _UPDATING.match(call.operation):
        return
    model = service_model(call.service).operation_model(call.operation)
    records = list(_records(value, form))
    for name, given in call.parameters.items():
        shape = model.input_shape.members.get(name) if model.input_shape else None
        if shape is None:
            continue
        for held in records:
            if isinstance(given, Mapping) and _noun(held.form.name) == _noun(shape.name):
                yield from _compare_structures(call, (name,), given, held, scene)
            elif is_setting and len(held.path) <= 1 and _is_same_member(name, shape, held):
                yield from _compare(call, (name,), given, held.value.get(name), (*held.path, name), scene)


def _records(value: JsonValue, form: Form) -> Iterator[Held]:
    """The objects of an output that are no elements of a list, down to a few levels."""
    places: list[tuple[Path, JsonValue, Form]] = [((), value, form)]
    while places:
        path, place, shape = places.pop()
        if isinstance(place, JsonObject) and isinstance(shape, Record):
            yield Held(path, place, shape)
            known = [m for m in place.members if m.key.value in shape.members] if len(path) < _DEEPEST else []
            places += [((*path, m.key.value), m.value, shape.members[m.key.value]) for m in known]


def _noun(name: str) -> str:
    return _NOUN.sub("", name)


def _is_same_member(name: str, shape: Any, held: Held) -> bool:
    member = held.form.members.get(name)
    return isinstance(member, Scalar) and member.name == shape.name


def _compare_structures(
    call: Call, origin: Path, given: Mapping[str, Any], held: Held, scene: Scene
) -> Iterator[Finding]:
    places: list[tuple[Path, Mapping[str, Any], JsonObject, Path]] = [(origin, given, held.value, held.path)]
    while places:
        source, values, shown, path = places.pop()
        for key, item in values.items():
            other = shown.get(key)
            if isinstance(item, Mapping) and isinstance(other, JsonObject):
                places.append(((*source, key), item, other, (*path, key)))
            else:
                yield from _compare(call, (*source, key), item, other, (*path, key), scene)


def _compare(
    call: Call, source: Path, given: Any, shown: JsonValue | None, path: Path, scene: Scene
) -> Iterator[Finding]:
    if not isinstance(shown, (JsonString, JsonNumber, JsonConstant)) or _OWN.search(str(path[-1])):
        return
    if not isinstance(given, (str, bool, int, float)) or shown.value in (None, "") or _agree(given, shown.value):
        return
    if any(isinstance(text, str) and is_unlike_a_value(text) for text in (given, shown.value)):
        return
    there, here = contrasted(_said(given), _said(shown.value))
    message = f"`{path[-1]}` is `{here}` here, and the command gives `{there}`"
    origin = call.origins.get(source) or call.origins.get(source[:1])
    related = (Related(origin.span(), "given here"),) if origin is not None else ()
    for finding in scene.finding("output-input-mismatch", shown.span, path, message, "Show what the command sets"):
        yield replace(finding, related=related)


def _agree(given: Any, shown: Any) -> bool:
    if isinstance(given, str) and isinstance(shown, str):
        return is_same_thing(given, shown) or _spaceless(given) == _spaceless(shown) or _same_json(given, shown)
    if isinstance(given, bool) or isinstance(shown, bool):
        return str(given).lower() == str(shown).lower()
    try:
        return float(given) == float(shown)
    except (ValueError, OverflowError):  # a number past what a float holds is not compared
        return not isinstance(given, str)


def _spaceless(text: str) -> str:
    return "".join(text.split())


def _same_json(given: str, shown: str) -> bool:
    try:
        return bool(json.loads(given) == json.loads(shown))
    except (ValueError, RecursionError):
        return False


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
