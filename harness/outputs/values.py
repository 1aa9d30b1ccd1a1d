"""Leaves of a documented output: their JSON type, the known values of their shape, and values that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.arns import account_flaw, arn_flaw, looks_like_arn
from harness.catalog.forms import Scalar, spoken
from harness.catalog.suggesting import suggest
from harness.findings import Finding
from harness.jsontext.model import JsonArray, JsonConstant, JsonNumber, JsonObject, JsonString, JsonValue
from harness.lowering.model import Path
from harness.outputs.scene import Scene, shortened
from harness.outputs.times import is_epoch_text, is_impossible_time, is_in_milliseconds, is_too_early

_ARN = "`arn:partition:service:region:account:resource`"
_PLACEHOLDER = re.compile(r"\s*<.*>\s*|.*\.\.\.+.*|[xX*]{3,}", re.DOTALL)
_NUMBERS = frozenset({"integer", "long", "float", "double", "number"})
_ALLOWED = {
    **dict.fromkeys(_NUMBERS, (JsonNumber,)),
    "string": (JsonString,),
    "blob": (JsonString,),
    "boolean": (JsonConstant,),
    "timestamp": (JsonString, JsonNumber),
}
_KINDS = {JsonObject: "an object", JsonArray: "a list", JsonString: "a string", JsonNumber: "a number"}


def kind_of(value: JsonValue) -> str:
    """The JSON type of a value in words."""
    return _KINDS.get(type(value), "a boolean")


def is_placeholder(text: str) -> bool:
    """True for text that stands for a value instead of being one: `<value>`, `...`, `XXXX`."""
    return _PLACEHOLDER.fullmatch(text) is not None


def scalar_findings(value: JsonValue, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    """What is wrong with a leaf: its type, else its value."""
    if isinstance(value, JsonString) and is_placeholder(value.value):
        return
    if not isinstance(value, _ALLOWED.get(form.type, (JsonString, JsonNumber, JsonConstant))):
        yield from _wrong_type(value, form, path, scene)
    elif isinstance(value, JsonString):
        yield from _text_findings(value, form, path, scene)
    elif isinstance(value, JsonNumber):
        yield from _number_findings(value, form, path, scene)


def _text_findings(value: JsonString, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    text, span = value.value, value.span
    if form.enum and text not in form.enum:
        yield from _unknown_value(value, form, path, scene)
    elif form.type == "timestamp" and is_epoch_text(text):
        message = f"{label(path)} is seconds in a string here, and a time is a number or an ISO 8601 date"
        yield from scene.finding("output-type", span, path, message, "Leave out the quotes")
    elif form.type == "timestamp" and is_impossible_time(text):
        yield from scene.finding(
            "malformed-output-value", span, path, f"`{shortened(text)}` is no time", "Correct the date or time"
        )
    elif looks_like_arn(text):
        yield from _arn_findings(value, form, path, scene)


def _arn_findings(value: JsonString, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    flaw = arn_flaw(value.value)
    if flaw:
        message = f"`{shortened(value.value)}` is no ARN: it {flaw}"
        yield from scene.finding("malformed-output-value", value.span, path, message, f"Write {_ARN}")
    elif account := account_flaw(value.value):
        message = f"the account ID `{account}` has {len(account)} digits"
        yield from scene.finding("doubtful-output-value", value.span, path, message, "An account ID has 12 digits")
    elif clause := scene.other_kind(form, value.value):
        message = f"{label(path)} {clause}"
        yield from scene.finding("doubtful-output-value", value.span, path, message)


def _number_findings(value: JsonNumber, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    if form.type == "timestamp" and is_in_milliseconds(value.value):
        message = f"`{value.literal}` is a time in milliseconds, and the model counts seconds"
        yield from scene.finding("doubtful-output-value", value.span, path, message)
    elif form.type == "timestamp" and is_too_early(value.value):
        message = f"`{value.literal}` is a time before 1990, in seconds since 1970"
        yield from scene.finding("doubtful-output-value", value.span, path, message, "Is a digit missing?")
    elif form.type in ("integer", "long") and isinstance(value.value, float) and value.value % 1:
        message = f"`{value.literal}` is no integer, and {label(path)} is one in the model"
        yield from scene.finding("doubtful-output-value", value.span, path, message)


def _wrong_type(value: JsonValue, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    message = f"{label(path)} is {kind_of(value)} here, and {spoken(form)} in the model"
    yield from scene.finding("output-type", value.span, path, message, _cure(value, form))


def _cure(value: JsonValue, form: Scalar) -> str:
    if isinstance(value, JsonString):
        return "Leave out the quotes" if form.type in _NUMBERS | {"boolean"} else ""
    return "Put it in quotes" if form.type == "string" else ""


def _unknown_value(value: JsonString, form: Scalar, path: Path, scene: Scene) -> Iterator[Finding]:
    near = suggest(value.value, form.enum)
    known = ", ".join(f"`{name}`" for name in form.enum[:8]) + (", ..." if len(form.enum) > 8 else "")
    message = f"`{shortened(value.value)}` is no known value of {label(path)}"
    help_ = f"Did you mean `{near}`?" if near else f"The model knows {known}"
    yield from scene.finding("unknown-output-enum", value.span, path, message, help_)


def label(path: Path) -> str:
    """The last named step of a path, for a message."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    where = " (an element of it)" if path and isinstance(path[-1], int) else ""
    return f"`{name}`{where}" if name else "the output"
