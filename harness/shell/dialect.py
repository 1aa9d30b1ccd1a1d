"""How the three shells quote, escape and continue lines: one table that the lexer follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harness.shell.model import Shell


@dataclass(frozen=True, slots=True)
class Dialect:
    """`escape` is also what continues a line. `in_double` are the characters that it escapes inside double quotes.

    `has_argv_backslash` is true where the program, not the shell, turns `\\"` into a quote (Windows).
    """

    escape: str
    quotes: str
    in_double: str
    has_argv_backslash: bool = False
    has_expansions: bool = False


DIALECTS: Mapping[Shell, Dialect] = {
    Shell.POSIX: Dialect("\\", "'\"", '$`"\\', has_expansions=True),
    # cmd.exe knows no single quotes, but who writes them means quotes; the caret is an ordinary character inside quotes.
    Shell.CMD: Dialect("^", "'\"", "", has_argv_backslash=True),
    Shell.POWERSHELL: Dialect("`", "'\"", '$`"', has_argv_backslash=True),
}

CONTINUATIONS = {"\\": Shell.POSIX, "^": Shell.CMD, "`": Shell.POWERSHELL}
"""Every character that some shell continues a line with."""
