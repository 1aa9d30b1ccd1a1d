"""Sizes in bytes as `aws s3 ls --human-readable` prints them, and back."""

from __future__ import annotations

_UNITS = ("KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def human(size: int) -> str:
    """`1 Byte`, `10 Bytes`, `2.9 MiB`."""
    if size < 1024:
        return "1 Byte" if size == 1 else f"{size} Bytes"
    power = next((n for n in range(1, len(_UNITS)) if round(size / 1024**n) < 1024), len(_UNITS))
    return f"{size / 1024**power:.1f} {_UNITS[power - 1]}"


def size_of(shown: str) -> int:
    """A size in bytes that is shown so; 0 where it is none."""
    number, _, unit = shown.partition(" ")
    try:
        return round(float(number) * (1 << 10 * (_UNITS.index(unit) + 1 if unit in _UNITS else 0)))
    except (ValueError, OverflowError):
        return 0
