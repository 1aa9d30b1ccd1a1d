"""A limit on what one call may add to the process's memory: past it Python raises MemoryError, and the machine lives on.

A query can double its data with every pipe; a deadline comes too late for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

ROOM = 1 << 30
"""Bytes. The largest reply in the published examples takes a few million."""


@contextmanager
def memory(room: int = ROOM) -> Iterator[None]:
    """Let the body take `room` bytes and no more, where the system can tell what is taken now (Linux)."""
    taken = _taken()
    if taken is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [taken + room, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken() -> int | None:
    """The size of the process's address space in bytes."""
    try:
        with open("/proc/self/statm", "rb") as file:
            pages = int(file.read().split()[0])
    except OSError:
        return None
    import resource

    return pages * resource.getpagesize()
