"""Seeded chance: all that moto draws (ids, uuids, passwords, keys) comes out of streams that the world's seed starts."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from moto.moto_api._internal import mock_random

from harness.account.keys import KeyRing


@contextmanager
def chance(seed: int) -> Iterator[None]:
    """Seed moto's own source, Python's, the system's (uuid4, secrets) and the making of keys."""
    before = random.getstate()
    system = random.Random(f"system {seed}")
    mock_random.seed(seed)
    random.seed(seed)
    with ExitStack() as stack:
        stack.enter_context(patch.object(os, "urandom", system.randbytes))
        stack.enter_context(patch.object(random, "_urandom", system.randbytes))
        stack.enter_context(KeyRing(seed, system).instead_of_generators())
        try:
            yield
        finally:
            random.setstate(before)
