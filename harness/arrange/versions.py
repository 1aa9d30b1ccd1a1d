"""Versions: how often a call of arranging is to be made, so that what it makes has the version that the document shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.account.model import Created, Reply
from harness.arrange.lacks import Lack, identifiers
from harness.arrange.models import Operation, operation_of
from harness.arrange.naming import version_in
from harness.arrange.producer import Implements
from harness.arrange.references import Reference
from harness.arrange.words import parse_name, words
from harness.bindings import Bindings
from harness.lowering.model import Call

_COUNTING = ("put", "publish", "register")  # each call makes another version of the same thing
_CHANGING = ("update", "modify")
_MOST_TIMES = 5


def is_version(name: str) -> bool:
    return words(name)[-1:] == ("version",) or words(name)[-2:] == ("version", "number")


def version_wanted(call: Call, reference: Reference) -> int:
    """The version that a call names, in the thing's own name or beside it (`ParameterVersion`); 0 for none."""
    beside = (value for name, value in call.parameters.items() if is_version(name))
    given = next((int(value) for value in beside if str(value).isdigit()), 0)
    return version_in(reference.value) or (given if reference.path[:1] == reference.path else 0)


def versions_in(reply: Reply) -> Iterator[int]:
    """The versions that a reply tells of, of the thing that its call made."""
    for record in (reply.raw, *(value for value in reply.raw.values() if isinstance(value, Mapping))):
        for key, value in record.items():
            is_counted = is_version(key) or words(key)[-1:] == ("revision",)
            if is_counted and str(value).isdecimal() and not isinstance(value, bool):
                yield int(value)


def latest_in(reply: Reply) -> int:
    """The newest version that a reply tells of; 0 where it tells of none."""
    return max(versions_in(reply), default=0) if reply.succeeded else 0


def changing(call: Call, implements: Implements) -> list[Operation]:
    """The operations that update what a call names or makes, the plainest first: UpdateDocument before its metadata's."""
    operation = operation_of(call)
    if operation is None:
        return []
    named = (parse_name(name).noun for name in operation.required if parse_name(name).kind)
    nouns = tuple(noun for noun in (operation.noun.removesuffix("version"), *named) if noun)
    others = [other for other in operation.service.operations.values() if other.verb in _CHANGING]
    found = [other for other in others if other.noun.startswith(nouns) and implements(call.service, other.name)]
    return sorted(found, key=lambda other: (len(other.noun), len(other.required), other.name))[:1] if nouns else []


def ahead(lack: Lack, live: Any) -> int:
    """How many versions the document is ahead of the reply."""
    if not is_version(lack.name) or not (str(lack.item).isdigit() and str(live).isdigit()):
        return 0
    found = int(lack.item) - int(live)
    return found if 0 < found <= _MOST_TIMES else 0


def counts(operation: Operation, other: Operation) -> bool:
    """Whether an operation makes a version: the step's own, made again, or an update of the thing."""
    if operation.verb in _COUNTING or operation.noun.endswith("version"):
        return operation is other
    return other.verb in ("put", *_CHANGING)


def made_again(lack: Lack, live: Any, created: Sequence[Created], bindings: Bindings) -> tuple[Call, ...]:
    """The call of arranging that gave a thing its version, as often as gives it the documented one; empty for none."""
    if not ahead(lack, live) or int(lack.item) > _MOST_TIMES:
        return ()
    around = lack.within[-1] if lack.within else {}
    own = identifiers(around)
    makers = [made for made in created if _counted(made) and int(live) in versions_in(made.reply)]
    owned = [made for made in makers if own & identifiers(bindings.to_documented(_told(made)))]
    for made in owned[-1:] or [made for made in makers if len(makers) == 1]:
        given = bindings.to_documented(dict(made.call.parameters))
        return (replace(made.call, parameters=given),) * int(lack.item)
    return ()


def _counted(made: Created) -> bool:
    operation = operation_of(made.call)
    return operation is not None and operation.verb in _COUNTING


def _told(made: Created) -> list[Any]:
    return [dict(made.call.parameters), dict(made.reply.raw)]
