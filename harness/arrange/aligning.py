"""Aligning: which items of a documented list are those of a reply, and which it lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from harness.arrange.words import parse_name

_VERSION = re.compile(r":\d+\Z")
_NAME = re.compile(r"[A-Za-z_-]+\d{0,3}|[A-Za-z]+(?:[_-][A-Za-z]+\d{0,3})+")
_MOST_PAIRS = 2500
_MOST_LEAVES = 100
_NAMED = 8  # what an equal name counts, beside other equal values


def aligned(documented: Sequence[Any], live: Sequence[Any], nouns: tuple[str, ...] | None) -> list[int | None]:
    """For each documented item the index of the one in the reply that has most in common with it, None where there is none.

    A thing (with one of these nouns) that has another name than the reply's is none of them, whatever else it shares, nor
    is one of which an ARN tells another name; None asks for no names.
    """
    if len(documented) * len(live) > _MOST_PAIRS:
        return [index if index < len(live) else None for index in range(len(documented))]
    shown, bags = [_bag(item) for item in documented], [_bag(item) for item in live]
    pairs = sorted(
        (-_score(one, other), abs(i - j), i, j) for i, one in enumerate(shown) for j, other in enumerate(bags)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if i not in found and j not in taken and not _is_named_otherwise(documented[i], live[j], nouns):
            found[i] = j
            taken.add(j)
    return [found.get(index) for index in range(len(documented))]


def _score(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> int:
    return sum(min(n, other[key]) * (_NAMED if parse_name(key[0]).kind else 1) for key, n in one.items())


def _bag(item: Any) -> Counter[tuple[str, str]]:
    """The scalars of an item, each with the name of its member."""
    bag: Counter[tuple[str, str]] = Counter()
    queue: list[tuple[str, Any]] = [("", item)]
    for name, value in queue:
        if isinstance(value, Mapping):
            queue += [(str(key), inner) for key, inner in value.items()] if len(queue) < _MOST_LEAVES else []
        elif isinstance(value, (list, tuple)):
            queue += [(name, inner) for inner in value] if len(queue) < _MOST_LEAVES else []
        else:
            bag[name, str(value).lower()] += 1
    return bag


def _is_named_otherwise(documented: Any, live: Any, nouns: tuple[str, ...] | None) -> bool:
    """Whether two objects say different names of themselves (ids and ARNs are each account's own)."""
    if isinstance(documented, str) and isinstance(live, str) and nouns is not None:
        one, other = _named_in(documented), _named_in(live)
        return one != other and bool(one and other)
    if nouns is None or not (isinstance(documented, Mapping) and isinstance(live, Mapping)):
        return False
    own = (name for name in documented if _is_own_name(str(name), nouns) and isinstance(documented[name], str))
    return any(isinstance(live.get(name), str) and live[name] != documented[name] for name in own)


def _named_in(arn: str) -> str:
    """The name at the end of an ARN, without a version; "" where it ends with an id, and of what is no ARN."""
    name = re.split(r"[:/]", _VERSION.sub("", arn))[-1] if arn.startswith("arn:") else ""
    return name if _NAME.fullmatch(name) else ""


def _is_own_name(name: str, nouns: tuple[str, ...]) -> bool:
    said, kind = parse_name(name)
    return (kind == "name" and (not said or said in nouns)) or name in ("Key", "key")


def named_by(item: Mapping[str, Any], nouns: tuple[str, ...]) -> str | None:
    """The member that identifies a documented thing with these nouns, None where none does."""
    best = max(item, key=lambda name: _identity_rank(str(name), item[name], nouns), default=None)
    return str(best) if best is not None and _identity_rank(str(best), item[best], nouns) else None


def _identity_rank(name: str, value: Any, nouns: tuple[str, ...]) -> int:
    said, kind = parse_name(name)
    if not isinstance(value, str) or not kind:
        return 0
    rank = {"id": 3, "name": 2, "arn": 1}.get(kind, 0)
    if said in nouns:
        return rank + 10
    return rank + 5 if not said else 0
