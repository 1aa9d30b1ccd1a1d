"""How a report may look: colour or not, how wide, how much of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

PIPED_WIDTH = 120

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "help": "1;32",
    "frame": "34",
    "strong": "1",
    "faint": "2",
    "verified": "32",
    "wrong": "1;31",
    "gap": "36",
    "model-only": "36",
    "unreached": "33",
    "skipped": "2",
}


@dataclass(frozen=True, slots=True)
class Look:
    """`width` is in columns. `is_verbose` shows notes and every step's verdict, `explains` also how it came about."""

    is_coloured: bool = False
    width: int = PIPED_WIDTH
    is_verbose: bool = False
    explains: bool = False
    is_quiet: bool = False

    def paint(self, text: str, style: str) -> str:
        """`text` in the colour of a severity, a verdict or a part of the drawing; as it is where there is no colour."""
        code = _CODES.get(style, "") if self.is_coloured and text else ""
        return f"\x1b[{code}m{text}\x1b[0m" if code else text


def wants_colour(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """NO_COLOR forbids it, FORCE_COLOR asks for it, else a terminal that is not dumb gets it (no-color.org, force-color.org)."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The width of a terminal; PIPED_WIDTH for anything else, so that a pipe always gets the same."""
    return max(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, 40) if stream.isatty() else PIPED_WIDTH
