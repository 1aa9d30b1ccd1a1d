"""Fitting: a documented value as an input's shape takes it."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from harness.arrange.models import Service, Shape
from harness.arrange.words import parse_name


class NoFitError(ValueError):
    """A value that a shape does not take."""


def is_valid(value: str, least: int, most: int, pattern: str) -> bool:
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
        return {str(key): _fitted_item(service, item, model["value"]["shape"], depth) for key, item in value.items()}
    return _fitted_scalar(value, kind, model)


def _fitted_item(service: Service, item: Any, shape: str, depth: int) -> Any:
    """What a map has under a key; an empty string is shown as `null`."""
    is_empty = item is None and service.shape(shape).get("type", "string") == "string"
    return "" if is_empty else fitted(service, item, shape, depth + 1)


def _identified(service: Service, item: Any, shape: str) -> Any:
    """A documented thing as a list of identifiers takes it: by the one that is of their kind."""
    if not isinstance(item, Mapping) or service.shape(shape).get("type", "string") != "string":
        return item
    kind = parse_name(shape).kind
    return next((value for name, value in item.items() if kind and parse_name(str(name)).kind == kind), None)


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
        value = json.dumps(_with_version(value))
    try:
        return _READERS[kind](value, model)
    except (KeyError, TypeError, ValueError) as error:
        raise NoFitError(kind) from error


def _with_version(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """A policy that is shown without its version as an account takes it that wants one."""
    is_policy = isinstance(document.get("Statement"), (list, Mapping)) and "Version" not in document
    return {"Version": "2012-10-17", **document} if is_policy else document


def _read_string(value: Any, model: Shape) -> str:
    if isinstance(value, (bool, bytes, Mapping, list, tuple)) or value is None:
        raise NoFitError("string")
    value = str(value).strip() or str(value)
    if model.get("enum") and value not in model["enum"]:
        raise NoFitError(value)
    if not is_valid(value, model.get("min", 0), model.get("max", 0), ""):
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
