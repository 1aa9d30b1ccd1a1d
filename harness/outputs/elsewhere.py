"""An output against its own command: the ARN of one resource has one region and one account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from harness.findings import Finding, Related
from harness.jsontext import JsonArray, JsonObject, JsonString, JsonValue
from harness.lowering.model import Call, Path
from harness.outputs.scene import Scene

_PARTS = 6
_REGION, _ACCOUNT = 3, 4
_ACCOUNT_DIGITS = 12


def elsewhere_findings(call: Call, value: JsonValue, scene: Scene) -> Iterator[Finding]:
    """`output-arn-mismatch` where the output shows a resource that the command names by its ARN in another region or account.

    What is copied from elsewhere (`SourceArn`) may have a twin, and a resource that the output shows as the command names it
    has replicas; placeholders are left alone.
    """
    given = {_resource(arn): (path, arn) for path, arn in _arns(call.parameters)}
    if not given:
        return
    shown = [(path, leaf) for path, leaf in _leaves(value) if leaf.value.startswith("arn:")]
    same = {leaf.value for _, leaf in shown}
    for path, leaf in shown:
        origin, arn = given.get(_resource(leaf.value), ((), ""))
        part = _differing(arn, leaf.value) if arn and arn not in same else ""
        if part:
            message = f"the command names this resource in another {part}"
            source = call.origins.get(origin) or call.origins.get(origin[:1])
            related = (Related(source.span(), "given here"),) if source is not None else ()
            for finding in scene.finding("output-arn-mismatch", leaf.span, path, message, "Use one ARN in both"):
                yield replace(finding, related=related)


def _resource(arn: str) -> tuple[str, ...]:
    """What an ARN names but for its region and account."""
    parts = arn.split(":", _PARTS - 1)
    return (*parts[:_REGION], *parts[_ACCOUNT + 1 :])


def _differing(given: str, shown: str) -> str:
    first, second = given.split(":", _PARTS - 1), shown.split(":", _PARTS - 1)
    for index, name in ((_REGION, "Region"), (_ACCOUNT, "account")):
        pair = first[index], second[index]
        if pair[0] != pair[1]:
            return name if all(map(_is_account if index == _ACCOUNT else _is_region, pair)) else ""
    return ""


def _is_account(part: str) -> bool:
    return part.isdigit() and len(part) == _ACCOUNT_DIGITS


def _is_region(part: str) -> bool:
    return part[-1:].isdigit() and part.count("-") > 1


def _arns(parameters: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    places: list[tuple[Path, Any]] = [
        ((name,), v) for name, v in parameters.items() if not name.lower().startswith("source")
    ]
    while places:
        path, value = places.pop()
        if isinstance(value, str):
            if value.startswith("arn:") and value.count(":") >= _PARTS - 1:
                yield path, value
        elif isinstance(value, Mapping):
            places += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            places += [((*path, index), item) for index, item in enumerate(value)]


def _leaves(value: JsonValue) -> Iterator[tuple[Path, JsonString]]:
    places: list[tuple[Path, JsonValue]] = [((), value)]
    while places:
        path, place = places.pop()
        if isinstance(place, JsonString):
            yield path, place
        elif isinstance(place, JsonObject):
            places += [((*path, member.key.value), member.value) for member in reversed(place.members)]
        elif isinstance(place, JsonArray):
            places += [((*path, index), item) for index, item in reversed(list(enumerate(place.items)))]
