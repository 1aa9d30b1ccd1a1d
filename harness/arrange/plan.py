"""A plan: one thing to try, before a call is made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Plan:
    """`key` tells it from others that were tried already; `act` says whether it changed anything."""

    score: float
    key: tuple[Any, ...]
    act: Callable[[], bool]
