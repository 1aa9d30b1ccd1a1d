"""What makes a finding the same finding after its document has changed elsewhere: the text that it is about."""

from __future__ import annotations

from hashlib import sha256

from harness.text import Source, Span

_MOST = 100
_LONGEST = 4000


def content_of(source: Source, span: Span) -> str:
    """The lines of a span as one line, blanks made one; a long one is cut, with a hash for the rest."""
    start = source.line_start(source.position(span.start).line)
    stop = source.line_start(source.position(max(span.stop - 1, span.start)).line + 1)
    if stop - start > _LONGEST:  # a line of a megabyte may have thousands of findings
        start, stop = max(start, span.start - _MOST), min(stop, max(span.start + _LONGEST, span.stop + _MOST))
    text = " ".join(source.text[start:stop].split())
    return text if len(text) <= _MOST else f"{text[: _MOST - 20]}... {digest(text)[:12]}"


def digest(*parts: str) -> str:
    """A stable hash of strings, in hexadecimal."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
