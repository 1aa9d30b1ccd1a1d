"""What may be wrong with a command block, and the safe mend where there is exactly one."""

from __future__ import annotations

from harness.findings import Edit, Finding, Fix
from harness.text import Span, Text


def replacing(message: str, *edits: tuple[Span, str]) -> Fix:
    """A fix of these edits: each a place and what is to stand there."""
    return Fix(message, tuple(Edit(span, new) for span, new in edits))


def shown(value: str) -> str:
    """Part of a block as it may stand in a message: one line, ASCII, not long."""
    line = " ".join(value.split()).encode("ascii", "backslashreplace").decode()
    return line if len(line) <= 60 else line[:57] + "..."


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
        fix=replacing(f"Write `{quote}`", *((span, quote) for span in spans)) if is_safe else None,
    )


def typographic_dash(text: Text, at: int, stop: int) -> Finding:
    span = text.span(at, stop)
    return Finding(
        "typographic-dash",
        span,
        f"the option begins with a typographic dash (`{shown(text.value[at:stop])}`), so it is no option",
        "Write `--`",
        fix=replacing("Write `--`", (span, "--")),
    )


def stray_dash(text: Text, at: int, stop: int, name: str) -> Finding:
    """`-- name`: `at` and `stop` are the indices of the dashes and of the name."""
    blank = Span(text.span(at, at + 1).start + _dashes(text.value, at), text.offset(stop))
    return Finding(
        "stray-dash",
        text.span(at, stop + len(name)),
        f"a blank stands between `{text.value[at:stop].strip()}` and `{shown(name)}`, so it is no option",
        f"Write `--{name}`",
        fix=replacing("Delete the blank", (blank, "")) if _dashes(text.value, at) == 2 else None,
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
        fix=replacing("Delete the `-`", (span, "")),
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
        fix=replacing("Delete the comma", (text.span(stop - 1, stop), "")),
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
