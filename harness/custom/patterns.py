"""Which files a command's `--exclude` and `--include` leave: the last pattern that matches decides."""

from __future__ import annotations

from fnmatch import fnmatchcase
from posixpath import dirname, join

from harness.custom.model import Pattern, Place

_LONGEST = 500


def is_kept(place: Place, root: Place, patterns: tuple[Pattern, ...]) -> bool:
    """Whether the patterns, which are relative to `root`, let the place pass."""
    kept = True
    whole, base = _whole(place), _whole(root).rstrip("/")
    for pattern in patterns:
        if fnmatchcase(whole, join(base, pattern.pattern[:_LONGEST]) if base else pattern.pattern[:_LONGEST]):
            kept = pattern.is_include
    return kept


def root_of(place: Place, is_recursive: bool) -> Place:
    """What patterns are relative to: the folder, or the one that a single file is in."""
    if is_recursive:
        return Place(place.folder_path, place.bucket)
    return Place(dirname(place.path), place.bucket)


def _whole(place: Place) -> str:
    return place.path if place.is_local else f"{place.bucket}/{place.path}"
