"""What a model says about a value besides its type: enums, lengths, ranges, patterns; and what a time looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from harness.catalog.suggesting import suggest

_LONGEST_FOR_PATTERNS = 200
_RISKY = re.compile(r"[*+}][^()\[\]]*\)[*+{]")
"""A repeated group that ends in a repetition: such a pattern may take exponential time, and is not tried."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A constraint that a value breaks: the rule's name, and a clause that follows the parameter's name."""

    name: str
    clause: str
    help: str = ""
    near: str = ""


def breach(value: Any, shape: Any) -> Breach | None:
    """The first constraint of the shape that a value of the right type breaks."""
    if shape.type_name == "blob":
        return None
    return _bounds(value, shape) or (_text(value, shape) if isinstance(value, str) else None)


def is_time(value: Any) -> bool:
    """Whether botocore takes a value for a time: seconds since 1970, or what dateutil reads."""
    if isinstance(value, bool) or value is None or isinstance(value, (list, dict, bytes)):
        return False
    if isinstance(value, (int, float)):
        return True
    return _reads_as_time(value)


@lru_cache(maxsize=4096)
def _reads_as_time(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        from dateutil.parser import parse

        try:
            parse(value[:200])
        except (ValueError, OverflowError, TypeError, AttributeError):
            return False
    return True


def _bounds(value: Any, shape: Any) -> Breach | None:
    is_sized = isinstance(value, (str, list))
    size = len(value) if is_sized else value
    lowest, highest = shape.metadata.get("min"), shape.metadata.get("max")
    if lowest is None and shape.serialization.get("hostLabel"):
        lowest = 1
    if lowest is not None and size < lowest:
        return Breach(
            "parameter-too-short" if is_sized else "parameter-too-small", _measure(value, size, lowest, "least")
        )
    if highest is not None and size > highest:
        return Breach(
            "parameter-too-long" if is_sized else "parameter-too-large", _measure(value, size, highest, "most")
        )
    return None


def _measure(value: Any, size: Any, bound: Any, side: str) -> str:
    if isinstance(value, str):
        return f"takes at {side} {bound} characters, and this has {size}"
    if isinstance(value, list):
        return f"takes at {side} {bound} items, and this has {size}"
    return f"is {size}, and must be at {side} {bound}"


def _text(value: str, shape: Any) -> Breach | None:
    if shape.enum:
        return None if value in shape.enum else _unknown_value(value, shape.enum)
    pattern = shape.metadata.get("pattern")
    if pattern is None or _matches(pattern, value):
        return None
    clause = f"is `{_short(value)}`, which its pattern does not admit"
    return Breach("parameter-pattern", clause, f"The pattern is {_short(pattern)}")


def _unknown_value(value: str, known: list[str]) -> Breach:
    near = suggest(value, known) or ""
    some = ", ".join(f"`{item}`" for item in known[:12])
    help = f"Its values are {some}" + (" and more" if len(known) > 12 else "")  # noqa: A001
    return Breach("invalid-enum-value", f"has no value `{_short(value)}`", help, near)


def _matches(pattern: str, value: str) -> bool:
    """Whether a value matches a pattern of a model; true where that cannot be told safely."""
    if len(value) > _LONGEST_FOR_PATTERNS or len(pattern) > 1000 or _RISKY.search(pattern):
        return True
    compiled = _compiled(pattern)
    return compiled is None or compiled.search(value) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, anchored as services read it; None where Python cannot read it."""
    try:
        return re.compile(f"^(?:{pattern})$")
    except (re.error, RecursionError, OverflowError):
        return None


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
