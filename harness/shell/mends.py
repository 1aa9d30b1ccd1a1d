"""What may be wrong with a command block, and the safe mend where there is exactly one."""

from __future__ import annotations

import json

from harness.findings import Edit, Finding, Fix
from harness.text import Source, Span, Text


def _replace(message: str, *edits: tuple[Span, str]) -> Fix:
    return Fix(message, tuple(Edit(span, new) for span, new in edits))


def shown(value: str) -> str:
    """Part of a block as it may stand in a message: one line, ASCII, not long."""
    line = " ".join(value.split()).encode("ascii", "backslashreplace").decode()
    return line if len(line) <= 60 else line[:57] + "..."


# Line ends.


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
        fix=_replace(f"End the line with `{mark}`", (blanks, f" {mark}")) if blanks else None,
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
        fix=_replace(f"Write `{mark}` for `/`", (span, mark)),
    )


def blank_after_continuation(text: Text, at: int, stop: int) -> Finding:
    """A `\\` before a blank in the middle of a line."""
    return Finding(
        "blank-after-continuation",
        text.span(at, stop),
        "`\\` stands before a blank, so it does not continue the line but makes the blank part of the next word",
        "End the line right after `\\`, or delete it",
        fix=_replace("Delete the `\\`", (text.span(at, stop), "")),
    )


def blanks_at_line_end(text: Text, at: int, blanks: Span) -> Finding:
    """A continuation that the source, not the block's text, shows to be followed by blanks."""
    return Finding(
        "blank-after-continuation",
        Span(text.offset(at), blanks.stop),
        f"`{text.value[at]}` is followed by a blank, so it does not continue the line",
        "Delete the blanks at the end of the line",
        fix=_replace("Delete the blanks at the end of the line", (blanks, "")),
    )


def dangling_continuation(text: Text, at: int) -> Finding:
    span = text.span(at, at + 1)
    return Finding(
        "dangling-continuation",
        span,
        f"`{text.value[at]}` continues a line after which nothing comes",
        f"Delete the `{text.value[at]}`",
        fix=_replace(f"Delete the `{text.value[at]}`", (span, "")),
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
        fix=_replace(f"Write `{mark}`", (span, mark)),
    )


def glued_continuation(text: Text, at: int) -> Finding:
    return Finding(
        "glued-continuation",
        text.span(at, at + 1),
        f"`{text.value[at]}` joins the word before it to the next line, which is not indented",
        f"Put a blank before `{text.value[at]}`",
        fix=_replace("Put a blank before it", (Span(text.offset(at), text.offset(at)), " ")),
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
        fix=_replace("Delete the `\\`", *edits) if is_enough else None,
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


# Quotes and dashes.


def unbalanced_quote(text: Text, at: int, quote: str) -> Finding:
    return Finding(
        "unbalanced-quote",
        text.span(at, at + 1),
        f"the quote `{quote}` is never closed, so a shell waits for more and runs nothing",
        f"Close it with `{quote}`, or delete it",
    )


def round_quotes(text: Text, at: int, stop: int) -> Finding:
    spans = (text.span(at, at + 1), text.span(stop, stop + 1))
    quote = "'" if text.value[at] == "\u2018" else '"'
    inner = text.value[at + 1 : stop]
    is_safe = not set(inner) & set("'\"$`\\")
    return Finding(
        "typographic-quote",
        text.span(at, stop + 1),
        f"typographic quotes around `{shown(inner)}` are no quotes to a shell: they become part of the value",
        f"Write `{quote}`",
        fix=_replace(f"Write `{quote}`", *((span, quote) for span in spans)) if is_safe else None,
    )


def typographic_dash(text: Text, at: int, stop: int) -> Finding:
    span = text.span(at, stop)
    return Finding(
        "typographic-dash",
        span,
        f"the option begins with a typographic dash (`{shown(text.value[at:stop])}`), so it is no option",
        "Write `--`",
        fix=_replace("Write `--`", (span, "--")),
    )


def stray_dash(text: Text, at: int, stop: int, name: str) -> Finding:
    """`-- name`: `at` and `stop` are the indices of the dashes and of the name."""
    blank = Span(text.span(at, at + 1).start + _dashes(text.value, at), text.offset(stop))
    return Finding(
        "stray-dash",
        text.span(at, stop + len(name)),
        f"a blank stands between `{text.value[at:stop].strip()}` and `{shown(name)}`, so it is no option",
        f"Write `--{name}`",
        fix=_replace("Delete the blank", (blank, "")) if _dashes(text.value, at) == 2 else None,
    )


def _dashes(value: str, at: int) -> int:
    return 2 if value.startswith("--", at) else 1


def lone_dash(text: Text, at: int) -> Finding:
    span = text.span(at, at + 1)
    return Finding(
        "stray-dash",
        span,
        "a lone `-` stands before the continuation",
        "Delete the `-`",
        fix=_replace("Delete the `-`", (span, "")),
    )


# Words that a shell changes.


def unquoted_placeholder(text: Text, at: int, stop: int) -> Finding:
    return Finding(
        "unquoted-placeholder",
        text.span(at, stop),
        f"to a shell `{shown(text.value[at:stop])}` is a redirection, not a placeholder",
        "Show an example value, or put the placeholder in quotes",
    )


def split_value(text: Text, at: int, stop: int, following: str) -> Finding:
    """A word that ends in the middle of a value."""
    end = shown(text.value[max(at, stop - 40) : stop])
    return Finding(
        "split-value",
        text.span(at, stop),
        f"the blank after `{end}` splits the value: `{shown(following)}` is another word",
        "Delete the blank or the comma, or put the whole value in quotes",
    )


def stray_comma(text: Text, at: int, stop: int) -> Finding:
    """A comma behind the last value of an option."""
    end = shown(text.value[max(at, stop - 40) : stop])
    return Finding(
        "stray-comma",
        text.span(at, stop),
        f"the comma at the end of `{end}` is a part of the value",
        fix=_replace("Delete the comma", (text.span(stop - 1, stop), "")),
    )


def unquoted_parenthesis(text: Text, at: int) -> Finding:
    return Finding(
        "unquoted-parenthesis",
        text.span(at, at + 1),
        f"a shell stops at the unquoted `{text.value[at]}`",
        "Put the value in single quotes",
    )


def list_of_commands(text: Text, at: int) -> Finding:
    """`NAME=(a | b)`."""
    return Finding(
        "unquoted-parenthesis",
        text.span(at, at + 1),
        "`(` begins a list of words here, and a shell stops at the `|` in it",
        "Write `$(` to take what a command prints",
    )


def unquoted_operator(text: Text, at: int) -> Finding:
    return Finding(
        "unquoted-operator",
        text.span(at, at + 1),
        f"`{text.value[at]}` ends the command in the middle of a value",
        "Put the value in quotes",
    )


# What is no command.


def text_in_command(text: Text, at: int, stop: int) -> Finding:
    """`at` and `stop` hold the first line of what is no command."""
    return Finding(
        "text-in-command",
        text.span(at, stop),
        f"`{shown(text.value[at:stop])}` stands in the command's block, and is no command",
        "Give output and file contents a block of their own, with a label such as `Output::` before it",
    )


def prompt_in_command(text: Text, at: int, stop: int) -> Finding:
    return Finding(
        "prompt-in-command",
        text.span(at, stop),
        f"the prompt `{shown(text.value[at:stop])}` is copied together with the command",
        "Show commands without a prompt",
    )
