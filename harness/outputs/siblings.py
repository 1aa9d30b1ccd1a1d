"""An output against itself: an ID and the ARN that stands beside it name the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from harness.findings import Finding, Related
from harness.jsontext import JsonObject, JsonString, JsonValue, objects
from harness.lowering.model import Path
from harness.outputs.scene import Scene, shortened

_MOST = 200  # members; a larger object is no record of one thing
_SUFFIX = "arn"
_ID = ("Id", "ID")
_PREFIXED = re.compile(r"([a-z]+(?:-[a-z]+)*-)[0-9a-zA-Z]{6,}")
_UUID = re.compile(r"[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-zA-Z]{12}", re.IGNORECASE)
_PARTS = re.compile(r"[/:]")


def sibling_findings(value: JsonValue, scene: Scene) -> Iterator[Finding]:
    """`output-id-mismatch` where `fooId` and `fooArn` of one object are of one kind and differ.

    Many IDs are no part of their ARN; only those are compared whose form (a prefix such as `tgw-`, a UUID) the last part of the
    ARN has too, and those that repeat the ARN's account.
    """
    for path, holder in objects(value):
        if len(holder.members) <= _MOST:
            yield from _pairs(holder, path, scene)


def _pairs(holder: JsonObject, path: Path, scene: Scene) -> Iterator[Finding]:
    texts = [(member.key.value, member.value) for member in holder.members if isinstance(member.value, JsonString)]
    for arn_name, arn in texts:
        if not arn_name.lower().endswith(_SUFFIX) or not arn.value.startswith("arn:"):
            continue
        beside = list(_beside(arn_name, arn.value, texts))
        if len(beside) == 1 and _differ(beside[0][1].value, arn.value):
            yield from _mismatch(beside[0], (arn_name, arn), path, scene)


def _beside(arn_name: str, arn: str, texts: list[tuple[str, JsonString]]) -> Iterator[tuple[str, JsonString]]:
    """The ID of the same name as the ARN; for a mere `Arn`, any ID of the form that it ends in."""
    stem = arn_name.lower().removesuffix(_SUFFIX)
    named = [(name, value) for name, value in texts if name.lower() == f"{stem}id"]
    if named or stem:
        yield from named
        return
    last = _PARTS.split(arn)[-1]
    yield from ((name, value) for name, value in texts if name.endswith(_ID) and is_of_one_kind(value.value, last))


def _mismatch(
    shown: tuple[str, JsonString], beside: tuple[str, JsonString], path: Path, scene: Scene
) -> Iterator[Finding]:
    (key, identifier), (arn_name, arn) = shown, beside
    said, named = shortened(identifier.value), shortened(arn.value)
    message = f"`{key}` is `{said}`, and `{arn_name}` beside it is `{named}`"
    related = (Related(arn.span, "the ARN"),)
    for found in scene.finding("output-id-mismatch", identifier.span, (*path, key), message, "Use one ID in both"):
        yield replace(found, related=related)


def _differ(identifier: str, arn: str) -> bool:
    parts = arn.split(":", 5)
    if len(parts) < 6 or not identifier:
        return False
    account, resource = parts[4], parts[5]
    if identifier.lower() in resource.lower():
        return False
    last = _PARTS.split(resource)[-1]
    return identifier == account or is_of_one_kind(identifier, last)


def is_of_one_kind(identifier: str, other: str) -> bool:
    """True for two IDs with the same prefix (`tgw-`), and for two UUIDs."""
    first, second = _PREFIXED.fullmatch(identifier), _PREFIXED.fullmatch(other)
    if first and second:
        return first.group(1) == second.group(1)
    return bool(_UUID.fullmatch(identifier) and _UUID.fullmatch(other))
