"""Where the values, the brackets and the whole of a JSON text end."""

from __future__ import annotations

import re

from harness.jsontext import mends
from harness.jsontext.frames import PAIRS, Frame, Stack
from harness.jsontext.model import JsonArray, JsonBare, JsonObject
from harness.jsontext.scanner import Place, Token
from harness.text import Span, Text

KEY_FOLLOWS = re.compile(r"\s*\"[^\"\n]*\"[ \t]*:")
_ITEM_FOLLOWS = re.compile(r"\s*[{\[\"]")


class Endings(Stack):
    """What commas, closing brackets and the end of the text mean. `rest` is what follows the document."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.rest: Text | None = None
        self.is_done = False

    def no_value(self, token: Token) -> None:
        """A key, and then the end of its member."""
        frame = self.frame
        if frame.key is None:
            frame.place = Place.AFTER
            return
        self.add(mends.missing_value(frame.key.value, frame.key.span))
        at = self.span(token).start
        self.put(JsonBare(Text("", ((0, at),), at), Span(at, at)))

    def comma(self, token: Token) -> None:
        frame = self.frame
        frame.comma = token.start
        frame.place = Place.KEY if frame.bracket == "{" else Place.VALUE

    def close(self, token: Token) -> None:
        bracket = self.places.value[token.start]
        frame = self.frame
        if len(self.stack) == 1:
            self.add(mends.extra_bracket(bracket, self.span(token)))
            return
        if frame.is_implied and bracket != "}" and len(self.stack) > 2:
            self.pop(token.start)
            self.close(token)
        elif PAIRS[frame.bracket] == bracket:
            self._trailing_comma(frame, bracket)
            self.pop(token.stop)
        else:
            self.mismatch(token, bracket)

    def _trailing_comma(self, frame: Frame, bracket: str) -> None:
        if frame.comma >= 0:
            self.add(mends.extra_comma(self.places.span(frame.comma, frame.comma + 1), f"`{bracket}`"))

    def close_member(self, token: Token) -> None:
        """A closing bracket where a value belongs."""
        if self.frame.bracket == "{":
            self.no_value(token)
        self.close(token)

    def end(self, token: Token) -> None:
        self.is_done = True
        if len(self.stack) == 1:
            return
        frame = self.frame
        if not self.last_is_elision and not all(f.is_implied for f in self.stack[1:]):
            opened = next(f for f in reversed(self.stack) if not f.is_implied)
            at = self.places.span(max(self.last_stop - 1, 0), self.last_stop)
            opener = self.places.span(opened.start, opened.start + 1)
            self.add(mends.missing_bracket(PAIRS[opened.bracket], at, opener))
        if frame.key is not None:
            self.no_value(token)
        while len(self.stack) > 1:
            self.pop(token.start)

    def after_comma(self, token: Token) -> None:
        """A comma behind a value; behind the whole document it is one too many, or the document ended too early."""
        if len(self.stack) > 1:
            self.comma(token)
        elif not self.places.value[token.stop :].strip():
            self.add(mends.extra_comma(self.span(token), "the end"))
        elif not self._reopen(token):
            self.after_document(token)

    def _reopen(self, token: Token) -> bool:
        """Go on in a document that a bracket closed too early."""
        root = self.frame.items[-1] if self.frame.items else None
        pattern = KEY_FOLLOWS if isinstance(root, JsonObject) else _ITEM_FOLLOWS
        if not isinstance(root, JsonObject | JsonArray) or not pattern.match(self.places.value, token.stop):
            return False
        at = max(self.last_stop - 1, 0)
        self.add(mends.extra_bracket(self.places.value[at], self.places.span(at, at + 1)))
        self.frame.items.pop()
        frame = self.push(self._index_of_root, "{" if isinstance(root, JsonObject) else "[")
        if isinstance(root, JsonObject):
            frame.members, frame.elisions = list(root.members), list(root.elisions)
            frame.keys = {m.key.value: m.key.span for m in root.members}
        else:
            frame.items = list(root.items)
        self.comma(token)
        return True

    @property
    def _index_of_root(self) -> int:
        return len(self.places.value) - len(self.places.value.lstrip())

    def after_document(self, token: Token) -> None:
        value = self.places.value
        line = value[token.start :].split("\n", 1)[0]
        self.add(mends.text_after(self.places.span(token.start, token.start + len(line)), line))
        self.rest = self.places.slice(token.start, len(value)).strip()
        self.is_done = True
