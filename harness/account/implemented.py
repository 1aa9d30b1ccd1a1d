"""Which operations the emulator has, told from its classes without making a request.

moto answers an operation with the method of that name of a response class, or (s3, batch, polly: dispatched by URL)
of a backend. One that only raises NotImplementedError does not count.
"""

from __future__ import annotations

import dis
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType
from typing import Any

from moto.backend_index import backend_url_patterns
from moto.backends import ALT_SERVICE_NAMES, get_backend
from moto.core.responses import BaseResponse
from moto.core.utils import camelcase_to_underscores

from harness.account.importing import importing

_backends: Callable[[str], Any] = get_backend


@cache
def is_implemented(service: str, operation: str) -> bool:
    """Whether moto has a method for the operation; `service` is botocore's name, `operation` the API's."""
    name = camelcase_to_underscores(operation)
    methods = (getattr(owner, name, None) for owner in _owners(service))
    return any(isinstance(method, FunctionType) and not _only_refuses(method) for method in methods)


@cache
def package_of(service: str) -> str | None:
    """The moto package of a botocore service; None where it has none.

    By name, not by URL: services that share an endpoint (docdb and rds) would be answered by one another.
    """
    name = service.replace("-", "")
    package = f"moto.{ALT_SERVICE_NAMES.get(name, name)}"
    return package if find_spec(package) else None


@cache
def services_at(endpoint: str) -> tuple[str, ...]:
    """The services that moto has at an endpoint, by its first word (`elasticloadbalancing`: elb and elbv2)."""
    url = f"https://{endpoint}.us-east-1.amazonaws.com"
    return tuple(dict.fromkeys(name for name, pattern in backend_url_patterns if pattern.match(url)))


@cache
def _owners(service: str) -> tuple[type, ...]:
    package = package_of(service)
    if package is None:
        return ()
    try:
        with importing(package):
            return (*_response_classes(package), _backends(service.replace("-", "")).backend)
    except ModuleNotFoundError:  # a package without responses, or an optional dependency of moto's for this service
        return ()


def _response_classes(package: str) -> Iterator[type]:
    module = import_module(f"{package}.responses")
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, BaseResponse) and value is not BaseResponse:
            yield value


def _only_refuses(method: FunctionType) -> bool:
    """Whether a method can only raise NotImplementedError: it names it, and has no instruction that returns."""
    if "NotImplementedError" not in method.__code__.co_names:
        return False
    return not any(instruction.opname.startswith("RETURN") for instruction in dis.get_instructions(method))
