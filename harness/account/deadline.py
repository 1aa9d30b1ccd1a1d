"""A deadline for one call, in real time: what runs past it is interrupted where it stands."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.2
"""Seconds after which the interruption is repeated: code with a bare `except` may swallow the first."""


class DeadlineError(BaseException):
    """Raised inside the code that ran past its deadline; no Exception, so that a broad `except` lets it through."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineError in the body after that many seconds.

    By signal where there is one (the main thread of a POSIX process), which also ends a regular expression gone wild;
    elsewhere between two bytecodes.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    with _by_signal(seconds) if in_main_thread and hasattr(signal, "setitimer") else _by_thread(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    handler = signal.signal(signal.SIGALRM, _interrupt)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left, interval)  # somebody else's timer


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise DeadlineError


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    ident = ctypes.c_ulong(threading.get_ident())

    def interrupt() -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, ctypes.py_object(DeadlineError))

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
