"""botocore's model files, parsed once for the process: moto makes sessions of its own, and each would parse them again.

EC2's alone takes 0.2 s, and moto reads it five times as it loads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

import moto
from botocore.loaders import Loader

from harness.catalog import loader

_READING = ("load_data_with_path", "list_available_services", "list_api_versions", "determine_latest_version")
"""The methods with which a loader reads files and folders."""


@contextmanager
def shared_models() -> Iterator[None]:
    """Every loader of the process reads with the catalog's; so none of them looks into the user's home either."""
    with ExitStack() as stack:
        for method in _READING:
            stack.enter_context(patch.object(Loader, method, _shared(method)))
        yield


@cache
def _shared(method: str) -> Callable[..., Any]:
    original = getattr(Loader, method)

    def read(self: Loader, *arguments: Any, **options: Any) -> Any:
        is_motos = type(self) is not Loader and _has_extras(*arguments[:1])
        return original(self if is_motos else loader(), *arguments, **options)

    return read


@cache
def _has_extras(name: str = "") -> bool:
    """Whether moto changes that model (`ec2/2016-11-15/service-2`), and so needs one of its own."""
    service, _, file = name.partition("/")
    path = os.path.join(moto.__path__[0], service.replace("-", ""), f"{file}.moto-extras.json")
    return bool(file) and (os.path.exists(path) or os.path.exists(f"{path}.gz"))
