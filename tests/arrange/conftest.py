"""What the tests of arranging share: an account with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.account import World, open_account
from harness.account.account import Account


@pytest.fixture
def account() -> Iterator[Account]:
    with open_account(World()) as opened:
        yield opened
