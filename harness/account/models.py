"""botocore's model files, parsed once for the process: moto makes sessions of its own, and each would parse them again.

EC2's alone takes 0.2 s, and moto reads it five times as it loads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

import moto
from botocore.loaders import Loader

from harness.catalog import loader

_load = Loader.load_data_with_path


@contextmanager
def shared_models() -> Iterator[None]:
    """Every loader of the process reads from the catalog's; also none of them looks into the user's home."""
    with patch.object(Loader, "load_data_with_path", _load_shared):
        yield


def _load_shared(self: Loader, name: str) -> Any:
    is_motos = type(self) is not Loader and _has_extras(name)
    return _load(self if is_motos else loader(), name)


@cache
def _has_extras(name: str) -> bool:
    """Whether moto changes the model of that name (`ec2/2016-11-15/service-2`), and so needs one of its own."""
    service, _, file = name.partition("/")
    path = os.path.join(moto.__path__[0], service.replace("-", ""), f"{file}.moto-extras.json")
    return os.path.exists(path) or os.path.exists(f"{path}.gz")
