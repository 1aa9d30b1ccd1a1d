"""The hashes of strings, the same in every process that replays.

moto walks over sets of strings, and which error it gives, or which resource it finds first, then depends on the hashes
that Python draws anew for each process. Python takes their seed when it starts and at no other time. A stranger who knows
the hashes can make words that collide; the deadline of a document ends that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

SEED = "PYTHONHASHSEED"
"""The variable of the environment that says the seed. What it says already is left alone, for those who want chance."""

FIXED = "0"


def are_said() -> bool:
    """Whether somebody has said what the hashes of this process are."""
    return SEED in os.environ


@contextmanager
def fixed() -> Iterator[None]:
    """Python processes that are started in the body have fixed hashes, unless it was said otherwise."""
    if are_said():
        yield
        return
    os.environ[SEED] = FIXED
    try:
        yield
    finally:
        os.environ.pop(SEED, None)
