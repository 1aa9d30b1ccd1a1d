"""RST comments that are addressed to the harness: `.. harness: VERB REST` with an indented body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.document.locating import expand, lines_text
from harness.document.model import Comment
from harness.document.pieces import Remark
from harness.text import Source, Span, Text, join

_OURS = re.compile(r"\s*harness:\s*(?P<verb>[A-Za-z][\w-]*)?[ \t]*")
_OPENING = re.compile(r"(?:\.\.[ ]+|%[ ]*|<!--[ ]*)?harness:")


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment of ours and the line on which it begins."""

    line: int
    comment: Comment


def place(source: Source, remark: Remark, after: int) -> Placed | None:
    """The comment that a remark is, looked for from line `after` on, or None where it is not addressed to us."""
    if not _OURS.match(remark.text):
        return None
    wanted = remark.text.split("\n")[0].strip()
    for line in range(after, source.line_count + 1):
        here = expand(source, line)
        at = here.value.find(wanted)
        if at >= 0 and _OPENING.match(here.value[: at + len("harness:")].strip() or "harness:"):
            return Placed(line, _comment(source, here.slice(at, at + len(wanted)), line, remark))
    return None


def _comment(source: Source, first: Text, line: int, remark: Remark) -> Comment:
    found = _OURS.match(first.value)
    assert found is not None
    rest = first.slice(found.end()).strip()
    last = line + remark.text.rstrip().count("\n")
    body = lines_text(source, line + 1, last) if last > line else Text("", ((0, first.end),), first.end)
    if source.line_text(line).lstrip().startswith("%"):
        body = _without_marks(body)
    stop = body.end if body.value else first.end
    return Comment(found["verb"] or "", rest, body, Span(source.line_start(line), stop))


_MARK = re.compile(r"\s*%?[ \t]?")


def _without_marks(body: Text) -> Text:
    """The lines of a comment in Markdown, where a `%` stands before each."""
    pieces: list[tuple[str, int]] = []
    for line in body.lines():
        shown = line.slice(_end_of_mark(line.value))
        pieces += [(shown.value, shown.offset(0)), ("\n", line.end)]
    return join(pieces[:-1], body.end)


def _end_of_mark(line: str) -> int:
    found = _MARK.match(line)
    return found.end() if found else 0
