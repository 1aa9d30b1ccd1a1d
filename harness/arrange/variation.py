"""Variation: another value where an invented one collides with what is there already."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from typing import Any

from harness.arrange.evidence import Evidence


def varied(parameters: Mapping[str, Any], invented: set[str], found: Evidence) -> dict[str, Any]:
    """The invented members that a conflict is about, each with the next value; empty where there is none."""
    if not found.is_conflict:
        return {}
    named = [name for name in parameters if name in invented and _is_about(name, parameters[name], found)]
    changed = {name: next_value(parameters[name]) for name in named}
    return {name: value for name, value in changed.items() if value != parameters[name]}


def _is_about(name: str, value: Any, found: Evidence) -> bool:
    return found.names(str(value)) or found.wants(name) > 0


def reworded(value: Any) -> Any:
    """A JSON text that says the same and is another text, so that it changes what has it; another value is itself."""
    return value + " " if isinstance(value, str) and value[:1] == "{" else value


def next_value(value: Any) -> Any:
    """Another value of the same kind: the next number, network or name; what has none is itself."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str) and value[:1] == "{":
        return reworded(value)
    if isinstance(value, str):
        return _next_network(value) or _next_name(value)
    return value


def _next_network(value: str) -> str:
    """The network of the same size right after this one, "" where the value is no network."""
    try:
        network = ipaddress.ip_network(value)
        return f"{network.broadcast_address + 1}/{network.prefixlen}"
    except ValueError:
        return ""


def _next_name(value: str) -> str:
    number = re.search(r"\d+$", value)
    return value[: number.start()] + str(int(number.group()) + 1) if number else value + "2"
