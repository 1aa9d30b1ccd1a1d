"""A progress line on a terminal's standard error, for runs that take long enough to wonder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

_PATIENCE = 0.7
_EVERY = 0.1
_WIDTH = 30


class Progress:
    """Drawn only on a terminal, only after a moment, and only where there is more than one thing to do."""

    def __init__(self, stream: TextIO, total: int, *, is_quiet: bool = False) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._is_on = total > 1 and not is_quiet and stream.isatty()
        self._is_drawn = False
        self._next = time.monotonic() + _PATIENCE

    def watch(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, each counted as done when it is handed on."""
        for item in items:
            self._done += 1
            if self._is_on and time.monotonic() >= self._next:
                self._draw()
            yield item

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._is_drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._is_drawn = False

    def _draw(self) -> None:
        filled = _WIDTH * self._done // max(self._total, 1)
        self._stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {self._done}/{self._total}\x1b[K")
        self._stream.flush()
        self._is_drawn = True
        self._next = time.monotonic() + _EVERY
