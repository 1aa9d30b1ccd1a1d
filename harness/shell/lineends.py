"""What may be wrong where a line of a command ends and goes on in the next, and the safe mend where there is exactly one."""

from __future__ import annotations

import json

from harness.findings import Finding
from harness.shell.mends import replacing, shown
from harness.text import Source, Span, Text


def missing_continuation(
    text: Text, last: Span, line_end: int, following: str, mark: str, source: Source | None
) -> Finding:
    """`last` is the last word of the line that should go on, `line_end` the index of its line end in `text`."""
    blanks = _trailing_blanks(text, last, line_end, source)
    return Finding(
        "missing-continuation",
        last,
        f"the line ends without `{mark}`, so a shell runs the command without `{shown(following)}`",
        f"End the line with ` {mark}`",
        fix=replacing(f"End the line with `{mark}`", (blanks, f" {mark}")) if blanks else None,
    )


def _trailing_blanks(text: Text, last: Span, line_end: int, source: Source | None) -> Span | None:
    """The blanks between a line's last word and its line end, which the text of a block may not show."""
    stop = text.offset(line_end)
    if source is None:
        return Span(last.stop, stop) if text.value[line_end : line_end + 1] == "\n" and stop == last.stop else None
    stop = last.stop
    while source.text[stop : stop + 1] in (" ", "\t"):
        stop += 1
    return Span(last.stop, stop) if source.text[stop : stop + 1] in ("\r", "\n") else None


def slash_continuation(text: Text, at: int, mark: str) -> Finding:
    span = text.span(at, at + 1)
    return Finding(
        "slash-continuation",
        span,
        f"`/` does not continue the line; `{mark}` does",
        f"Write `{mark}` for `/`",
        fix=replacing(f"Write `{mark}` for `/`", (span, mark)),
    )


def blank_after_continuation(text: Text, at: int, stop: int) -> Finding:
    """A `\\` before a blank in the middle of a line."""
    return Finding(
        "blank-after-continuation",
        text.span(at, stop),
        "`\\` stands before a blank, so it does not continue the line but makes the blank part of the next word",
        "End the line right after `\\`, or delete it",
        fix=replacing("Delete the `\\`", (text.span(at, stop), "")),
    )


def blanks_at_line_end(text: Text, at: int, blanks: Span) -> Finding:
    """A continuation that the source, not the block's text, shows to be followed by blanks."""
    return Finding(
        "blank-after-continuation",
        Span(text.offset(at), blanks.stop),
        f"`{text.value[at]}` is followed by a blank, so it does not continue the line",
        "Delete the blanks at the end of the line",
        fix=replacing("Delete the blanks at the end of the line", (blanks, "")),
    )


def dangling_continuation(text: Text, at: int) -> Finding:
    span = text.span(at, at + 1)
    return Finding(
        "dangling-continuation",
        span,
        f"`{text.value[at]}` continues a line after which nothing comes",
        f"Delete the `{text.value[at]}`",
        fix=replacing(f"Delete the `{text.value[at]}`", (span, "")),
    )


def cut_continuation(text: Text, at: int, following: str) -> Finding:
    """A blank line between a continuation and the rest of the command."""
    return Finding(
        "missing-continuation",
        text.span(at, at + 1),
        f"the line after `{text.value[at]}` is blank, so a shell runs the command without `{shown(following)}`",
        "Delete the blank line",
    )


def foreign_continuation(text: Text, at: int, mark: str) -> Finding:
    span = text.span(at, at + 1)
    return Finding(
        "foreign-continuation",
        span,
        f"`{text.value[at]}` does not continue a line in the shell that the rest of the block is written for",
        f"Write `{mark}`, or write the whole block for the other shell",
        fix=replacing(f"Write `{mark}`", (span, mark)),
    )


def glued_continuation(text: Text, at: int) -> Finding:
    return Finding(
        "glued-continuation",
        text.span(at, at + 1),
        f"`{text.value[at]}` joins the word before it to the next line, which is not indented",
        f"Put a blank before `{text.value[at]}`",
        fix=replacing("Put a blank before it", (Span(text.offset(at), text.offset(at)), " ")),
    )


def continuation_in_quotes(text: Text, string: Span, places: tuple[int, ...]) -> Finding:
    """`places` are the indices of all such backslashes of one quoted string, whose inside `string` tells by indices, too.

    There is no fix where that would not make JSON of what begins as JSON: something else is wrong with it.
    """
    edits = [(text.span(_blanks_before(text.value, at), at + 1), "") for at in places]
    is_enough = _may_be_json(_without(text.value, string, places))
    return Finding(
        "continuation-in-quotes",
        text.span(places[0], places[0] + 1),
        "`\\` at the end of a line inside single quotes stays in the value",
        "Delete the `\\`; inside quotes a line end needs none",
        fix=replacing("Delete the `\\`", *edits) if is_enough else None,
    )


def _without(value: str, string: Span, places: tuple[int, ...]) -> str:
    starts = (string.start, *(at + 1 for at in places))
    return "".join(value[start:stop] for start, stop in zip(starts, (*places, string.stop), strict=True))


def _may_be_json(value: str) -> bool:
    if value.lstrip()[:1] not in ("{", "["):
        return True
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _blanks_before(value: str, at: int) -> int:
    """The index of the first of the blanks that stand right before `at`."""
    while at and value[at - 1] in (" ", "\t"):
        at -= 1
    return at
