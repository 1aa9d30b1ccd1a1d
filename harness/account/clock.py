"""The virtual clock of an account: it stands still but for what `advance` adds, and sleeping advances it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from harness.account.emulator import rebind
from harness.account.travel import time_machine


class Clock:
    """The time that moto, botocore and everything else in the process sees."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def advance(self, seconds: float) -> None:
        """Let that much time pass, at once."""
        self._traveller.shift(max(float(seconds), 0.0))


@contextmanager
def clock(start: datetime) -> Iterator[Clock]:
    """A clock that starts at `start`; waiters and long polls that sleep return at once, with the time gone by."""
    with time_machine.travel(start, tick=False) as traveller:
        made = Clock(traveller)
        with patch.object(time, "sleep", made.advance), rebind("sleep", _SLEEP, made.advance):
            yield made


_SLEEP = time.sleep
