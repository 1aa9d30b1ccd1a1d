"""What in a JSON text says 'and so on' rather than being a mistake: dots, and remarks about what was left out."""

from __future__ import annotations

import re

_DOTS = re.compile(r"(?:\.[ ]?){2,}|\u2026")
_BARE_DOTS = re.compile(r"\.(?=[ \t]*[\n\r])|(?:(?:\.[ ]?){2,}|\u2026)(?=[ \t]*(?:[,\]}\n\r]|\Z))")
_WORDS = re.compile(r"(?:\.{2,}|\u2026)[^\n\r\]}{\[\"]*")
_REMARK = re.compile(
    r"<[^<>\n]{1,200}>|\([^()\n]{1,200}\)|\[(?:\d+ )?[A-Za-z][\w .'-]{1,200}\]|[A-Za-z][^\n\r\"{}\[\],:]{3,120}"
)
_LEFT_OUT = re.compile(
    r"\.\.|truncat|omit|remov|remaining|elided|abbreviat|snip|brevity|\bmore\b|additional|\betc\b|redacted|repeat|shortened",
    re.IGNORECASE,
)


def elision_end(value: str, at: int) -> int:
    """The index past the elision that begins at `at`, or -1."""
    found = _BARE_DOTS.match(value, at)
    if found:
        return at + len(found.group().rstrip())
    if _DOTS.match(value, at):
        words = _WORDS.match(value, at)
        return at + len(words.group().rstrip(", \t")) if words else at + 2
    return remark_end(value, at)


def remark_end(value: str, at: int) -> int:
    """The index past a remark about what was left out (`<output truncated>`, `(2 more items)`), or -1."""
    found = _REMARK.match(value, at)
    if found and _LEFT_OUT.search(found.group()):
        return at + len(found.group().rstrip())
    return -1
