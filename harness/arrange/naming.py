"""Names out of documented identifiers: what to call a thing so that the documented ARN or id comes out right."""

from __future__ import annotations

import re

from harness.arrange.facts import Record
from harness.arrange.kinds import aspects_in_arn
from harness.arrange.producer import Producer
from harness.arrange.references import Arn, Reference
from harness.arrange.words import parse_name

_RANDOM = re.compile(r"[0-9a-f]{8,}|[0-9a-fA-F]{8}-[0-9a-zA-Z-]{20,}|\d+|\*|\$\w+")
_VERSIONED = re.compile(r"([^:/]+):\d+")
_SUFFIXED = re.compile(r"(.+)-[A-Za-z0-9]{6}")


def names_for(producer: Producer, reference: Reference, record: Record) -> list[str]:
    """What to call a thing, the likeliest first: its documented name where its id comes out by itself, else what names it."""
    if not producer.naming:
        return []
    found = naming_values(reference, producer.naming, record)
    if reference.arn and len(reference.arn.parts) > 2 and producer.operation.noun not in ("", reference.arn.noun):
        found.insert(0, reference.arn.parts[-1])  # an alias, where the ARN is a function's
    if aspects_in_arn(producer.operation, reference.arn) and reference.arn:
        found.insert(0, reference.arn.parts[1])  # the rest is of what it has
    shown = record.get(producer.naming, record.get(producer.naming[:1].upper() + producer.naming[1:]))
    ids = [
        key for key, value in record.items() if value == reference.value and parse_name(str(key)).kind in ("id", "arn")
    ]
    is_other = isinstance(shown, str) and shown and producer.naming not in ids and ids
    return list(dict.fromkeys([str(shown), *found])) if is_other else found


def naming_values(reference: Reference, naming: str, record: Record) -> list[str]:
    """Values for the naming member of a producer, the likeliest first; empty where nothing documented can be a name."""
    shown = record.get(naming)
    if reference.kind == "url":
        found = [reference.value.rstrip("/").rpartition("/")[2]]
    elif reference.arn is None:
        found = [*_without_version(reference.value), reference.value]
    else:
        found = _from_arn(reference.arn)
        if isinstance(shown, str) and shown in reference.arn.resource:
            found.insert(0, shown)
    return list(dict.fromkeys(value for value in found if isinstance(value, str) and value))


def _without_version(value: object) -> list[str]:
    """`sleep` of `sleep:1`."""
    versioned = _VERSIONED.fullmatch(value) if isinstance(value, str) else None
    return [versioned.group(1)] if versioned else []


def version_in(value: object) -> int:
    """8 of `hello_world:8`, or of an ARN that ends so; 0 where there is none."""
    last = value.rpartition("/")[2] if isinstance(value, str) else ""
    versioned = _VERSIONED.fullmatch(last)
    return int(last.rpartition(":")[2]) if versioned else 0


def _from_arn(arn: Arn) -> list[str]:
    parts = arn.parts
    if len(parts) == 1:
        return [arn.resource]
    rest = [part for part in parts[1:] if not _RANDOM.fullmatch(part)]
    whole = arn.resource[len(parts[0]) + 1 :]
    if not rest:
        return [parts[-1]]
    suffixed = _SUFFIXED.fullmatch(rest[-1]) if arn.service == "secretsmanager" else None
    versioned = _without_version(whole)
    if "/" not in arn.resource and len(rest) > 1:  # `function:name:alias`
        return [*versioned, rest[0], rest[-1]]
    # `role/service-role/Name`, `function:name:1`, `cluster/name/uuid`, `alias/name` whose name is `alias/name`
    first = [suffixed.group(1)] if suffixed else []
    return [*first, *versioned, rest[-1], arn.resource, whole.removesuffix(":*"), rest[0]]


def identifier_pairs(documented: str, live: str) -> list[tuple[str, str]]:
    """What to bind so that `documented` becomes `live`: the whole, and the parts of an ARN's resource that differ."""
    if documented == live:
        return [(documented, live)]
    pairs = [(documented, live)]
    ours, theirs = documented.split(":", 5), live.split(":", 5)
    if len(ours) == len(theirs) == 6 and ours[0] == theirs[0] == "arn":
        left, right = re.split(r"[/:]", ours[5]), re.split(r"[/:]", theirs[5])
        if len(left) == len(right):
            pairs += [(one, other) for one, other in zip(left, right, strict=True) if one != other and len(one) > 3]
    return pairs
