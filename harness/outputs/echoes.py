"""An output against its own command: the name or identifier that a command gives comes back under the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote

from harness.catalog.shapes import service_model
from harness.findings import Finding, Related
from harness.jsontext import JsonArray, JsonObject, JsonString, JsonValue
from harness.lowering.model import Call, Path
from harness.outputs.scene import contrasted, pointer
from harness.outputs.siblings import is_of_one_kind
from harness.outputs.values import is_placeholder

_IDENTIFIER = re.compile(r"(?:id|arn|identifier|name)$", re.IGNORECASE)
_REFERENCE = re.compile(r"[A-Za-z](?:Id|ID|Arn|ARN|Identifier|Name)$")  # one that says of what it is
_SUFFIX = re.compile(r"(?:Id|ID|Identifier)$")
_KIND = re.compile(r"[a-z]+(?=[-_])")  # the `prod` of prod-dybl43pu
_MASKED = re.compile(r"x{4,}|X{4,}|\*{3,}")
_VERSION = re.compile(r"version(?:id)?$", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]+")  # ALL, LATEST
_SPECIAL = re.compile(r".*[$@<>].*|.*alias/.*|.*\byour\b.*|placeholder|fileb?:.*|`.*|\W*", re.DOTALL)
_MOST = 300  # values of one name that are compared
_SUFFIXES = ("", "arn", "id", "name")


class Place(NamedTuple):
    """Objects of one shape in an output: the whole, one of its members, or the elements of one."""

    shape: Any
    objects: tuple[tuple[Path, JsonObject], ...]
    name: str = ""
    is_list: bool = False


def echo_findings(call: Call, value: JsonValue) -> Iterator[Finding]:
    """`output-echo-mismatch` for each identifier of the command that the output shows differently.

    Only where the model leaves no doubt that both are one thing: the same name, and in lists or for names that do not
    say of what they are also the same shape. Where a list is shown, one element that agrees is enough.
    """
    model = service_model(call.service).operation_model(call.operation)
    if not isinstance(value, JsonObject) or model.output_shape is None or model.input_shape is None:
        return
    places = list(_places(value, model.output_shape))
    for name, given in call.parameters.items():
        shape = model.input_shape.members.get(name)
        if shape is None or _is_replaced(call.operation, name):
            continue
        for place in places:
            shown = list(islice(_shown(name, given, shape, place), _MOST))
            yield from _mismatch(call, name, given[:_MOST] if isinstance(given, list) else [given], shown)
            if not shown and isinstance(given, str) and not _is_special(name, given):
                yield from (_finding(call, name, given, *found) for found in _arns_of_others(name, given, place))


def _is_replaced(operation: str, name: str) -> bool:
    """Whether a name is that of the thing which an operation replaces: what takes its place has an id of its own."""
    noun = _SUFFIX.sub("", name)
    return noun not in ("", name) and operation.startswith("Replace") and operation.endswith(noun)


def _places(value: JsonObject, shape: Any) -> Iterator[Place]:
    yield Place(shape, (((), value),))
    for member in value.members:
        inner = shape.members.get(member.key.value)
        if inner is None:
            continue
        path: Path = (member.key.value,)
        if isinstance(member.value, JsonObject) and inner.type_name == "structure":
            yield Place(inner, ((path, member.value),), member.key.value)
        elif (
            isinstance(member.value, JsonArray) and inner.type_name == "list" and inner.member.type_name == "structure"
        ):
            items = enumerate(member.value.items)
            objects = tuple(((*path, index), item) for index, item in items if isinstance(item, JsonObject))
            yield Place(inner.member, objects, member.key.value, is_list=True)


def _shown(name: str, given: Any, shape: Any, place: Place) -> Iterator[tuple[Path, JsonString]]:
    """What the output shows for a parameter at a place; nothing where it is not certain that the two are one."""
    wanted = _plural_names(name, place) if _is_list_of_words(given) else _names(name, shape, place)
    if not wanted or not (isinstance(given, str) or _is_list_of_words(given)):
        return
    for path, holder in place.objects:
        for key in wanted:
            value = holder.get(key)
            if isinstance(value, JsonString) and value.value.strip() and not is_placeholder(value.value):
                yield (*path, key), value


def _arns_of_others(name: str, given: str, place: Place) -> Iterator[tuple[Path, JsonString]]:
    """The ARNs that the output shows for an ID of the command and that end in another ID of the same kind."""
    noun = _SUFFIX.sub("", name)
    if place.is_list or noun in ("", name):
        return
    for path, holder in place.objects:
        for key in (f"{noun}Arn", f"{noun}ARN", "Arn", "arn", "ARN"):
            arn = holder.get(key)
            if isinstance(arn, JsonString) and _names_another(given, noun, arn.value):
                yield (*path, key), arn


def _names_another(given: str, noun: str, arn: str) -> bool:
    parts = arn.split(":", 5)
    if len(parts) < 6 or given.lower() in arn.lower():
        return False
    kind, _, last = parts[5].replace("/", ":").rpartition(":")
    return _bare(kind.rpartition(":")[2]) == _bare(noun) and is_of_one_kind(given, last)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def _is_list_of_words(given: Any) -> bool:
    return isinstance(given, list) and bool(given) and all(isinstance(item, str) for item in given)


def _names(name: str, shape: Any, place: Place) -> list[str]:
    member = place.shape.members.get(name)
    if member is None and place.name == name and not place.is_list:
        return [
            key for key in (f"{name}Name",) if key in place.shape.members
        ]  # `cluster` comes back as its `clusterName`
    if member is None or member.type_name != "string" or not _IDENTIFIER.search(name) or _VERSION.search(name):
        return []
    if getattr(member, "enum", ()) or getattr(shape, "enum", ()):
        return []
    says_what = _REFERENCE.search(name) is not None
    is_same_shape = member.name == shape.name
    if place.is_list:
        is_certain = is_same_shape and says_what
    else:
        is_certain = is_same_shape or says_what or (not place.name and name.lower() == "name")
    return [name] if is_certain else []


def _plural_names(name: str, place: Place) -> list[str]:
    """`AutoScalingGroupNames` comes back as `AutoScalingGroupName`, `tasks` as the `taskArn` of `tasks`."""
    if not place.is_list or not name.endswith("s"):
        return []
    suffixes = _SUFFIXES if name.lower() == place.name.lower() else ("",)
    wanted = {name[:-1].lower() + suffix for suffix in suffixes}
    strings = (key for key, member in place.shape.members.items() if member.type_name == "string")
    return [key for key in strings if key.lower() in wanted]


def _mismatch(call: Call, name: str, given: list[Any], shown: list[tuple[Path, JsonString]]) -> Iterator[Finding]:
    if not shown or any(_is_special(name, item) for item in given):
        return
    if any(is_same_thing(item, value.value) for item in given for _, value in shown):
        return
    path, value = shown[0]
    if _MASKED.search(value.value) or (not _REFERENCE.search(name) and _kind(given[0]) != _kind(value.value)):
        return
    yield _finding(call, name, given[0], path, value)


def _finding(call: Call, name: str, given: str, path: Path, value: JsonString) -> Finding:
    there, here = contrasted(given, value.value)
    message = f"`{path[-1]}` is `{here}` here, and the command gives `{there}`"
    origin = call.origins.get((name,)) or call.origins.get((name, 0))
    related = (Related(origin.span(), "given here"),) if origin is not None else ()
    help_ = "Use the same value in the command and in its output"
    return Finding("output-echo-mismatch", value.span, message, help_, pointer(path), related)


def _is_special(name: str, given: str) -> bool:
    """True for what need not come back: words such as ALL, aliases, and placeholders (the parameter's own name)."""
    bare = _bare(given)
    return is_unlike_a_value(given) or _WORD.fullmatch(given) is not None or name.lower() in bare


def is_unlike_a_value(text: str) -> bool:
    """True for placeholders, masks, files that are not shown, shell variables and aliases."""
    return is_placeholder(text) or _MASKED.search(text) is not None or _SPECIAL.fullmatch(text) is not None


def _kind(text: str) -> str:
    found = _KIND.match(text)
    return found.group() if found else ""


def is_same_thing(given: str, shown: str) -> bool:
    """True where one value is the other, or a whole part of it (the name in an ARN), case and URL quoting apart.

    Where the command names a thing and the output its ARN, the two cannot be told apart by their text.
    """
    first, second = (unquote(text).strip().rstrip(".").lower() for text in (given, shown))
    if second.startswith("arn:") and not first.startswith("arn:"):
        return True
    short, long = sorted((first, second), key=len)
    return short == long or any(_stands_alone(long, at, at + len(short)) for at in _finds(short, long))


def _finds(short: str, long: str) -> Iterable[int]:
    return (found.start() for found in re.finditer(re.escape(short), long)) if short else (0,)


def _stands_alone(text: str, start: int, stop: int) -> bool:
    before = start == 0 or not text[start - 1].isalnum() or not text[start].isalnum()
    after = stop == len(text) or not text[stop].isalnum() or not text[stop - 1 : stop].isalnum()
    return before and after
