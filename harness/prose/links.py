"""Finds links in prose whose markup is broken, so that readers see the markup and no link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from harness.findings import Edit, Finding, Fix
from harness.prose.outside import Prose
from harness.text import Span

_ADDRESS = re.compile(r"<\s*https?://[^\s<>`']*(?:\s+[^\s<>`']+(?=>))?")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_WHOLE = re.compile(r"``[^`]*``|`[^`<]*<[^`<>]*>`__?")
_OPENING = re.compile(r"(?:\A|[\s'\"(\[{<:/-])`(?!\s)[^`]*\S\s+\Z")
_CLOSING = re.compile(r">`__?(?![A-Za-z0-9])")
_NEARLY_OPEN = re.compile(r"(?P<mark>[`'])(?P<text>[^`'\s][^`'<>]*?)`?\s*\Z")
_NEARLY_CLOSED = re.compile(r"(?:>?[`')]{1,3}_{1,2}|>_{1,2}|>`|`>_{1,2})(?![A-Za-z0-9_`])")
_REFERENCE = re.compile(r"(?<![\w`])`(?P<name>[^`<>\n]+(?:\n[^`<>\n]+)?)`(?P<ends>__?)(?![\w`])")
_ENDS_TEXT = re.compile(r"`_(?<=[^>`\s]`_)")
_TARGET = re.compile(r"^\.\. _(?P<name>[^\n]+?):(?=\s|$)|`(?P<text>[^`<>]+?)\s+<[^`<>]+>`_(?!_)", re.MULTILINE)
_ANONYMOUS = re.compile(r"^(?:__ |\.\. __:)", re.MULTILINE)
_MOST = 1000  # addresses of a document that are looked at closely
_LONGEST = 2000  # characters of a paragraph on each side that are looked at


def check_links(prose: Prose) -> Iterator[Finding]:
    """Each address in angle brackets that was to be a link (```text <address>`__``), and is none.

    What makes a link follows docutils' grammar of phrase references: a backquote before the text, a blank before the
    address and none in it at its ends, and `>` with a backquote and one or two underscores after it. An address in mere
    brackets is no link, and none is missed.
    """
    others = (found for found in prose.matches(_ADDRESS) if not _is_plain(prose.text, *found.span()))
    for found in islice(others, _MOST):
        before, after = _around(prose.text, *found.span())
        rest = _WHOLE.sub("", before)
        is_open = rest.count("`") % 2 == 1
        if is_open and _OPENING.search(rest) and not found[0][1].isspace() and _CLOSING.match(after):
            continue
        if is_open or _NEARLY_CLOSED.match(after) or _CLOSING.match(after):
            yield _finding(found, before, after)
    yield from _dangling(prose)


def _is_plain(text: str, start: int, stop: int) -> bool:
    """Whether an address has all that makes it a link on its own line, as nearly all have."""
    opening = text.rfind("`", text.rfind("\n", 0, start) + 1, start)
    is_opened = opening > 0 and text[opening - 1].isspace() and not text[opening + 1].isspace()
    is_apart = text[start - 1] == " " and text[start + 1] == "h"
    return is_opened and is_apart and _CLOSING.match(text, stop) is not None


def _dangling(prose: Prose) -> Iterator[Finding]:
    """Each reference (```text`_``) for which the document has no target (``.. _text: address``)."""
    may_refer = "`_" in prose.text and _ENDS_TEXT.search(prose.text)
    references = list(prose.matches(_REFERENCE)) if may_refer else []
    if not references:
        return
    named = {_plain(target["name"] or target["text"]) for target in _TARGET.finditer(prose.text)}
    has_anonymous = _ANONYMOUS.search(prose.text) is not None
    for found in references:
        if not (has_anonymous if found["ends"] == "__" else _plain(found["name"]) in named):
            message = "nothing says where this link leads"
            yield Finding("broken-link", Span(*found.span()), message, help="Write `` `text <address>`__ ``")


def _plain(name: str) -> str:
    """A reference's name as docutils compares them."""
    return " ".join(name.strip("`").split()).lower()


def _around(text: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and after a place in its paragraph."""
    before = _PARAGRAPH.split(text[max(0, start - _LONGEST) : start])[-1]
    after = _PARAGRAPH.split(text[stop : stop + _LONGEST], maxsplit=1)[0]
    return before, after


def _finding(found: re.Match[str], before: str, after: str) -> Finding:
    return Finding(
        "broken-link",
        Span(*found.span()),
        "this is no link: its markup is incomplete, and readers see it as it stands",
        help="Write `` `text <address>`__ ``",
        fix=_fix(found, before, after),
    )


def _fix(found: re.Match[str], before: str, after: str) -> Fix | None:
    """The link written out, where its text and its end are plain."""
    opening = _NEARLY_OPEN.search(before)
    closing = _NEARLY_CLOSED.match(after) or _CLOSING.match(after)
    if opening is None or closing is None:
        return None
    address = "".join(found[0][1:].split())
    start = found.start() - len(before) + opening.start()
    link = f"`{opening['text'].rstrip()} <{address}>`__"
    return Fix("Write out the link", (Edit(Span(start, found.end() + closing.end()), link),))
