"""A call as JSON for `harness calls`, and as the boto3 code that makes it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from harness.lowering.model import Call, Lowering

_WIDTH = 100


def json_members(lowering: Lowering) -> dict[str, Any]:
    """See harness.lowering.as_json; docs and report-contract name the members."""
    call = lowering.made
    return {
        "service": call.service if call else lowering.service,
        "operation": call.operation if call else lowering.operation,
        "parameters": _json_value(call.parameters) if call else None,
        "region": call.region if call else None,
        "output": call.output if call else None,
        "query": call.query.value if call and call.query is not None else None,
        "paginate": call.is_paginated if call else True,
        "pagination": dict(call.pagination) if call else {},
    }


def _json_value(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return {name: _json_value(item) for name, item in value.items()}
    return [_json_value(item) for item in value] if isinstance(value, list) else value


def python_code(call: Call) -> str:
    """See harness.lowering.as_python."""
    from botocore import xform_name

    region = f", region_name={call.region!r}" if call.region else ""
    endpoint = f", endpoint_url={call.endpoint_url!r}" if call.endpoint_url else ""
    client = f"client = boto3.client({call.service!r}{region}{endpoint})"
    method = xform_name(call.operation)
    if call.waiter:
        name = xform_name(call.waiter)
        return f"{client}\nclient.get_waiter({name!r}).wait({_arguments(call.parameters)})\n"
    if call.is_paginated and _can_paginate(call):
        arguments = dict(call.parameters) | ({"PaginationConfig": dict(call.pagination)} if call.pagination else {})
        pages = f"client.get_paginator({method!r}).paginate({_arguments(arguments)})"
        return f"{client}\nresponse = {pages}.build_full_result()\n"
    return f"{client}\nresponse = client.{method}({_arguments(call.parameters)})\n"


def _can_paginate(call: Call) -> bool:
    from harness.catalog.shapes import paginators

    return call.operation in paginators(call.service)


def _arguments(parameters: Mapping[str, Any]) -> str:
    if not parameters:
        return ""
    if not all(name.isidentifier() for name in parameters):
        return f"**{_literal(dict(parameters), 0)}"
    lines = [f"    {name}={_literal(value, 1)}," for name, value in parameters.items()]
    return "\n" + "\n".join(lines) + "\n"


def _literal(value: Any, depth: int) -> str:
    """A Python literal, over several lines where one would be long."""
    flat = repr(value)
    if len(flat) <= _WIDTH - 4 * depth or not isinstance(value, (dict, list)) or not value:
        return flat
    indent, closing = "    " * (depth + 1), "    " * depth
    if isinstance(value, dict):
        body = "".join(f"{indent}{name!r}: {_literal(item, depth + 1)},\n" for name, item in value.items())
        return f"{{\n{body}{closing}}}"
    body = "".join(f"{indent}{_literal(item, depth + 1)},\n" for item in value)
    return f"[\n{body}{closing}]"
