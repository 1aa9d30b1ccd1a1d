"""Finds literals in prose whose backquotes do not match, so that readers see the backquotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.findings import Edit, Finding, Fix
from harness.prose.outside import Prose
from harness.text import Span

_END = r"(?=[\s'\")\]}>/:.,;!?\\*-]|\Z)"
_PLAIN = re.compile(rf"(?<![\w`])``[^`\s][^`\n]*(?<=\S)``{_END}|`[^`<\n]+<[^`>\n]+>`__?")
_MARKUP = re.compile(
    rf"""^\.\.\ _`[^`\n]+`:
    | (?<![\w`])``(?!\s)(?:(?!\n\s*\n)[^`]|`(?!`[^`])){{1,300}}?(?<!\s)``{_END}
    | (?<![\w`])`(?![\s`])(?:[^`\n]|\n(?!\s*\n)){{1,1000}}?(?<!\s)`(?:_{{1,2}}|:[\w-]+:)?{_END}
    | (?P<stray>`+)""",
    re.VERBOSE | re.MULTILINE,
)
"""What docutils makes of backquotes (targets, literals, references), and those that it makes nothing of."""

_HALF_OPEN = re.compile(r"(?<![\w`])`(?P<name>[^`\s]+)``(?![\w`])")
_BREAK = re.compile(r"\n[ \t\r]*\n|\Z")


def check_literals(prose: Prose) -> Iterator[Finding]:
    """The first backquote of each paragraph that belongs to no markup; those of addresses are broken links."""
    for span in prose.spans():
        text = prose.text[span.start : span.stop]
        if "`" not in text or "`" not in _PLAIN.sub("", text):
            continue
        start = 0
        for end in _BREAK.finditer(text):
            paragraph = text[start : end.start()]
            found = _stray(paragraph) if "`" in paragraph and "<http" not in paragraph else None
            if found is not None:
                yield _finding(found, span.start + start)
            start = end.end()


def _stray(paragraph: str) -> re.Match[str] | None:
    return next((found for found in _MARKUP.finditer(paragraph) if found["stray"]), None)


def _finding(found: re.Match[str], offset: int) -> Finding:
    at = offset + found.start()
    half = _HALF_OPEN.match(found.string, found.start())
    return Finding(
        "stray-backquote",
        Span(at, at + len(found[0])),
        "this backquote belongs to no markup, and readers see it",
        help="A literal has two backquotes on either side, no blanks inside them, and a blank or punctuation outside",
        fix=Fix("Write two backquotes", (Edit(Span(at, at), "`"),)) if half else None,
    )
