"""The difference between a document and what it should be, as a unified diff that is safe to print."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from harness.report.look import Look
from harness.report.plain import safe
from harness.text import Source

_COLOURS = {"+": "verified", "-": "wrong", "@": "note"}


def difference(source: Source, text: str, look: Look) -> Iterator[str]:
    """The lines of the diff, each with a line end of its own."""
    before, after = source.text.split("\n"), text.split("\n")
    for line in unified_diff(before, after, safe(source.path), safe(source.path), lineterm=""):
        shown = safe(line.rstrip("\r"))
        yield look.paint(shown, _COLOURS.get(line[:1], "")) + "\n"
