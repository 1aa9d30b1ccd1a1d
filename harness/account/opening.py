"""Opening an account: everything that a reply could depend on is set from the world, and put back afterwards."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import time_machine
from moto import mock_aws
from moto.moto_api._internal import mock_random

from harness.account.account import Account
from harness.account.model import World

_ENVIRONMENT = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
_EMULATOR = {"batch": {"use_docker": False}, "lambda": {"use_docker": False}}


@contextmanager
def opened(world: World) -> Iterator[Account]:
    """An empty account in `world`."""
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {**_ENVIRONMENT, "MOTO_ACCOUNT_ID": world.account_id}))
        stack.enter_context(time_machine.travel(world.clock, tick=False))
        stack.enter_context(mock_aws(config=_EMULATOR))
        mock_random.seed(world.seed)
        random.seed(world.seed)
        yield Account(world)
