"""Setters: which operations bring about a state (a policy put, a key disabled) that another takes for granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from harness.arrange.evidence import NOTHING_SAID, Evidence
from harness.arrange.models import Operation
from harness.arrange.producer import Implements
from harness.arrange.verbs import GIVING, MAKING, READING, UNDOING, before
from harness.arrange.words import is_made_of, parse_name, singular, words

_SAME = 8.0
_TURNING = frozenset({"start", "enable"})
_TOLD = 9.0
_STATED = 8.0
_SETTING = 4  # of MAKING's ranks
_CALLED = 12.0
_TOLD_WELL = 4.4  # a noun of at least eight letters in the message


@dataclass(frozen=True, slots=True)
class Setter:
    operation: Operation
    score: float

    def why(self, consumer: Operation) -> str:
        return f"{consumer.name} needs the state that {self.operation.name} sets"


def setters(
    consumer: Operation,
    parameters: Mapping[str, Any],
    found: Evidence,
    implements: Implements,
    lacking: tuple[str, ...] = (),
) -> list[Setter]:
    """The operations of the same service that may set what the consumer needs, the best first.

    `lacking` are the output members that the document shows and the reply lacks.
    """
    is_silent = not found.said
    made = (
        _for_lacks(consumer, frozenset(parameters), lacking)
        if is_silent
        else _scored(consumer, parameters, found, lacking)
    )
    return [setter for setter in made if implements(consumer.service.name, setter.operation.name)]


@lru_cache(maxsize=2048)
def _for_lacks(consumer: Operation, given: frozenset[str], lacking: tuple[str, ...]) -> list[Setter]:
    """The setters where no error says anything, which the names of what is given decide; filling asks for them often."""
    return _scored(consumer, dict.fromkeys(given), NOTHING_SAID, lacking)


def _scored(
    consumer: Operation, parameters: Mapping[str, Any], found: Evidence, lacking: tuple[str, ...]
) -> list[Setter]:
    scores = (
        Setter(operation, _score(operation, consumer, parameters, found, lacking))
        for operation in consumer.service.operations.values()
    )
    made = [setter for setter in scores if setter.score > 0]
    return sorted(made, key=lambda setter: (-setter.score, len(setter.operation.required), setter.operation.name))


def _score(
    operation: Operation, consumer: Operation, parameters: Mapping[str, Any], found: Evidence, lacking: tuple[str, ...]
) -> float:
    if operation is consumer or operation.verb in READING:
        return 0.0
    if operation.verb in GIVING and (operation.noun != consumer.noun or operation.required):
        return 0.0
    if operation.noun == consumer.noun and consumer.verb == "create":
        return 0.0  # what is about to be made has no state
    if _is_in_vain(operation, parameters, found):
        return 0.0
    if operation.verb in UNDOING and (operation.noun != consumer.noun or found.is_there_already):
        return 0.0
    in_maps = _told_in_maps(operation, consumer, parameters, found)
    if in_maps:
        return in_maps
    order = before(consumer.verb)
    verb = 6.0 - 0.2 * order.index(operation.verb) if operation.verb in order else 0.0
    if not verb and operation.verb not in MAKING:
        return 0.0
    about = _noun_score(operation.noun, consumer.noun)
    is_given = not about and any(parse_name(name).noun == operation.noun for name in parameters)  # it is there already
    told = 3.0 + 0.2 * len(operation.noun) if found.speaks_of(operation.noun) and not is_given else 0.0
    if len(words(operation.name)) > 3 and found.names(operation.name[len(operation.verb) :]):
        told += _CALLED  # what is missing, by its very name (an `ObjectLockConfiguration`)
    last = singular(words(operation.name)[-1])
    if not told and len(last) > 7 and found.is_missing and found.speaks_of(last):
        told = _TOLD / len(operation.service.ending(last))  # "versioning" of a bucket's, more than "configuration"
    if any(is_made_of(word, operation.verb) for word in found.words):
        about = _SAME if told else about  # "has not verified software token"
        told = max(told, _STATED) if about == _SAME else told  # "stopped", of what stops it
    gives = 6.0 * sum(1 for name in lacking if _takes(operation, name))
    shared = sum(1 for name in operation.members if name in parameters and _identifies(consumer, name))
    is_whole = about > 0 and consumer.noun.startswith(operation.noun) and operation.required <= parameters.keys()
    if is_whole and MAKING.get(operation.verb, 0) >= 8:
        about, told = _SAME, max(told, 6.0) if found.is_missing else told
    is_twin = shared > 2 or (shared == 2 and consumer.required <= operation.members.keys())
    if not (found.is_missing and verb > 0 and is_twin) and not _is_plausible(
        verb > 0, about, told, gives, shared, _has_identifier(consumer, parameters), MAKING.get(operation.verb, 0) >= 5
    ):
        return 0.0
    strange = sum(1.0 for name in operation.required if name not in parameters and parse_name(name).kind)
    return verb + 0.2 * MAKING.get(operation.verb, 0) + about + told + gives + 1.5 * shared - strange


def _told_in_maps(operation: Operation, consumer: Operation, parameters: Mapping[str, Any], found: Evidence) -> float:
    """What it is worth that a map of the call gives all that an operation wants beside, and the message is about that.

    `PASSWORD` and `USERNAME` of `AuthParameters` are what `AdminSetUserPassword` takes.
    """
    missing = operation.required - parameters.keys() if MAKING.get(operation.verb, 0) >= _SETTING else frozenset()
    given = consumer.in_maps(parameters) if missing else {}
    is_whole = bool(given) and all(name.lower() in given for name in missing)
    return _TOLD + 4.0 * len(missing) if is_whole and any(map(found.names, given.values())) else 0.0


def _is_in_vain(operation: Operation, parameters: Mapping[str, Any], found: Evidence) -> bool:
    """Whether it changes the very thing that is not there."""
    name = next(iter(operation.required)) if len(operation.required) == 1 else ""
    is_change = MAKING.get(operation.verb, 0) < 3 or (operation.verb in _TURNING and is_made_otherwise(operation))
    return is_change and found.is_missing and name in parameters and found.names(parameters[name])


def is_made_otherwise(operation: Operation) -> bool:
    """Whether a sister operation creates what this one is about (`EnableKey`: CreateKey)."""
    return any(other.verb == "create" for other in operation.service.by_noun[operation.noun] if other is not operation)


def _is_plausible(
    in_order: bool, about: float, told: float, gives: float, shared: int, has_identifier: bool, makes: bool
) -> bool:
    """Whether it is the same thing's state: the two share an identifier, or neither can name anything."""
    if shared or not has_identifier:
        return about == _SAME or gives > 0 or (in_order and (about > 0 or told > 0))
    return told > _TOLD_WELL and makes


def _identifies(consumer: Operation, name: str) -> bool:
    return name in consumer.required or parse_name(name).kind != ""


def _has_identifier(consumer: Operation, parameters: Mapping[str, Any]) -> bool:
    return any(_identifies(consumer, name) for name in parameters)


def _noun_score(noun: str, wanted: str) -> float:
    if noun == wanted:
        return _SAME
    if (
        len(noun) > 2
        and len(wanted) > 2
        and (noun.endswith(wanted) or wanted.endswith(noun) or wanted.startswith(noun))
    ):
        return 4.0
    return 0.0


def _takes(operation: Operation, name: str) -> bool:
    return any(member.lower() == name.lower() for member in operation.members)
