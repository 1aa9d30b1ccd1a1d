"""Walking a documented tree and a reply side by side: every documented leaf with what the reply has in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from harness.compare.align import align
from harness.compare.model import MISSING, Leaf, Surplus
from harness.compare.trees import decoded
from harness.jsontext.model import JsonArray, JsonElision, JsonObject, JsonString, JsonValue
from harness.lowering.model import Path
from harness.text import Text

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")


class _Pair(NamedTuple):
    node: JsonValue
    live: Any
    path: Path
    field: str
    is_certain: bool
    document: str | None = None
    string: Text | None = None


def unify(
    documented: JsonValue, live: Any, to_documented: Callable[[Any], Any], path: Path = (), field: str = "$"
) -> Iterator[Leaf | Surplus]:
    """The documented leaves in document order, each with the reply's value, and the reply's surplus elements.

    `path` and `field` are where the two trees stand in the reply and in the document.

    A subtree that the reply lacks comes as one leaf with MISSING; an empty object or list is a leaf. What the reply has and
    the document leaves out is passed over. Lists are aligned when they are reached, so that what was bound before counts.
    """
    todo: list[_Pair | Surplus] = [_Pair(documented, live, path, field, True)]
    while todo:
        pair = todo.pop()
        if isinstance(pair, Surplus):
            yield pair
        elif not isinstance(pair.node, JsonElision):
            below = _below(pair, to_documented)
            if below is None:
                yield Leaf(*pair)
            else:
                todo.extend(reversed(below))


def _below(pair: _Pair, to_documented: Callable[[Any], Any]) -> Sequence[_Pair | Surplus] | None:
    """What stands below two containers, JSON in strings among them; None for a leaf."""
    node, live = pair.node, pair.live
    if isinstance(node, JsonString) and isinstance(live, (str, Mapping, list)):
        inner = _json_inside(node)
        if inner is None:
            return None
        return _below(pair._replace(node=inner, string=pair.string or node.text), to_documented)
    if isinstance(live, str) and isinstance(node, (JsonObject, JsonArray)):
        pair, live = pair._replace(document=live), decoded(live)
    if isinstance(node, JsonObject) and isinstance(live, Mapping):
        return _members(pair, node, live) if node.elisions or node.members else None
    if isinstance(node, JsonArray) and isinstance(live, (list, tuple)):
        return _items(pair, node, live, to_documented) if node.items else None
    return None


def _members(pair: _Pair, node: JsonObject, live: Mapping[str, Any]) -> list[_Pair]:
    last = {member.key.value: member.value for member in node.members}
    return [
        pair._replace(
            node=value, live=live.get(key, MISSING), path=(*pair.path, key), field=member_field(pair.field, key)
        )
        for key, value in last.items()
    ]


def _items(
    pair: _Pair, node: JsonArray, live: Sequence[Any], to_documented: Callable[[Any], Any]
) -> list[_Pair | Surplus]:
    found: list[_Pair | Surplus] = []
    pairings = align(node.items, live, to_documented)
    for pairing in pairings:
        at = pairing.live
        below = pair._replace(
            node=node.items[pairing.documented],
            live=MISSING if at is None else live[at],
            path=(*pair.path, pairing.documented if at is None else at),
            field=f"{pair.field}[{pairing.documented}]",
            is_certain=pair.is_certain and pairing.is_certain,
        )
        found.append(below)
    if not node.has_elision:
        paired = {pairing.live for pairing in pairings}
        spare = (at for at in range(len(live)) if at not in paired)
        found += [Surplus(node, live[at], (*pair.path, at), pair.field, pair.document, pair.string) for at in spare]
    return found


def member_field(field: str, key: str) -> str:
    """The JSON path of a member."""
    return f"{field}.{key}" if _PLAIN_NAME.match(key) else f"{field}[{key!r}]"


def _json_inside(node: JsonString) -> JsonValue | None:
    """The JSON that a documented string holds, with places inside the string; also where it is percent-encoded."""
    from harness.jsontext import read_json

    value = node.value.lstrip()
    if value[:1] in ("{", "["):
        reading = read_json(node.text)
        is_tree = isinstance(reading.value, (JsonObject, JsonArray))
        return reading.value if is_tree and not reading.findings and reading.rest is None else None
    if value[:3].lower() in ("%7b", "%5b") and len(value) < 100_000:
        return _percent_decoded(node, unquote(value))
    return None


def _percent_decoded(node: JsonString, value: str) -> JsonValue | None:
    """Percent-encoded JSON is compared as a whole, so every place in it is the string's."""
    from harness.jsontext import read_json

    at = node.text.offset(0)
    reading = read_json(Text(value, tuple((i, at) for i in range(len(value))), node.text.end))
    return reading.value if isinstance(reading.value, (JsonObject, JsonArray)) and not reading.findings else None
