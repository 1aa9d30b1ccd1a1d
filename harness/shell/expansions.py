"""Where a POSIX shell would change an unquoted or double-quoted word: braces, dollars, backquotes, backslashes, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from harness.findings import Edit, Finding, Fix
from harness.shell.mends import shown, unquoted_parenthesis
from harness.shell.tokens import Mode, Piece, Token
from harness.text import Span, Text

_DOLLAR = re.compile(r"\$(?:(?P<name>[A-Za-z_]\w*)|(?P<sign>[0-9$!?#*@-])|\{(?P<inner>[^}\n]{0,200})\})")
_SPECIAL = re.compile(r"[{}()$`\\*?\[!]")
_PATTERN = re.compile(r"[*?]|\[[^\[\]\s]*\]")
_EVENT = re.compile(r"(?<!\\)!(?=[^\s=(\"'|;&<>\\])")
_NAME = re.compile(r"\W")
_LITERAL_NAMES = frozenset(
    {"latest", "default", "connect", "disconnect", "aws", "request", "context", "stagevariables", "input", "util"}
    | {"integration", "response", "method"}
)
"""Names that AWS itself writes with a dollar (`$LATEST`, `$default`, `$aws/things`, `$request.body`), in lower case."""


def look(text: Text, word: Token, names: Set[str]) -> Iterator[Finding]:
    """Findings about one word of an aws command; `names` are the variables that the block sets."""
    if not _SPECIAL.search(text.value, word.start, word.stop):
        return
    yield from _braces(text, word)
    yield from _parentheses(text, word)
    for piece in word.pieces:
        if piece.mode in (Mode.BARE, Mode.DOUBLE):
            yield from _dollars(text, piece, word, names)
    yield from _backquotes(text, word)
    yield from _backslashes(text, word)
    yield from _patterns(text, word)
    yield from _events(text, word)


def _quote(text: Text, word: Token) -> Fix | None:
    """Single quotes around a word that has no quotes, or in place of the double quotes around all of it."""
    if "'" in word.value or "!" in word.value or len({piece.mode for piece in word.pieces}) != 1:
        return None
    first, last = word.start, word.stop
    if word.pieces[0].mode is Mode.BARE and not word.is_quoted:
        ends = (text.span(first, first), Span(text.span(last - 1, last).stop, text.span(last - 1, last).stop))
    elif _is_one_quoted(text.value[first:last], word):
        ends = (text.span(first, first + 1), text.span(last - 1, last))
    else:
        return None
    return Fix("Put the value in single quotes", tuple(Edit(span, "'") for span in ends))


def _is_one_quoted(written: str, word: Token) -> bool:
    return len(word.pieces) == 1 and written == f'"{word.value}"'


# Braces.

_PARENTHESIS = re.compile(r"[()]")
_BRACES = re.compile(r"\$?\{|[},]|\.\.")


def _braces(text: Text, word: Token) -> Iterator[Finding]:
    found = next(_expansions(word), None)
    if found is None:
        return
    start, stop = found
    if _is_list(word):
        return
    yield Finding(
        "brace-expansion",
        text.span(start, stop),
        f"a shell expands `{shown(text.value[start:stop])}` into several words",
        "Put the value in single quotes",
        fix=_quote(text, word),
    )


def alternatives(word: Token) -> list[Token]:
    """The words that a shell makes of `{a,b,c}`; any other word is one."""
    commas = [at for at, mark in _marks(word) if mark == ","]
    if not commas or not _is_list(word):
        return [word]
    ends = (word.start, *commas, word.stop - 1)
    parts = [_part(word, start + 1, stop) for start, stop in pairwise(ends)]
    return [part for part in parts if part.pieces]


def _is_list(word: Token) -> bool:
    """Whether a word is `{a,b,c}` as a whole, a shell's way to write three words, and no shorthand or JSON."""
    is_plain = "=" not in word.value and ":" not in word.value
    return is_plain and list(_expansions(word)) == [(word.start, word.stop)]


def _part(word: Token, start: int, stop: int) -> Token:
    """What of a word stands between two indices of the block."""
    cut = (_cut(piece, start, stop) if piece.mode is Mode.BARE else piece for piece in word.pieces)
    pieces = tuple(piece for piece in cut if piece.value and start <= piece.start < stop)
    return Token(word.kind, start, stop, pieces, word.is_quoted)


def _cut(piece: Piece, start: int, stop: int) -> Piece:
    first = max(start - piece.start, 0)
    return Piece(piece.mode, piece.start + first, piece.value[first : max(stop - piece.start, 0)])


