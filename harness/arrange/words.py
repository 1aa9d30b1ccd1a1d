"""Names taken apart: the words of `DBInstanceIdentifier`, the noun and the kind that it speaks of, the verb of an operation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

# The last word of a name that identifies something, and the kind of identifier that it says.
_KINDS = {
    "id": "id",
    "ids": "id",
    "identifier": "id",
    "identifiers": "id",
    "uuid": "id",
    "arn": "arn",
    "arns": "arn",
    "name": "name",
    "names": "name",
    "url": "url",
    "urls": "url",
}
_DEEDS = frozenset({"add", "remove"})
_JOINED = re.compile(r"[a-z]{4,}name")  # `Username`
# Words before the real verb: `AdminCreateUser`, `BatchGetItem`.
_BEFORE_VERBS = frozenset({"admin", "batch"})
# Words that say nothing about what a name names.
_EMPTY = frozenset({"resource", "target", "source", "destination", "entity", "my", "the", "principal", "parent"})
_ALIKE = 4  # letters that a verb and the word made of it have in common: stop, stopped
_OF_OTHERS = frozenset({"parent", "source", "target", "principal"})  # first words of names of something else
_PLURAL_ES = ("sses", "iases", "uses", "xes", "ches", "shes")  # addresses, aliases, statuses; not databases
_NOT_PLURAL = ("ss", "us", "is", "as")


class Name(NamedTuple):
    """`noun` is lower case, singular and joined ("dbinstance"; "" for `Id`), `kind` is id, arn, name, url or ""."""

    noun: str
    kind: str


class Deed(NamedTuple):
    """An operation's name: `verb` in lower case, `noun` as in Name."""

    verb: str
    noun: str


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """`DBInstanceArn` gives ("db", "instance", "arn")."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_NOT_PLURAL) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(_PLURAL_ES) and not word.endswith("aches"):
        return word[:-2]
    return word[:-1]


def noun_of(parts: tuple[str, ...]) -> str:
    """The joined noun; the last word is made singular."""
    return "".join(parts[:-1]) + singular(parts[-1]) if parts else ""


@lru_cache(maxsize=65536)
def parse_name(name: str) -> Name:
    """What a member's (or shape's) name speaks of: `VpcIds` is ("vpc", "id"), `Bucket` ("bucket", "")."""
    parts = words(name)
    if parts and _JOINED.fullmatch(parts[-1]):
        parts = (*parts[:-1], parts[-1][:-4], "name")
    if len(parts) > 2 and parts[-2] == "to" and parts[-1] in _DEEDS:  # `thingGroupsToAdd`
        parts = parts[:-2]
    kind = _KINDS.get(parts[-1], "") if parts else ""
    if kind:
        parts = parts[:-1]
    if all(singular(part) in _EMPTY for part in parts):
        parts = ()
    return Name(noun_of(parts), kind)


@lru_cache(maxsize=16384)
def made_by_copying(name: str) -> str:
    """The noun of what an operation makes out of another thing: "dbinstance" of `RestoreDBInstanceFromDBSnapshot`, else ""."""
    parts = words(name)
    if parts[0] not in ("restore", "copy") and "replica" not in parts:
        return ""
    if parts[1:2] == ("from",):  # `RestoreFromClusterSnapshot`
        return noun_of(parts[2:-1])
    ends = [parts.index(word) for word in ("from", "to", "read") if word in parts]
    return noun_of(parts[1 : min(ends, default=len(parts))])


@lru_cache(maxsize=16384)
def parse_operation(name: str) -> Deed:
    """`AdminCreateUser` is ("create", "user")."""
    parts = words(name)
    if len(parts) > 2 and parts[0] in _BEFORE_VERBS:
        parts = parts[1:]
    return Deed(parts[0], noun_of(parts[1:]))


def is_of_another(name: str) -> bool:
    """Whether a name without a noun of its own (`parentId`) says that it is of another thing."""
    return not parse_name(name).noun and any(word in _OF_OTHERS for word in words(name)[:1])


def is_made_of(word: str, verb: str) -> bool:
    """Whether a word may be one that is made of a verb (`stopped`, of stop)."""
    alike = min(len(verb), _ALIKE)
    return word[:alike] == verb[:alike] and len(word) >= len(verb) - 1


def is_state(name: str) -> bool:
    """Whether a member tells of a state, by the last word of its name (`InstanceState`, `status`)."""
    return words(name)[-1:] in (("state",), ("status",))
