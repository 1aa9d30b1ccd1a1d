"""Filtered outputs: what each listed thing must be like for the filters of the command to let it through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from harness.arrange.models import Operation, Service
from harness.arrange.words import is_state, words
from harness.lowering.model import Call

_FILTERS = ("filters", "filter")
_PATTERN = frozenset("*?")


def with_filters(operation: Operation, call: Call, documented: Any) -> Any:
    """The documented output, its outer lists' objects completed with the members that the call's filters speak of.

    `tag:Purpose` gives a tag, `vpc-id` a `VpcId`; values with wildcards tell too little, and so do filters by another name.
    """
    conditions, tag = list(_conditions(call)), _tag_of(call)
    if not (conditions or tag) or not isinstance(documented, Mapping):
        return documented
    service = operation.service
    members = service.shape(operation.output).get("members", {})
    completed = dict(documented)
    for name, value in documented.items():
        item = service.shape(members.get(name, {}).get("shape", "")).get("member", {}).get("shape", "")
        if isinstance(value, list) and service.shape(item).get("type") == "structure":
            completed[name] = [_with_own_tag(_completed(service, item, one, conditions), tag) for one in value]
    return completed


def _conditions(call: Call) -> Iterator[tuple[str, str]]:
    """The filters that want one plain value, as pairs of name and value."""
    for name, value in call.parameters.items():
        if name.lower() in _FILTERS and isinstance(value, (list, tuple)):
            yield from (pair for one in value if isinstance(one, Mapping) for pair in _condition(one))


def _tag_of(call: Call) -> dict[str, str]:
    """The one tag that a call wants by `TagKeys` and `TagValues`."""
    lists = {words(name): value for name, value in call.parameters.items()}
    wanted = {"Key": lists.get(("tag", "keys")), "Value": lists.get(("tag", "values"))}
    return {name: value[0] for name, value in wanted.items() if isinstance(value, (list, tuple)) and len(value) == 1}


def _with_own_tag(item: Any, tag: Mapping[str, str]) -> Any:
    """An item that is a tagged thing (it has a `Tag`) with the tag that is wanted, whatever is documented of it."""
    own = item.get("Tag") if tag and isinstance(item, Mapping) else None
    return {**item, "Tag": {**own, **tag}} if isinstance(own, Mapping) else item


def _condition(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    said = {str(key).lower(): value for key, value in one.items()}
    name, values = said.get("name", said.get("key")), said.get("values")
    value = values[0] if isinstance(values, (list, tuple)) and values else None
    if isinstance(name, str) and isinstance(value, str) and value and not _PATTERN & set(value):
        yield name, value


def _completed(service: Service, shape: str, item: Any, conditions: list[tuple[str, str]]) -> Any:
    """An object with the members that the conditions speak of, or its lists' objects where they have such members."""
    if not isinstance(item, Mapping):
        return item
    members = service.shape(shape).get("members", {})
    completed = dict(item)
    rest: list[tuple[str, str]] = []
    for name, value in conditions:
        is_tag, _, key = name.partition(":")
        member = next((one for one in members if words(one) == words(name.replace("-", " ").title())), "")
        kind = service.shape(members[member]["shape"]).get("type") if member else ""
        if is_tag == "tag" and "Tags" in members:
            completed["Tags"] = _with_tag(completed.get("Tags"), key, value)
        elif kind == "string" and not is_state(name):  # a state is each thing's own affair
            completed.setdefault(member, value)
        elif not member:
            rest.append((name, value))
    for name, value in item.items() if rest else ():
        inner = service.shape(members.get(name, {}).get("shape", "")).get("member", {}).get("shape", "")
        if isinstance(value, list) and service.shape(inner).get("type") == "structure":
            completed[name] = [_completed(service, inner, one, rest) for one in value]
    return completed


def _with_tag(tags: Any, key: str, value: str) -> list[Any]:
    known = list(tags) if isinstance(tags, (list, tuple)) else []
    is_there = any(isinstance(tag, Mapping) and tag.get("Key") == key for tag in known)
    return known if is_there else [*known, {"Key": key, "Value": value}]
