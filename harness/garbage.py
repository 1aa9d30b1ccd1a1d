"""Python's garbage collector, told what kind of process this is."""

from __future__ import annotations

import gc

_COLLECT_AFTER = 1_000_000
"""Objects made between two looks for garbage. Python's own 700 cost a fifth of the time, 100,000 a twentieth,
and they find next to nothing: the models that are loaded stay, and a parsed document is 140 objects."""


def collect_seldom() -> None:
    """Let a process that does nothing but check documents look for garbage less often, and never at what it has now."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 10, 10)
