"""What may be wrong with a JSON text, and the safe mend where there is exactly one."""

from __future__ import annotations

import re
from dataclasses import replace

from harness.findings import Edit, Finding, Fix, Related
from harness.text import Span


def _insert(message: str, at: int, new: str) -> Fix:
    return Fix(message, (Edit(Span(at, at), new),))


def _replace(message: str, span: Span, new: str) -> Fix:
    return Fix(message, (Edit(span, new),))


def shown(value: str) -> str:
    """Part of a text as it may stand in a message: one line, ASCII, not long."""
    line = " ".join(value.split()).encode("ascii", "backslashreplace").decode().replace("`", "'")
    return line if len(line) <= 50 else line[:47] + "..."


# Commas and colons.


def missing_comma(last: Span) -> Finding:
    """`last` is the value after which a comma is missing."""
    at = Span(max(last.stop - 1, last.start), last.stop)
    fix = _insert("Insert the comma", last.stop, ",")
    return Finding("missing-comma", at, "a comma is missing after this value", "Put a comma after it", fix=fix)


def missing_quote_and_comma(quote: Finding, comma: Finding) -> tuple[Finding, Finding]:
    """Both missing at one place: the quote's fix writes both, since two insertions at one place have no order."""
    if not (quote.fix and comma.fix and quote.fix.edits[0].span == comma.fix.edits[0].span):
        return quote, comma
    fix = _insert("Insert the quote and the comma", quote.fix.edits[0].span.start, '",')
    return replace(quote, fix=fix), replace(comma, fix=None)


def extra_comma(span: Span, before: str) -> Finding:
    """A comma with nothing between it and `before` (a bracket, a comma, the end)."""
    message = f"a comma stands before {before}, which JSON does not allow"
    return Finding("extra-comma", span, message, "Delete the comma", fix=_replace("Delete the comma", span, ""))


def missing_colon(key: str, key_stop: int, found: Span | None) -> Finding:
    """`found` is what stands in place of the colon, if anything does."""
    span = found or Span(key_stop - 1, key_stop)
    fix = _replace("Write a colon", found, ":") if found else _insert("Insert the colon", key_stop, ":")
    return Finding(
        "missing-colon", span, f"no colon stands after the key `{shown(key)}`", "Put a colon after it", fix=fix
    )


def missing_value(key: str, span: Span) -> Finding:
    return Finding("missing-value", span, f"the key `{shown(key)}` has no value", "Give the key its value")


# Brackets.


def missing_bracket(bracket: str, span: Span, opener: Span | None) -> Finding:
    """`opener` is the bracket that nothing closes; without it, the bracket that is missing opens."""
    if opener is None:
        return Finding("missing-bracket", span, f"`{bracket}` is missing before this", f"Put `{bracket}` before it")
    related = (Related(opener, "opened here"),)
    return Finding("missing-bracket", span, f"`{bracket}` is missing before this", f"Put `{bracket}`", related=related)


def extra_bracket(bracket: str, span: Span) -> Finding:
    return Finding(
        "extra-bracket", span, f"`{bracket}` closes nothing, or too early", "Delete it, or open what it closes"
    )


def wrong_bracket(bracket: str, right: str, span: Span, opener: Span) -> Finding:
    return Finding(
        "wrong-bracket",
        span,
        f"`{bracket}` stands where `{right}` belongs",
        f"Write `{right}`",
        related=(Related(opener, "opened here"),),
        fix=_replace(f"Write `{right}`", span, right),
    )


# Strings.


def missing_quote(span: Span, at: int | None) -> Finding:
    """A string with one quote; `at` is where the other belongs (None: not sure)."""
    fix = None if at is None else _insert("Insert the quote", at, '"')
    return Finding("missing-quote", span, "this string lacks one of its quotes", 'Put `"` on both sides', fix=fix)


def newline_in_string(span: Span) -> Finding:
    message = "this string goes over a line end, which JSON does not allow"
    return Finding("newline-in-string", span, message, "Write the string on one line, its line ends as `\\n`")


def unescaped_quote(span: Span, quotes: tuple[Span, ...]) -> Finding:
    """`quotes` are the quotes inside the string."""
    edits = tuple(Edit(Span(quote.start, quote.start), "\\") for quote in quotes)
    fix = Fix("Escape the quotes inside", edits) if edits else None
    return Finding("unescaped-quote", span, "quotes inside this string are not escaped", 'Write `\\"`', fix=fix)


