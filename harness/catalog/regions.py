"""The regions that botocore knows, and what is surely one of them mistyped."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from harness.catalog.suggesting import slips

_LONGEST = 30


class _Regions(NamedTuple):
    names: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=256)
def region_meant(text: str) -> str:
    """The region of which `text` is a misspelling; "" where it is one, is a placeholder, or may be a newer one.

    One letter is wrong, too many or missing, or two are swapped, and one of the words is in no region's name.
    """
    known = _regions()
    if text in known.names or len(text) > _LONGEST or not text[-1:].isdigit():
        return ""
    if known.words.issuperset(text.split("-")[:-1]):
        return ""
    near = [name for name in known.names if name[-1] == text[-1] and slips(text, name) == 1]
    return near[0] if len(near) == 1 else ""


@cache
def _regions() -> _Regions:
    from harness.catalog import loader

    partitions = loader().load_data("partitions")["partitions"]
    names = frozenset(name for partition in partitions for name in partition["regions"] if name[-1].isdigit())
    return _Regions(names, frozenset(word for name in names for word in name.split("-")[:-1]))
