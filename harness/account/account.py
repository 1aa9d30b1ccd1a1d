"""An open account: takes a call as the AWS CLI would make it, and gives the reply as the AWS CLI would print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError

from harness.account.clients import client
from harness.account.implemented import is_implemented
from harness.account.model import Failure, Reply, ServiceError, World
from harness.lowering.model import Call
from harness.render import render


class Account:
    """Made by `harness.account.open_account`; its state is moto's, and goes with it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def implements(self, service: str, operation: str) -> bool:
        """Whether the emulator has the operation; no request is made."""
        return is_implemented(service, operation)

    def send(self, call: Call) -> Reply:
        """Make the call. What goes wrong is part of the reply; nothing is raised."""
        try:
            raw, files = self._answer(call)
        except NotImplementedError as error:
            return Reply(call, failure=Failure("not-implemented", str(error)))
        except ClientError as error:
            return _refused(call, error)
        except BotoCoreError as error:
            return Reply(call, error=ServiceError(type(error).__name__, str(error), call.operation))
        except Exception as error:  # moto crashes in every way there is
            return Reply(call, failure=Failure("crash", f"{type(error).__name__}: {error}"))
        data, printed = render(call, raw)
        return Reply(call, raw, data, printed, files=files)

    def _answer(self, call: Call) -> tuple[dict[str, Any], Mapping[str, bytes]]:
        made = client(call.service, call.region or self.world.region)
        name = xform_name(call.operation)
        if call.waiter:
            made.get_waiter(xform_name(call.waiter)).wait(**call.parameters)
            return {}, {}
        if call.is_paginated and made.can_paginate(name):
            pages = made.get_paginator(name).paginate(**call.parameters, PaginationConfig=dict(call.pagination))
            raw = dict(pages.build_full_result())
        else:
            raw = dict(getattr(made, name)(**call.parameters))
        raw.pop("ResponseMetadata", None)
        return _written(call, raw)


def _written(call: Call, raw: dict[str, Any]) -> tuple[dict[str, Any], Mapping[str, bytes]]:
    """The reply without its streaming body, which went into the outfile."""
    streams = {name: value for name, value in raw.items() if hasattr(value, "read")}
    files = {call.outfile or name: value.read() for name, value in streams.items()}
    return {name: value for name, value in raw.items() if name not in streams}, files


def _refused(call: Call, error: ClientError) -> Reply:
    told = error.response.get("Error", {})
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 400)
    if status == 404 and "Not yet implemented" in str(error):
        return Reply(call, failure=Failure("not-implemented", str(error)))
    refusal = ServiceError(told.get("Code", ""), told.get("Message", ""), call.operation, status, error.response)
    return Reply(call, error=refusal)
