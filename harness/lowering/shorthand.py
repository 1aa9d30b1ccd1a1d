"""The AWS CLI's shorthand (`Key=a,Values=b,c`), read into nodes that know their places.

The grammar is that of the AWS CLI's user guide ("Using shorthand syntax") as version 1.46 reads it; no model is
looked at here, so every scalar is a string.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from harness.lowering.nodes import DEEPEST, Node
from harness.text import Text, join

_ASTRAL = "\U00010000-\U0010ffff"
_CONTROL = "\\x00-\\x08\\x0e-\\x1b"
_START = f"(?:\\\\,|[^\\x00-\\x20\"',=\\[{{{_ASTRAL}])"
_FIRST = re.compile(f"{_START}(?:\\\\,|[^\"',\\]}}{_CONTROL}{_ASTRAL}])*+")
_LATER = re.compile(f"{_START}(?:\\\\,|[^\"',={_CONTROL}{_ASTRAL}])*+")
_KEY = re.compile(r"[A-Za-z0-9\-_.#/:]*+")
_BLANK = re.compile(r"[ \t\n\r\x0b\x0c]*+")

LoadFile = Callable[[Text], Node | None]


class ShorthandError(Exception):
    """A value that is no shorthand. `index` is where in the value reading stopped."""

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.message = message
        self.index = index


def read_shorthand(text: Text, load: LoadFile) -> Node:
    """The object that a shorthand value stands for; `load` reads the file that a value after `@=` names, if it names one.

    Raises ShorthandError.
    """
    return _Reader(text, load).parameter()


class _Reader:
    def __init__(self, text: Text, load: LoadFile) -> None:
        self.text = text
        self.value = text.value
        self.at = 0
        self.load = load
        self.is_file = False

    def parameter(self) -> Node:
        members: dict[str, Node] = {}
        names: dict[str, Text] = {}
        before = 0
        while True:
            name, value = self.member(lambda: self.values(0))
            if name.value in members:
                raise ShorthandError(f"`{name.value}` is given twice", before)
            members[name.value], names[name.value] = value, name
            before = self.at
            if self.at >= len(self.value):
                return Node(members, self.text, names)
            self.expect(",")

    def member(self, read: Callable[[], Node]) -> tuple[Text, Node]:
        start = self.at
        self.at = self.matched(_KEY)
        name = self.text.slice(start, self.at)
        self.blanks()
        self.is_file = self.current() == "@"
        if self.is_file:
            self.expect("@")
        self.expect("=")
        return name, read()

    def values(self, depth: int) -> Node:
        """What stands after `=` at the top: a list in brackets, an object in braces, or values joined by commas."""
        if self.at >= len(self.value):
            return Node("", self.text.slice(self.at))
        nested = self.nested(depth)
        return nested if nested is not None else self.joined()

    def nested(self, depth: int) -> Node | None:
        if depth > DEEPEST:
            raise ShorthandError(f"it is nested more than {DEEPEST} deep", self.at)
        if self.current() == "[":
            return self.listed(depth)
        return self.braced(depth) if self.current() == "{" else None

    def joined(self) -> Node:
        start = self.at
        first = self.first_value()
        self.blanks()
        if self.current() != ",":
            return first
        self.expect(",")
        items = [first, *self.later_values()]
        return first if len(items) == 1 else Node(items, self.text.slice(start, self.at).strip())

    def later_values(self) -> list[Node]:
        items: list[Node] = []
        while True:
            try:
                item = self.later_value()
                self.blanks()
                if self.at >= len(self.value):
                    return [*items, item]
                self.expect(",")
            except ShorthandError:
                if self.at >= len(self.value):
                    raise
                self.at = self.value.rfind(",", 0, self.at + 1)  # `b` of `a=1,b=2` begins the next member
                return items
            items.append(item)

    def listed(self, depth: int) -> Node:
        start = self.at
        self.expect("[")
        items: list[Node] = []
        while self.current() != "]":
            items.append(self.item(depth + 1))
            self.next_or("]")
        self.at += 1
        return Node(items, self.text.slice(start, self.at))

    def braced(self, depth: int) -> Node:
        start = self.at
        self.expect("{")
        members: dict[str, Node] = {}
        names: dict[str, Text] = {}
        while self.current() != "}":
            name, value = self.member(lambda: self.item(depth + 1))
            members[name.value], names[name.value] = value, name
            self.next_or("}")
        self.at += 1
        return Node(members, self.text.slice(start, self.at), names)

    def next_or(self, closing: str) -> None:
        self.blanks()
        if self.current() != closing:
            self.expect(",")

    def item(self, depth: int) -> Node:
        nested = self.nested(depth)
        return nested if nested is not None else self.first_value()

    def first_value(self) -> Node:
        if self.current() in ("'", '"'):
            return self.quoted()
        found = _FIRST.match(self.value, self.at)
        return self.bare(found) if found else Node("", self.text.slice(self.at, self.at))

    def later_value(self) -> Node:
        if self.current() in ("'", '"'):
            return self.quoted()
        found = _LATER.match(self.value, self.at)
        if found is None:
            raise ShorthandError(f"a value was expected, not {self.here()}", self.at)
        return self.bare(found)

    def bare(self, found: re.Match[str]) -> Node:
        self.at = found.end()
        stop = found.start() + len(found.group().rstrip())
        return self.scalar(_replaced(self.text.slice(found.start(), stop), {"\\,": ","}))

    def quoted(self) -> Node:
        quote = self.value[self.at]
        stop = _closing(self.value, self.at + 1, quote)
        if stop < 0:
            raise ShorthandError(f"the quote {quote} is not closed", self.at)
        inner = self.text.slice(self.at + 1, stop)
        self.at = stop + 1
        return self.scalar(_replaced(_replaced(inner, {f"\\{quote}": quote}), {"\\\\": "\\"}))

    def scalar(self, text: Text) -> Node:
        loaded = self.load(text) if self.is_file else None
        return loaded or Node(text.value, text)

    def expect(self, char: str) -> None:
        self.blanks()
        if self.current() != char:
            raise ShorthandError(f"`{char}` was expected, not {self.here()}", self.at)
        self.at += 1
        self.blanks()

    def here(self) -> str:
        return f"`{self.current()}`" if self.at < len(self.value) else "the end"

    def current(self) -> str:
        return self.value[self.at] if self.at < len(self.value) else ""

    def blanks(self) -> None:
        self.at = self.matched(_BLANK)

    def matched(self, pattern: re.Pattern[str]) -> int:
        found: Any = pattern.match(self.value, self.at)
        return int(found.end())


def _closing(value: str, at: int, quote: str) -> int:
    """The quote that closes a quoted value: the first without a backslash, else the last with one, else -1."""
    escaped = -1
    found = value.find(quote, at)
    while found >= 0:
        if found == at or value[found - 1] != "\\":
            return found
        escaped = found
        found = value.find(quote, found + 1)
    return escaped


def _replaced(text: Text, table: dict[str, str]) -> Text:
    """The text with escapes turned into what they stand for, each character still in its place."""
    (escape, plain), *_ = table.items()
    if escape not in text.value:
        return text
    pieces: list[tuple[str, int]] = []
    at = 0
    for found in re.finditer(re.escape(escape), text.value):
        pieces += _pieces(text, at, found.start())
        pieces.append((plain, text.offset(found.end() - 1)))
        at = found.end()
    return join([*pieces, *_pieces(text, at, len(text))], text.end)


def _pieces(text: Text, start: int, stop: int) -> list[tuple[str, int]]:
    part = text.slice(start, stop)
    ends = [index for index, _ in part.runs[1:]] + [len(part)]
    return [(part.value[index:end], place) for (index, place), end in zip(part.runs, ends, strict=True) if end > index]
