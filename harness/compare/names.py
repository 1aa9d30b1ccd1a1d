"""Names: what was given to an account before the account said it; what it said first is an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from harness.account.model import Created
from harness.compare import kinds
from harness.compare.trees import leaves
from harness.lowering.model import Call

_LONGEST = 2048
_SHORTEST = 3
_JOINTS = re.compile(r"[-_.]")


def names_given(created: Iterable[Created], calls: Iterable[Call]) -> frozenset[str]:
    """The words and the parts of ARNs and URLs that calls gave, but for the ids that earlier ones came back with."""
    names: set[str] = set()
    ids: set[str] = set()
    for one in created:
        names.update(part for part in parts_given(one.call.parameters) if part not in ids)
        ids.update(part for part in parts_given(one.reply.raw) if part not in names)
    for call in calls:
        names.update(part for part in parts_given(call.parameters) if part not in ids)
    return frozenset(name for name in names if _is_name(name))


def parts_given(tree: Mapping[str, Any]) -> Iterator[str]:
    """Every string of a tree, and every part of one that is composed, a host's name and the labels of it."""
    for _, value in leaves(dict(tree)):
        if isinstance(value, str) and len(value) < _LONGEST:
            yield from kinds.SEPARATORS.split(value)
            yield from (part.value for part in kinds.parts_of(value))


def _is_name(value: str) -> bool:
    """Whether a word may name something: no id by its form, no region, and with a letter in it."""
    is_random = kinds.is_generated_form(value) or kinds.is_identifier(value) or kinds.is_zone(value)
    return len(value) >= _SHORTEST and any(map(str.isalpha, value)) and not is_random


def lead_and_tail(token: str, names: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The names that a token begins or ends with, set off by a hyphen or the like; true where it begins so."""
    for joint in _JOINTS.finditer(token[:_LONGEST]):
        if token[: joint.start()] in names:
            yield token[: joint.start()], True
        if token[joint.end() :] in names:
            yield token[joint.end() :], False
