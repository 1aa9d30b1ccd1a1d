"""Standard output, made fit for what strangers write in documents."""

from __future__ import annotations

from typing import TextIO


def safe_stream(stream: TextIO) -> TextIO:
    """A stream that writes what its encoding lacks as escapes, rather than to fail on a stranger's document."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream
