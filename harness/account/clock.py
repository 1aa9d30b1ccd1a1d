"""The virtual clock of an account: it stands still but for what `advance` adds, and sleeping advances it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from unittest.mock import patch

from harness.account.emulator import rebind
from harness.account.guard import is_watched
from harness.account.travel import time_machine


class Clock:
    """The time that moto, botocore and everything else in the process sees."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def advance(self, seconds: float) -> None:
        """Let that much time pass, at once."""
        self._traveller.shift(max(float(seconds), 0.0))

    def sleep(self, seconds: float) -> None:
        """time.sleep: in a call, time passes at once; for all other threads it is the real one."""
        if is_watched():
            self.advance(seconds)
        else:
            _sleep(seconds)

    def wait(self, condition: threading.Condition, timeout: float | None = None) -> bool:
        """threading.Condition.wait (and Event.wait): in a call there is nobody who could notify."""
        if not is_watched():
            return _wait(condition, timeout)
        self.advance(timeout or 0)
        return False


@contextmanager
def clock(start: datetime) -> Iterator[Clock]:
    """A clock that starts at `start`; waiters and long polls that sleep return at once, with the time gone by."""
    with time_machine.travel(start, tick=False) as traveller, ExitStack() as stack:
        made = Clock(traveller)
        stack.enter_context(patch.object(time, "sleep", made.sleep))
        stack.enter_context(rebind("sleep", _sleep, made.sleep))
        stack.enter_context(patch.object(threading.Condition, "wait", lambda *waiting: made.wait(*waiting)))
        yield made


_sleep = time.sleep
_wait = threading.Condition.wait
