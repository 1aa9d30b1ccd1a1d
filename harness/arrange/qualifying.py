"""Qualifying: a version of a thing that is named by a word after a colon (`my-function:BLUE`), and what gives it that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harness.arrange.models import Operation, Service
from harness.arrange.producer import Implements
from harness.arrange.references import Reference
from harness.arrange.verbs import MAKING
from harness.arrange.words import parse_name

_QUALIFIED = re.compile(r"([\w-]+):([A-Za-z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`operation` gives the thing with that `name` what its `given` says (an alias, a label)."""

    operation: Operation
    name: str
    given: dict[str, Any]


def qualifiers(service: Service, reference: Reference, implements: Implements) -> Iterator[Qualifier]:
    """The operations that give a word to a version of the thing that a reference names before its colon."""
    told = (
        _QUALIFIED.fullmatch(reference.value) if isinstance(reference.value, str) and len(reference.path) == 1 else None
    )
    for operation in service.operations.values() if told else ():
        if reference.name not in operation.required or operation.verb not in (*MAKING, "label"):
            continue
        word = next((name for name in sorted(operation.required - {reference.name}) if _is_word(operation, name)), None)
        if word and told and implements(service.name, operation.name):
            is_list = service.shape(operation.members[word]["shape"]).get("type") == "list"
            given = {reference.name: told[1], word: [told[2]] if is_list else told[2]}
            yield Qualifier(operation, told[1], given)


def _is_word(operation: Operation, name: str) -> bool:
    """Whether a member takes the word: the `Name` of an alias, the `Labels` that an operation labels with."""
    noun, kind = parse_name(name)
    return (kind == "name" and noun == "" and operation.noun != "") or (noun == operation.verb and not kind)
