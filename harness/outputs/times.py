"""Times that cannot be: a date that no calendar has, or digits in the wrong places."""

from __future__ import annotations

import re
from datetime import datetime

_BEGINS_AS_DATE = re.compile(r"\d{4}-\d")
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,:]\d+)?)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_EARLIEST = 631_152_000  # 1990-01-01
_MILLISECONDS = 100_000_000_000
_DIGITS = re.compile(r"\d{9,13}(\.\d+)?")


def is_impossible_time(text: str) -> bool:
    """True for a text that begins as an ISO 8601 date and is none."""
    if not _BEGINS_AS_DATE.match(text):
        return False
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return True
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        datetime(year, month, day, hour % 24 if hour == 24 else hour, minute, min(second, 59))
    except ValueError:
        return True
    return second > 60


def is_epoch_text(text: str) -> bool:
    """True for a text that holds seconds since 1970: the AWS CLI prints them as a number."""
    return _DIGITS.fullmatch(text) is not None


def is_too_early(seconds: float) -> bool:
    """True for a time before there were web services: a digit is missing. Zero stands for never."""
    return 0 < seconds < _EARLIEST


def is_in_milliseconds(seconds: float) -> bool:
    return seconds >= _MILLISECONDS
