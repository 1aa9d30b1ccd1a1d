"""Importing moto's services: apart from any account, since some modules draw ids and read the clock as they load."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

import moto.core.base_backend
from moto.moto_api._internal import mock_random

from harness.account.models import shared_models
from harness.account.travel import time_machine

_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


@contextmanager
def importing(package: str) -> Iterator[None]:
    """Import `package` in the body: what its modules draw is the same in every process, and taken from no account."""
    before, before_python = mock_random.getstate(), random.getstate()
    mock_random.seed(package)
    with ExitStack() as stack:
        stack.enter_context(shared_models())
        stack.enter_context(patch.object(os, "urandom", random.Random(package).randbytes))
        stack.enter_context(time_machine.travel(_EPOCH, tick=False))
        try:
            yield
        finally:
            mock_random.setstate(before)
            random.setstate(before_python)


_identities = iter(range(1, sys.maxsize))


def _own_identity() -> int:
    """moto tells its tables of backends apart by a uuid4, which must not come out of a seeded stream: it would repeat."""
    return next(_identities)


moto.core.base_backend.uuid4 = _own_identity
