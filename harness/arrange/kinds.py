"""Kinds: what else a producer could have made, where a call refuses the thing that it was given (a key for signing)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from harness.arrange.models import Operation
from harness.arrange.references import Arn
from harness.arrange.words import words

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ASPECTS = frozenset({"specification", "configuration", "options", "settings"})
_MOST_VALUES = 2
_MOST_KINDS = 4


def kinds(producer: Operation, consumer: Operation, parameters: Mapping[str, Any], said: str) -> list[dict[str, str]]:
    """Choices of the producer's enumerated inputs that the call speaks of, the likeliest first.

    What a call speaks of are the words of its operation's name, of its own enumerated values and of the error's message:
    `GenerateMac` with `HMAC_SHA_384` asks for `KeyUsage=GENERATE_VERIFY_MAC` and `KeySpec=HMAC_384`.
    """
    given = [value for value in parameters.values() if isinstance(value, str) and value.isupper()]
    spoken = _words(" ".join([consumer.name, said, *given]))
    choices = [found for name in producer.members if (found := list(_choices(producer, name, spoken)))]
    return [dict(pairs) for pairs in product(*choices)][:_MOST_KINDS] if choices else []


def kinds_in_arn(producer: Operation, arn: Arn | None) -> dict[str, str]:
    """What an ARN says of a thing's kind, as an enumerated input takes it: `loadbalancer/net/...` is of Type `network`."""
    parts = [part for part in arn.parts[1:-1] if len(part) > 2] if arn else []
    found = {}
    for name, member in producer.members.items() if parts else ():
        values = producer.service.shape(member["shape"]).get("enum", ())
        said = next((value for part in parts for value in values if _is_short(part, value)), None)
        if said:
            found[name] = said
    return found


def path_in_arn(producer: Operation, arn: Arn | None) -> dict[str, str]:
    """The `Path` that an ARN says that a thing lies at: `/service-role/` of `role/service-role/Name`."""
    parts = arn.parts[1:-1] if arn and "Path" in producer.members else ()
    return {"Path": f"/{'/'.join(parts)}/"} if parts else {}


def aspects_in_arn(producer: Operation, arn: Arn | None) -> frozenset[str]:
    """The optional inputs that an ARN says were given: a `StreamSpecification` of `table/Music/stream/2019-10-22`."""
    parts = frozenset(arn.parts[2:-1]) if arn else frozenset()
    optional = (words(name) for name in producer.members if name not in producer.required) if parts else ()
    telling = {"".join(said) for said in optional if len(said) == 2 and said[0] in parts and said[1] in _ASPECTS}
    return frozenset(name for name in producer.members if name.lower() in telling)


def _is_short(part: str, value: str) -> bool:
    """Whether a part of an ARN is short for a value, by its beginning or by its consonants (`gwy`: gateway)."""
    letters = iter(value.lower())
    return value.lower()[:1] == part[0] and value != part and all(letter in letters for letter in part)


def _choices(producer: Operation, name: str, spoken: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The values of an enumerated input that share most words with what is spoken of."""
    values = producer.service.shape(producer.members[name]["shape"]).get("enum", ())
    scored = sorted(((-_shared(value, spoken), rank, value) for rank, value in enumerate(values)))
    for score, _, value in scored[:_MOST_VALUES]:
        if score:
            yield name, value


def _shared(value: str, spoken: frozenset[str]) -> int:
    """How many words of a value are spoken of, whole or as the beginning of another word (`RSA` of `RSASSA`)."""
    return sum(any(other.startswith(word) for other in spoken) for word in _words(value) if len(word) > 2)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text.replace("_", " ")))
