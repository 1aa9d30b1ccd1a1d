"""Deadlines for one call and for one document: what runs past them is interrupted where it stands.

They count the processor's time, so that a busy machine changes no verdict; a call that only waits gets three times as long.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

_AGAIN = 0.2
"""Seconds after which the interruption is repeated: code with a bare `except` may swallow the first."""

_MUCH_LATER = 1.0
"""The same for a document, which has an account to close on its way out."""

_PATIENCE = 3


class DeadlineError(BaseException):
    """Raised inside the code that ran past its deadline; no Exception, so that a broad `except` lets it through."""


class OverdueError(BaseException):
    """Raised inside the code of a document that ran past its deadline; what catches a call's deadline lets it through."""


@contextmanager
def document_deadline(seconds: float) -> Iterator[None]:
    """Raise OverdueError in the body after it has used the processor for that many seconds, or waited three times as long.

    In the main thread of a POSIX process alone; elsewhere there is no such deadline. Time that a call waits, which has
    a deadline of its own, is not counted.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    with ExitStack() as stack:
        for timer, number, factor in (("ITIMER_PROF", "SIGPROF", 1), ("ITIMER_REAL", "SIGALRM", _PATIENCE)):
            stack.enter_context(_timer(timer, number, seconds * factor, _overdue, _MUCH_LATER))
        yield


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineError in the body after it has run for that many seconds.

    By signal where there is one (the main thread of a POSIX process), which also ends a regular expression gone wild;
    elsewhere between two bytecodes, and in real time.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    with _by_signal(seconds) if in_main_thread and hasattr(signal, "setitimer") else _by_thread(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    with ExitStack() as stack:
        for timer, number, factor in _TIMERS:
            stack.enter_context(_timer(timer, number, seconds * factor, _interrupt, _AGAIN))
        yield


_TIMERS = (("ITIMER_VIRTUAL", "SIGVTALRM", 1), ("ITIMER_REAL", "SIGALRM", _PATIENCE))


@contextmanager
def _timer(
    timer: str, signal_name: str, seconds: float, act: Callable[[int, FrameType | None], None], again: float
) -> Iterator[None]:
    which, number = getattr(signal, timer), getattr(signal, signal_name)
    handler = signal.signal(number, act)
    left, interval = signal.setitimer(which, seconds, again)
    try:
        yield
    finally:
        signal.setitimer(which, 0)
        signal.signal(number, handler)
        if left:
            signal.setitimer(which, left, interval)  # somebody else's


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise DeadlineError


def _overdue(_number: int, _frame: FrameType | None) -> None:
    raise OverdueError


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
