"""What a model says about a value besides its type: enums, lengths, ranges, patterns; and what a time looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from harness.arns import arn_flaw, looks_like_arn
from harness.catalog.suggesting import suggest
from harness.lowering.context import shown
from harness.lowering.patterns import matches, other_kind, refused_character

_PLACEHOLDER = re.compile(r"(?:the|your|my|base|language|example)(?:-[a-z]+)*|<[^>]*>|\[[^]]*\]|\([^)]*\)")
_ACCOUNT = re.compile(r"arn:[a-z-]{1,20}:[^:]{0,64}:[^:]{0,64}:(?!\d{12}:)(\d{1,32}):")


@dataclass(frozen=True, slots=True)
class Breach:
    """A constraint that a value breaks: the rule's name, and a clause that follows the parameter's name."""

    name: str
    clause: str
    help: str = ""
    near: str = ""


def breach(value: Any, shape: Any, model: Any) -> Breach | None:
    """The first constraint of the shape that a value of the right type breaks.

    `model` is the service's; without one, enums and patterns count for nothing.
    """
    if shape.type_name == "blob":
        return None
    return _bounds(value, shape) or (_text(value, shape, model) if isinstance(value, str) and model else None)


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


def _text(value: str, shape: Any, model: Any) -> Breach | None:
    if shape.enum:
        return None if value in shape.enum else _unknown_value(value, shape, model)
    pattern = shape.metadata.get("pattern")
    if looks_like_arn(value) and (flaw := arn_flaw(value)):
        return Breach("malformed-arn", f"is no ARN: it {flaw}", "Write `arn:partition:service:region:account:resource`")
    if account := _ACCOUNT.match(value):
        clause = f"has the account ID `{account[1]}`, of {len(account[1])} digits"
        return Breach("parameter-account-id", clause, "An account ID has 12 digits")
    if pattern is None or matches(pattern, value):
        return None
    clause = other_kind(pattern, value)
    if clause:
        return Breach("parameter-id-kind", clause, f"The pattern is {shown(pattern)}")
    if mark := refused_character(pattern, value):
        what = "a blank" if mark == " " else f"`{mark}`"
        return Breach(
            "parameter-character", f"cannot have {what}, as `{shown(value)}` has", f"The pattern is {shown(pattern)}"
        )
    clause = f"is `{shown(value)}`, which its pattern does not admit"
    return Breach("parameter-pattern", clause, f"The pattern is {shown(pattern)}")


def _unknown_value(value: str, shape: Any, model: Any) -> Breach:
    known = shape.enum
    near = suggest(value, known) or ""
    some = ", ".join(f"`{item}`" for item in known[:12])
    help_ = f"Its values are {some}" + (" and more" if len(known) > 12 else "")
    if near.lower() == value.lower():
        return Breach("enum-value-case", f"has no value `{shown(value)}`", help_, near)
    if _is_placeholder(value) or _is_known_elsewhere(value, model):
        return Breach("doubtful-enum-value", f"has no value `{shown(value)}` in the model", help_)
    return Breach("invalid-enum-value", f"has no value `{shown(value)}`", help_, near)


def _is_placeholder(value: str) -> bool:
    """Whether a value is words that stand for one, such as `language-code`."""
    return bool(_PLACEHOLDER.fullmatch(value))


def _is_known_elsewhere(value: str, model: Any) -> bool:
    """Whether another enum of the service has the value: models repeat a service's enums, and not all of them in full."""
    return any(_has_value(model.shape_for(name), value) for name in model.shape_names)


def _has_value(shape: Any, value: str) -> bool:
    return shape.type_name == "string" and value in shape.enum