def invalid_escape(span: Span, escape: str) -> Finding:
    message = f"`{shown(escape)}` is no escape that JSON knows"
    return Finding("invalid-escape", span, message, "Write `\\\\` for a backslash, or delete it")


def stray_backslash(span: Span) -> Finding:
    fix = _replace("Delete the backslash", span, "")
    return Finding("invalid-escape", span, "a backslash stands before a bracket or a quote", "Delete it", fix=fix)


def stray_quote(span: Span) -> Finding:
    fix = _replace("Delete the quote", span, "")
    return Finding(
        "missing-quote", span, "a quote stands before the bracket, and nothing closes it", "Delete it", fix=fix
    )


def doubled_quote(span: Span, other: Span | None = None) -> Finding:
    """`other` is the quote at the string's other end, where that stands twice, too."""
    message = "a quote stands twice here, and nothing closes the second"
    if other is None:
        return Finding("missing-quote", span, message, "Delete one", fix=_replace("Delete the quote", span, ""))
    fix = Fix("Delete the quotes", (Edit(span, ""), Edit(other, "")))
    related = (Related(other, "and here"),)
    return Finding("missing-quote", span, message, "Delete one at each end", related=related, fix=fix)


def doubled_bracket(bracket: str, span: Span) -> Finding:
    message = f"`{bracket}` stands where a key belongs"
    return Finding("extra-bracket", span, message, "Delete it, or give it a key")


def single_quotes(whole: Span, inner: str) -> Finding:
    is_safe = not set(inner) & set('"\\')
    fix = _replace("Write double quotes", whole, f'"{inner}"') if is_safe else None
    return Finding("json-single-quotes", whole, "JSON strings stand in double quotes", 'Write `"`', fix=fix)


def typographic_quotes(whole: Span, inner: str) -> Finding:
    is_safe = not set(inner) & set('"\\')
    fix = _replace("Write plain quotes", whole, f'"{inner}"') if is_safe else None
    return Finding("json-typographic-quotes", whole, "typographic quotes are no JSON quotes", 'Write `"`', fix=fix)


# What is no JSON.

_VALUE = re.compile(r"true|false|null|-?\d+(?:\.\d+)?")
_PYTHON = {"None": "null", "True": "true", "False": "false", "TRUE": "true", "FALSE": "false", "NULL": "null"}


def bare_value(span: Span, value: str) -> Finding:
    new = _PYTHON.get(value) or _unended(value) or (f'"{value}"' if _is_one_word(value) else "")
    fix = _replace(f"Write {new}", span, new) if new else None
    what = f"Write `{new}`" if new else "Put it in double quotes"
    return Finding("bare-value", span, f"`{shown(value)}` is no JSON value", what, fix=fix)


def _unended(value: str) -> str:
    """The value before a semicolon that ends it as in other languages; "" where it is none."""
    bare = value.rstrip(";")
    return bare if bare != value and _VALUE.fullmatch(bare) else ""


def _is_one_word(value: str) -> bool:
    """Whether quotes are all that it lacks: `false;` is no word."""
    return value.isascii() and value.isprintable() and not set(value) & set(" \"'\\") and value[-1:] not in (";", ":")


def unquoted_key(span: Span, key: str) -> Finding:
    fix = _replace("Put the key in quotes", span, f'"{key}"') if _is_one_word(key) else None
    return Finding("unquoted-key", span, f"the key `{shown(key)}` stands without quotes", 'Put it in `"`', fix=fix)


def comment(span: Span) -> Finding:
    return Finding("json-comment", span, "JSON has no comments", "Say it in the text around the block")


def unexpected_text(span: Span, value: str) -> Finding:
    return Finding(
        "unexpected-json", span, f"`{shown(value)}` has no place here", "Delete it, or check the brackets before it"
    )


def text_after(span: Span, value: str) -> Finding:
    message = f"`{shown(value)}` stands after the end of the JSON document"
    return Finding("text-after-json", span, message, "Give it a block of its own, or check the brackets before it")


def not_json(span: Span, value: str) -> Finding:
    return Finding("not-json", span, f"`{shown(value)}` is no JSON", "Show a JSON document")


def too_deep(span: Span, depth: int) -> Finding:
    return Finding("json-too-deep", span, f"more than {depth} brackets stand inside each other", "Show less")


def duplicate_key(span: Span, key: str, first: Span) -> Finding:
    message = f"the key `{shown(key)}` stands twice in one object, and readers keep only the last"
    return Finding("duplicate-key", span, message, "Rename or delete one", related=(Related(first, "first here"),))
