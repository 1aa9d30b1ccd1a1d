"""Python's garbage collector, told what kind of process this is."""

from __future__ import annotations

import atexit
import gc

_COLLECT_AFTER = 4_000_000
_COLLECT_AFTER_REPLAYING = 1_000_000
"""Objects made and kept between two looks for garbage. To look takes the better part of a second and finds next to
nothing: all models of AWS are some two million objects that stay once they are loaded, and a document that was read
leaves circles only where docutils nested its parsers. An emulated account leaves more."""


def collect_seldom(replays: bool) -> None:
    """Let a process that does nothing but check documents look for garbage less often, and never at what it has now.

    At its end not at all: its memory goes back as a whole, and to free each object took a tenth of its time.
    """
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER_REPLAYING if replays else _COLLECT_AFTER, 10, 10)
    atexit.register(gc.freeze)
