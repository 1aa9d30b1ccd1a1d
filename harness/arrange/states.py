"""States: which operations bring about what a waiter waits for, and which free a name that is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from harness.arrange.models import Operation
from harness.arrange.producer import Implements
from harness.arrange.setters import Setter
from harness.arrange.words import is_made_of, made_by_copying, parse_name, words

# Words of waiters' names that no verb begins like, and the verbs that bring them about (`VolumeInUse`: attach).
_BRINGING = {
    "exists": ("create", "put"),
    "available": ("create",),
    "use": ("attach",),
    "service": ("register",),
    "inactive": ("delete",),
    "not": ("delete",),
}
_SURE = 34.0
_LAST = 2.0


def awaited(operation: Operation, waiter: str, implements: Implements) -> Iterator[Setter]:
    """The operations that bring a thing into the state that a waiter is named for (`InstanceStopped`: StopInstances)."""
    said = words(waiter)
    brought = {verb for word in said for verb in _BRINGING.get(word, ())} - (
        {"create", "put"} if "not" in said else set()
    )
    for other in operation.service.operations.values():
        is_named = any(is_made_of(word, other.verb) for word in said)
        is_same = other.noun == operation.noun or _shares_name(operation, other)
        if (is_named or other.verb in brought) and is_same and implements(other.service.name, other.name):
            yield Setter(other, _SURE - len(other.required) + (1.0 if other.noun == operation.noun else 0.0))


def freeing(operation: Operation, parameters: Mapping[str, Any], implements: Implements) -> Iterator[Setter]:
    """The operations that delete what has the name that a call gives to a new thing."""
    noun = made_by_copying(operation.name) or operation.noun
    for other in operation.service.by_noun.get(noun, ()):
        is_there = implements(other.service.name, other.name)
        if other.verb == "delete" and other.required <= parameters.keys() and is_there:
            yield Setter(other, _LAST)


def _shares_name(one: Operation, other: Operation) -> bool:
    """Whether two operations take the same identifier, one as one of many (`services`, `service`)."""
    ours = {parse_name(name).noun for name in one.members if parse_name(name).kind or name in one.required}
    return any(parse_name(name).noun in ours for name in other.required if parse_name(name).noun)
