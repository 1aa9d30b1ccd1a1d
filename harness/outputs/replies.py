"""The form of what the AWS CLI prints for a call, before `--query`: the operation's output shape, as botocore's handlers,

the CLI's pagination and its output file leave it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from harness.catalog.forms import Form, Record, Scalar, form_of, with_members
from harness.catalog.shapes import paginators, service_model
from harness.lowering.model import Call
from harness.outputs.customised import as_printed
from harness.outputs.handlers import added_members, decoded_members

STRING = Scalar("string")
_IDENTIFIERS = ("Id", "Arn", "ARN")


def printed_form(call: Call) -> Record | None:
    """What the call prints; None where the operation returns nothing (or only what goes to the output file)."""
    if call.waiter:
        return None
    is_paginated = call.is_paginated and call.operation in paginators(call.service)
    return _printed_form(call.service, call.operation, is_paginated)


@lru_cache(maxsize=512)
def _printed_form(service: str, operation: str, is_paginated: bool) -> Record | None:
    form = _reply_form(service, operation)
    if form is not None and is_paginated:
        form = with_members(form, {"NextToken": STRING})
    return form if form is not None and form.members else None


def _reply_form(service: str, operation: str) -> Record | None:
    model = service_model(service).operation_model(operation)
    if model.output_shape is None:
        return None
    form = form_of(model.output_shape, decoded_members(model))
    if not isinstance(form, Record):
        return None
    added: dict[str, Form] = dict.fromkeys(added_members(model), STRING)
    payload = _streamed(model)
    changed = with_members(form, added, payload) if added or payload else form
    return as_printed(service, operation, changed)


def _streamed(model: Any) -> frozenset[str]:
    """The member that goes to the output file, which the AWS CLI demands where there is one."""
    is_streaming = model.has_streaming_output or model.has_event_stream_output
    return frozenset({model.output_shape.serialization.get("payload", "")}) if is_streaming else frozenset()


def always_printed(call: Call) -> list[str]:
    """The members that every reply to the call has: those that the model requires and the AWS CLI prints."""
    form = printed_form(call)
    return sorted(form.required & set(form.members)) if form is not None else []


def usually_printed(call: Call) -> list[str]:
    """The members that a reply rarely lacks: an object, an identifier, or what says that the call succeeded, in its body."""
    form = printed_form(call)
    if form is None:
        return []
    shapes = service_model(call.service).operation_model(call.operation).output_shape.members
    return [name for name in in_body(call) if _is_usual(name, form.members[name]) or _tells_success(shapes[name])]


def in_body(call: Call) -> list[str]:
    """The members that the AWS CLI prints out of a reply's body; of its headers, which may be missing, only `Location`."""
    form = printed_form(call)
    if form is None:
        return []
    shapes = service_model(call.service).operation_model(call.operation).output_shape.members
    return [name for name in form.members if name in shapes and _is_in_body(shapes[name].serialization)]


def _is_in_body(serialization: Mapping[str, Any]) -> bool:
    return "location" not in serialization or serialization.get("name") == "Location"


def _is_usual(name: str, form: Form) -> bool:
    is_identifier = isinstance(form, Scalar) and form.type == "string" and name.endswith(_IDENTIFIERS)
    return is_identifier or (isinstance(form, Record) and bool(form.members))


_SUCCESS = re.compile(r"(?:is|returns) true if the request succeeds", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def _tells_success(shape: Any) -> bool:
    """Whether a member is `true` in every reply that is no error, as the model's own text says (`Return` of EC2's)."""
    return shape.type_name == "boolean" and _SUCCESS.search(_TAG.sub("", shape.documentation)) is not None


@lru_cache(maxsize=512)
def _paged(service: str, operation: str) -> frozenset[str]:
    """The members at the top of a reply that the AWS CLI keeps when it fetches all pages."""
    config = paginators(service)[operation]
    named = [config.get("result_key") or [], config.get("non_aggregate_keys") or []]
    paths = [path for names in named for path in ([names] if isinstance(names, str) else names)]
    return frozenset(re.split(r"[.\[ |]", path, maxsplit=1)[0] for path in paths) | {"NextToken"}


def left_out_by_paging(call: Call) -> frozenset[str]:
    """The members of the reply that the AWS CLI does not print since it fetches all pages (botocore's paginators)."""
    form = printed_form(call)
    if form is None or call.query is not None or not call.is_paginated:
        return frozenset()
    if call.operation not in paginators(call.service):
        return frozenset()
    return frozenset(form.members) - _paged(call.service, call.operation)
