"""An output against its own command: the values of names (tags, attributes, dimensions) that a command sets in lists of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from harness.findings import Finding, Related
from harness.jsontext import JsonString, JsonValue, objects
from harness.lowering.model import Call, Path
from harness.outputs.echoes import is_same_thing, is_unlike_a_value
from harness.outputs.scene import Scene, contrasted

_NAMES = ("Key", "key", "Name", "name", "TagKey")
_VALUES = ("Value", "value", "TagValue")
_SETTING = re.compile(
    r"(?:Admin|Batch)?(?:Add|Allocate|Copy|Create|Import|Modify|Put|Register|Request|Run|Set|Start|Tag|Update)(?=[A-Z])"
)


class _Pair(NamedTuple):
    name: str
    value: str
    path: Path


def pair_findings(call: Call, value: JsonValue, scene: Scene) -> Iterator[Finding]:
    """`output-input-mismatch` where a command gives a name a value, and the output shows the name with other values alone."""
    given = list(_given(call.parameters)) if _SETTING.match(call.operation) else []
    shown = _by_name(value) if given else {}
    for pair in given:
        places = shown.get(pair.name, [])
        if not places or _is_special(pair.value) or any(_agree(pair.value, leaf) for _, leaf in places):
            continue
        path, leaf = places[0]
        there, here = contrasted(pair.value, leaf.value)
        message = f"`{pair.name}` is `{here}` here, and the command gives `{there}`"
        origin = call.origins.get(pair.path) or call.origins.get(pair.path[:1])
        related = (Related(origin.span(), "given here"),) if origin is not None else ()
        for finding in scene.finding("output-input-mismatch", leaf.span, path, message, "Show what the command sets"):
            yield replace(finding, related=related)


def _agree(given: str, leaf: JsonString) -> bool:
    return _is_special(leaf.value) or is_same_thing(given, leaf.value)


def _is_special(text: str) -> bool:
    return is_unlike_a_value(text.replace("@", ""))  # an address of e-mail is a value


def _given(parameters: Mapping[str, Any]) -> Iterator[_Pair]:
    """The pairs in the lists that a command gives, but for those of filters."""
    places: list[tuple[Path, Any]] = [((name,), item) for name, item in parameters.items() if "ilter" not in name]
    while places:
        path, place = places.pop()
        if isinstance(place, Mapping):
            name, value = (_first(place, keys) for keys in (_NAMES, _VALUES))
            if isinstance(name, str) and isinstance(value, str) and isinstance(path[-1], int):
                yield _Pair(name, value, path)
            places += [((*path, key), item) for key, item in place.items()]
        elif isinstance(place, list):
            places += [((*path, index), item) for index, item in enumerate(place)]


def _by_name(value: JsonValue) -> dict[str, list[tuple[Path, JsonString]]]:
    """The values that an output shows of each name, with their paths."""
    found: dict[str, list[tuple[Path, JsonString]]] = {}
    for path, holder in objects(value):
        members = {member.key.value: member.value for member in holder.members}
        name, leaf = (_first(members, keys) for keys in (_NAMES, _VALUES))
        if isinstance(name, JsonString) and isinstance(leaf, JsonString):
            found.setdefault(name.value, []).append((path, leaf))
    return found


def _first(members: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((members[key] for key in keys if key in members), None)
