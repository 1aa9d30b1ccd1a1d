"""What botocore's response handlers make of a reply: found by showing them a sample, not by a table of operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

_SAMPLE = "%7B%7D"  # {} as IAM sends it, quoted for a URL; other handlers are shown {} itself
_HEADERS = {"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}


def decoded_members(operation: Any) -> frozenset[tuple[str, str]]:
    """The (structure, member) pairs of an operation's output whose string a handler turns into an object."""
    handlers = list(_handlers("after-call", operation))
    found: set[tuple[str, str]] = set()
    for text in ("{}", _SAMPLE) if handlers else ():
        sample = _sample(operation.output_shape, text, ())
        for handler in handlers:
            handler(parsed=sample, model=operation, http_response=SimpleNamespace(raw=None), context={})
        found.update(_decoded(operation.output_shape, sample))
    return frozenset(found)


def added_members(operation: Any) -> frozenset[str]:
    """The members that handlers add to an operation's reply beside those of the model (`ExpiresString`)."""
    added: dict[str, Any] = {}
    for handler in _handlers("before-parse", operation):
        response = {"headers": dict(_HEADERS), "body": b"", "status_code": 200, "context": {}}
        handler(operation_model=operation, response_dict=response, customized_response_dict=added)
    return frozenset(added)


def _handlers(event: str, operation: Any) -> Iterator[Callable[..., Any]]:
    service = operation.service_model.service_id.hyphenize()
    names = {f"{event}.{service}", f"{event}.{service}.*", f"{event}.{service}.{operation.name}"}
    for name in names & _by_event().keys():
        yield from _by_event()[name]


@cache
def _by_event() -> Mapping[str, list[Callable[..., Any]]]:
    from botocore.handlers import BUILTIN_HANDLERS

    found: dict[str, list[Callable[..., Any]]] = {}
    for event, handler, *_ in BUILTIN_HANDLERS:
        if event.startswith(("after-call.", "before-parse.")):
            found.setdefault(event, []).append(handler)
    return found


def _sample(shape: Any, text: str, inside: tuple[str, ...]) -> Any:
    """A reply of the shape in which every string is `text`, down to where a structure holds itself again."""
    if shape.type_name == "structure":
        if shape.name in inside:
            return {}
        return {name: _sample(member, text, (*inside, shape.name)) for name, member in shape.members.items()}
    if shape.type_name == "list":
        return [_sample(shape.member, text, inside)]
    return text if shape.type_name == "string" else None


def _decoded(shape: Any, sample: Any) -> Iterator[tuple[str, str]]:
    if shape.type_name == "list":
        for item in sample:
            yield from _decoded(shape.member, item)
    elif shape.type_name == "structure":
        for name, value in sample.items():
            member = shape.members.get(name)
            if member is None:
                continue
            if member.type_name == "string":
                if not isinstance(value, str):
                    yield shape.name, name
            elif isinstance(value, (dict, list)):
                yield from _decoded(member, value)
