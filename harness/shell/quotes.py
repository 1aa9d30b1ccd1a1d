"""Quoted strings of the three shells: their pieces and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harness.shell.model import Shell
from harness.shell.substitutions import Finder
from harness.shell.tokens import Mode, Piece


@dataclass(frozen=True, slots=True)
class Quoted:
    """`stop` is the index past the closing quote, or of the limit where nothing closes it.

    `joins` are the indices of backslashes that were to continue the line but, inside quotes, do not.
    """

    pieces: tuple[Piece, ...]
    stop: int
    is_closed: bool
    joins: tuple[int, ...] = ()


_SCANS: Mapping[tuple[Shell, str], re.Pattern[str]] = {
    (Shell.POSIX, "'"): re.compile(r"(?P<plain>[^'\\]+)|(?P<join>\\[ \t]*\n)|(?P<close>')|(?P<literal>.)", re.DOTALL),
    (Shell.POSIX, '"'): re.compile(
        r'(?P<plain>[^"\\$`]+)|(?P<gone>\\\n)|\\(?P<escaped>[$`"\\])|(?P<close>")|(?P<open>\$\(|`)|(?P<literal>.)',
        re.DOTALL,
    ),
    (Shell.CMD, "'"): re.compile(r"""(?P<plain>[^'\\]+)|\\(?P<escaped>")|(?P<close>')|(?P<literal>.)""", re.DOTALL),
    (Shell.CMD, '"'): re.compile(r'(?P<plain>[^"\\]+)|\\(?P<escaped>["])|(?P<close>")|(?P<literal>.)', re.DOTALL),
    (Shell.POWERSHELL, "'"): re.compile(
        r"""(?P<plain>[^'\\]+)|'(?P<escaped>')|\\(?P<escaped_>")|(?P<close>')|(?P<literal>.)""", re.DOTALL
    ),
    (Shell.POWERSHELL, '"'): re.compile(
        r'(?P<plain>[^"\\`]+)|(?P<gone>`\n)|[`\\](?P<escaped>["$`])|(?P<close>")|(?P<literal>.)', re.DOTALL
    ),
}


def read_quoted(value: str, at: int, limit: int, shell: Shell, finder: Finder) -> Quoted:
    """What stands between the quote at `at` and the next that closes it, before `limit`."""
    quote = value[at]
    mode = Mode.SINGLE if quote == "'" else Mode.DOUBLE
    pieces: list[Piece] = []
    joins: list[int] = []
    at += 1
    for kind, start, stop in _scan(value, at, limit, _SCANS[shell, quote], finder):
        at = stop
        if kind == "close":
            return Quoted(tuple(pieces), stop, True, tuple(joins))
        if kind == "join":
            joins.append(start)
            pieces.append(Piece(mode, stop - 1, " "))
        elif kind != "gone":
            pieces.append(Piece(_MODES.get(kind, mode), start, value[start:stop]))
    return Quoted(tuple(pieces), limit, False, tuple(joins))


_MODES = {"escaped": Mode.ESCAPED, "escaped_": Mode.ESCAPED, "command": Mode.COMMAND}


def _scan(value: str, at: int, limit: int, pattern: re.Pattern[str], finder: Finder) -> Iterator[tuple[str, int, int]]:
    """(kind, start, stop) of each part; a substitution is a part of kind `command`."""
    while at < limit and (found := pattern.match(value, at, limit)):
        kind = found.lastgroup or "plain"
        stop = found.end()
        if kind == "open":
            close = finder.close(at)
            kind, stop = ("command", close) if 0 < close <= limit else ("literal", at + 1)
        yield kind, found.start(kind) if kind.startswith("escaped") else at, stop
        at = stop
