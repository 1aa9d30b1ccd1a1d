"""time_machine, imported without pytest: for a fixture of its own it would load all of it, which takes 0.1 s."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["time_machine"]


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """Where the module is not loaded anyway, importing it fails in the body."""
    modules: dict[str, Any] = sys.modules
    if name in modules:
        yield
        return
    modules[name] = None
    try:
        yield
    finally:
        del modules[name]


with _hidden("pytest"):
    import time_machine
