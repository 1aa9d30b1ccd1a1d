"""Times as documents and replies write them: epoch seconds or milliseconds, ISO 8601, RFC 1123; handed on as instants."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.:,](\d{1,9})0*)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\Z"
)
_RFC = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} \w{3} \d{4} [\d:]{8} .{1,6}\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}),? (\d\d):(\d\d):(\d\d)\Z")
_SHAPE = re.compile(r"[YMDHThmsSZ0-9:./+\s-]*(YYYY|MM-DD|HH:MM|hh:mm|mm:ss)[YMDHThmsSZ0-9:./+\s-]*\Z")
_NAMED = re.compile(
    r"time|date|stamp|expir|created|modified|updated|started|ended|since|until|seen|epoch|valid(from|to|until)"
    r"|not(before|after)|[a-z](At|On)$|last|next",
    re.IGNORECASE,
)
_SECONDS = (300_000_000, 4_500_000_000)


def is_time_name(name: str) -> bool:
    """Whether a member of that name may hold a time as a number."""
    return bool(_NAMED.search(name))


def instant(value: Any) -> float | None:
    """The seconds since the epoch of a datetime or a time in text (without a zone: taken as UTC); else None."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, str) and 8 <= len(value) <= 48:
        return _of_text(value.strip())
    return None


def instant_of_number(value: Any) -> float | None:
    """The same for a number that lies where epoch seconds or milliseconds of the last and next decades lie."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    for scale in (1, 1000):
        if _SECONDS[0] <= value / scale <= _SECONDS[1]:
            return value / scale
    return None


def has_time_of_day(value: Any) -> bool:
    """False for a date alone: policy languages have dates for versions."""
    return not isinstance(value, str) or ":" in value


def is_time_shape(value: str) -> bool:
    """`YYYY-MM-DDThh:mm:ss` and the like: the author shows a format instead of a time."""
    return len(value) <= 48 and bool(_SHAPE.match(value))


def begins_like_a_time(value: Any) -> bool:
    """Whether a date stands at the front, whatever follows: `2021-09-02T016:15:21-09:00`."""
    return isinstance(value, str) and len(value) <= 48 and bool(re.match(r"\d{4}-\d\d?-\d\d?(?!\d)", value))


def _of_text(value: str) -> float | None:
    if _RFC.match(value):
        return _rfc(value)
    if slashed := _SLASHED.match(value):
        return _of_slashed([int(group) for group in slashed.groups()])
    found = _ISO.match(value)
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    try:
        moment = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
        )
    except ValueError:
        return None
    return moment.timestamp() + (float(f"0.{fraction}") if fraction else 0.0) - _offset(zone)


def _of_slashed(numbers: list[int]) -> float | None:
    """`24/10/2018, 07:08:09`: the day first, as emulators print it, where that can be; else the month."""
    first, second, year, hour, minute, second_of_minute = numbers
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return datetime(year, month, day, hour, minute, second_of_minute, tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _rfc(value: str) -> float | None:
    try:
        return parsedate_to_datetime(value).timestamp()
    except ValueError:
        return None


def _offset(zone: str | None) -> int:
    if not zone or zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return seconds if zone[0] == "+" else -seconds
