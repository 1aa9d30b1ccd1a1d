"""The guard: while it watches a thread, nothing in that thread reaches the network, a process or a foreign file.

An audit hook sees sockets, processes and files below every library; it cannot be removed, so it is added once and looks
only at threads that are watched. Threads are not started at all: nothing happens in an account between two calls.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import threading
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

_DENIED = {
    **dict.fromkeys(
        (
            "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
            "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
        ),
        "the network",
    ),
    **dict.fromkeys(
        (
            "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
            "os.startfile", "os.kill", "pty.spawn",
        ),
        "a process",
    ),
    **dict.fromkeys(
        (
            "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink",
            "os.truncate", "os.utime", "os.setxattr", "os.removexattr", "shutil.rmtree", "tempfile.mkstemp",
            "tempfile.mkdtemp",
        ),
        "a file",
    ),
}  # fmt: skip
"""Audit events that are denied whatever they are about."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class DeniedError(PermissionError):
    """The guard denied something. An OSError, for libraries know what to do with those."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What an engine that the user asked for may reach all the same: hosts with their ports, and nothing else."""

    addresses: frozenset[tuple[str, int]] = frozenset()

    def allows(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Whether an audit event is about nothing but what is granted."""
        if event == "socket.connect":
            return isinstance(arguments[1], tuple) and tuple(arguments[1][:2]) in self.addresses
        if event == "socket.getaddrinfo":
            return (arguments[0], arguments[1]) in self.addresses
        return False


_NOTHING = Grant()

_watched: dict[int, tuple[list[str], Grant]] = {}
"""By thread, what was denied to it, and what is granted to it."""


@contextmanager
def watch(grant: Grant = _NOTHING) -> Iterator[list[str]]:
    """Guard this thread; gives the list of what was denied, one message for each (a library may hide the exception)."""
    _install()
    ident, bytecode = threading.get_ident(), sys.dont_write_bytecode
    denied: list[str] = []
    sys.dont_write_bytecode = True  # importing must not write either
    _watched[ident] = (denied, grant)
    try:
        yield denied
    finally:
        del _watched[ident]
        sys.dont_write_bytecode = bytecode


def is_watched() -> bool:
    """Whether the guard watches this thread: whether it is in a call."""
    return threading.get_ident() in _watched


@cache
def _install() -> None:
    sys.addaudithook(_audit)
    threading.Thread.start = _start_unless_watched  # type: ignore[method-assign, assignment]


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watched:
        return
    watched = _watched.get(threading.get_ident())
    if watched is None:
        return
    denied, grant = watched
    what = _DENIED.get(event)
    if what is not None and not grant.allows(event, arguments):
        _deny(denied, f"{event} would reach {what}")
    elif event == "open" and not _may_open(*arguments):
        _deny(denied, f"open would reach the file {arguments[0]!r}")


def _deny(denied: list[str], message: str) -> None:
    denied.append(message)
    raise DeniedError(message)


def _may_open(path: object, _mode: object, flags: object) -> bool:
    """Whether opening changes nothing and reads only what was installed with Python and its packages."""
    if isinstance(path, int):
        return True
    name = os.fsdecode(path) if isinstance(path, (str, bytes)) else str(path)
    if name == os.devnull:
        return True
    return not (isinstance(flags, int) and flags & _WRITING) and _is_installed(name)


def _is_installed(name: str) -> bool:
    if name in sys.path or os.path.dirname(name).endswith((".dist-info", ".egg-info")):
        return True  # importing looks into archives on the path, and for entry points
    return os.path.realpath(name).startswith(_installed())


@cache
def _installed() -> tuple[str, ...]:
    """Where Python, its packages and its time zones are, each with a final separator."""
    import botocore
    import moto

    import harness

    folders = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    folders += [folder for module in (botocore, moto, harness) for folder in module.__path__]
    folders += zoneinfo.TZPATH
    return tuple({os.path.join(os.path.realpath(folder), "") for folder in folders})


_start: Callable[[threading.Thread], None] = threading.Thread.start


def _start_unless_watched(thread: threading.Thread) -> None:
    if not is_watched():
        _start(thread)