def _expansions(word: Token) -> Iterator[tuple[int, int]]:
    """(start, stop) of each brace expansion: unquoted braces with an unquoted comma or `..` between them."""
    depth: list[tuple[int, bool]] = []
    for at, mark in _marks(word):
        if mark in ("{", "${"):
            depth.append((at, False))
        elif mark == "}" and depth:
            start, is_list = depth.pop()
            if is_list:
                yield start, at + 1
        elif depth and word_char(word, depth[-1][0]) != "$":
            depth[-1] = (depth[-1][0], mark == "," or depth[-1][1])


def word_char(word: Token, at: int) -> str:
    """The character of a word's bare piece at an index of the block."""
    return next((p.value[at - p.start] for p in word.pieces if p.start <= at < p.start + len(p.value)), "")


def _marks(word: Token) -> Iterator[tuple[int, str]]:
    for piece in word.pieces:
        if piece.mode is Mode.BARE:
            yield from ((piece.start + found.start(), found.group()) for found in _BRACES.finditer(piece.value))


def _parentheses(text: Text, word: Token) -> Iterator[Finding]:
    for piece in word.pieces:
        found = _PARENTHESIS.search(piece.value) if piece.mode is Mode.BARE else None
        if found:
            yield unquoted_parenthesis(text, piece.start + found.start())
            return


# Dollars, backquotes, backslashes.


def _dollars(text: Text, piece: Piece, word: Token, names: Set[str]) -> Iterator[Finding]:
    for found in _DOLLAR.finditer(piece.value):
        name = found["name"] or found["inner"] or found["sign"]
        if _NAME.split(name, maxsplit=1)[0] in names:
            continue
        span = text.span(piece.start + found.start(), piece.start + found.end())
        is_inside = piece.value[max(found.start() - 1, 0)].isalnum() and not name.isupper()
        if found["sign"] or is_inside or not name.isidentifier() or name.lower() in _LITERAL_NAMES:
            yield _expanded(span, found.group(), _quote(text, word))
        else:
            yield _unset(span, found.group())


def _expanded(span: Span, name: str, fix: Fix | None) -> Finding:
    return Finding(
        "dollar-expansion",
        span,
        f"a shell replaces `{shown(name)}` by something else",
        "Put the value in single quotes, or write `\\$`",
        fix=fix,
    )


def _unset(span: Span, name: str) -> Finding:
    return Finding(
        "unset-variable", span, f"nothing in the block sets `{shown(name)}`", "Set it in the example, or quote it"
    )


def _backquotes(text: Text, word: Token) -> Iterator[Finding]:
    for piece in word.pieces:
        at = piece.value.find("`") if piece.mode in (Mode.BARE, Mode.DOUBLE) else -1
        if at >= 0:
            yield Finding(
                "backquote-substitution",
                text.span(piece.start + at, piece.start + at + 1),
                "backquotes outside single quotes run a command",
                "Put the value in single quotes",
                fix=_quote(text, word),
            )
            return


def _backslashes(text: Text, word: Token) -> Iterator[Finding]:
    for piece in word.pieces:
        kept = piece.value.find("\\") if piece.mode is Mode.BARE else -1
        is_path = kept >= 0
        at = piece.start + (kept if is_path else -1)
        if is_path or (piece.mode is Mode.ESCAPED and piece.value.isalnum() and text.value[at] == "\\"):
            yield Finding(
                "lost-backslash",
                text.span(at, at + 1),
                f"a shell drops the unquoted `\\` in `{shown(text.value[word.start : word.stop])}`",
                "Put the value in quotes",
                fix=None,
            )
            return


# Patterns of file names, and the history of an interactive shell.


def _patterns(text: Text, word: Token) -> Iterator[Finding]:
    """The first `*`, `?` or `[...]` without quotes; where braces are expanded too, that is told already.

    A word with escapes is one that its author wrote for a shell, and perhaps for another one.
    """
    for piece in () if any(piece.mode is Mode.ESCAPED for piece in word.pieces) else word.pieces:
        found = _PATTERN.search(piece.value) if piece.mode is Mode.BARE else None
        if found and word.value != "[]" and "://" not in word.value and not any(_expansions(word)):
            at = piece.start + found.start()
            yield Finding(
                "unquoted-pattern",
                text.span(at, at + len(found[0])),
                f"to a shell `{shown(text.value[word.start : word.stop])}` is a pattern for names of files",
                "Put the value in quotes",
                fix=_quote(text, word),
            )
            return


def _events(text: Text, word: Token) -> Iterator[Finding]:
    for piece in word.pieces:
        found = _EVENT.search(piece.value) if piece.mode in (Mode.BARE, Mode.DOUBLE) else None
        if found:
            at = piece.start + found.start()
            yield Finding(
                "history-expansion",
                text.span(at, at + 1),
                "where commands are typed, a shell puts an earlier command for `!` and what follows it",
                "Put the value in single quotes",
                fix=None,
            )
            return
