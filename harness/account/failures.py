"""What goes wrong in a call, told apart: the service refused it, or the emulator failed to be the service."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, WaiterError
from jmespath.exceptions import JMESPathError

from harness.account.deadline import DeadlineError
from harness.account.guard import DeniedError
from harness.account.model import Failure, ServiceError
from harness.lowering.model import Call

_NOT_IMPLEMENTED = "Not yet implemented"
"""What moto answers (with 404) where it knows the host and has no service behind it."""

_FAILURES: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (DeadlineError, "deadline"),
    (DeniedError, "guard"),
    ((NotImplementedError, ModuleNotFoundError), "not-implemented"),
    (BaseException, "crash"),
)


_BEFORE_ASKING = (BotoCoreError, JMESPathError)
"""What botocore and `--query` refuse by themselves (HTTPClientError aside, which is the network)."""


def explain(call: Call, error: BaseException) -> ServiceError | Failure:
    """What an exception out of `answer` means."""
    if isinstance(error, ClientError):
        return _refusal(call, error.response, "")
    if isinstance(error, WaiterError):
        return _refusal(call, {"Error": {"Code": "WaiterError"}, **(error.last_response or {})}, str(error))
    if isinstance(error, _BEFORE_ASKING) and not isinstance(error, HTTPClientError):
        return ServiceError(type(error).__name__, str(error), call.operation, status=0, text=str(error))
    kind = next(kind for types, kind in _FAILURES if isinstance(error, types))
    return Failure(kind, f"{type(error).__name__}: {error}".removesuffix(": "))


def _refusal(call: Call, response: Any, text: str) -> ServiceError | Failure:
    told = response.get("Error", {})
    code, message = str(told.get("Code", "")), str(told.get("Message", ""))
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if status == 404 and message == _NOT_IMPLEMENTED:
        return Failure("not-implemented", f"moto has no answer to this request of {call.service}")
    if status >= 500:
        return Failure("crash", f"{code}: {message}")
    return ServiceError(code, message, call.operation, status, response, text)
