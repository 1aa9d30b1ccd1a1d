"""Making a call with botocore in the form the AWS CLI makes it: waited for, paged, or plain."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore import xform_name
from botocore.paginate import PageIterator
from botocore.utils import set_value_from_jmespath

from harness.lowering.model import Call


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `raw` without ResponseMetadata, all pages merged; for text output also what is printed of each page."""

    raw: dict[str, Any] = field(default_factory=dict)
    pages: tuple[Mapping[str, Any], ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def answer(client: Any, call: Call) -> Answer:
    """The client's answer to the call; raises whatever botocore and moto raise."""
    if call.waiter:
        client.get_waiter(xform_name(call.waiter)).wait(**call.parameters)
        return Answer()
    name = xform_name(call.operation)
    if call.is_paginated and client.can_paginate(name):
        return _paged(client.get_paginator(name), call)
    return _plain(getattr(client, name)(**call.parameters), call.outfile)


def _plain(reply: dict[str, Any], outfile: str | None) -> Answer:
    """A reply whose body, where it is a stream, went into the outfile."""
    kept: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for name, value in reply.items():
        if hasattr(value, "read"):
            files[outfile or name] = value.read()
        elif hasattr(value, "close"):
            files[outfile or name] = _records(value)
        elif name != "ResponseMetadata":
            kept[name] = value
    return Answer(kept, files=files)


def _records(events: Any) -> bytes:
    """The payload of an event stream, as `s3api select-object-content` writes it."""
    return b"".join(event["Records"]["Payload"] for event in events if "Records" in event)


def _paged(paginator: Any, call: Call) -> Answer:
    """All pages (or those that `--max-items` asks for), merged by botocore's rules."""
    is_text = call.output == "text"
    if is_text:
        paginator.PAGE_ITERATOR_CLS = _Recorded
    iterator = paginator.paginate(**call.parameters, PaginationConfig=dict(call.pagination))
    raw = iterator.build_full_result()
    raw.pop("ResponseMetadata", None)
    return Answer(raw, tuple(_text_pages(iterator)) if is_text else ())


class _Recorded(PageIterator):  # type: ignore[misc]  # botocore has no types
    """Keeps each page as it came; merging writes into the first."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.recorded: list[dict[str, Any]] = []

    def __iter__(self) -> Iterator[Any]:
        pages: Any = super().__iter__()
        for page in pages:
            self.recorded.append(copy.deepcopy(page))
            yield page


def _text_pages(iterator: _Recorded) -> Iterator[dict[str, Any]]:
    """What the AWS CLI formats, one after the other, with `--output text`: the result keys of each page, the rest once."""
    for number, page in enumerate(iterator.recorded):
        current = {} if number else copy.deepcopy(iterator.non_aggregate_part)
        for key in iterator.result_keys or ():
            set_value_from_jmespath(current, key.expression, key.search(page))
        yield current
    if iterator.resume_token:
        yield {"NextToken": {"NextToken": iterator.resume_token}}
