"""The tolerant JSON reader: a stack of open brackets, and a table of what each token means in each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from harness.findings import Finding
from harness.jsontext import mends
from harness.jsontext.model import (
    JsonArray,
    JsonBare,
    JsonElision,
    JsonMember,
    JsonObject,
    JsonString,
    JsonValue,
    Reading,
)
from harness.jsontext.places import Places
from harness.jsontext.scanner import Kind, Place, Scanner, Token
from harness.text import Span, Text

MAX_DEPTH = 200
"""More brackets inside each other than any reply of AWS has; what comes after the text's structure walks it recursively."""
_MAX_FINDINGS = 40
_LOST = 4
"""So many kinds of mistakes in one text are one: it is no JSON, or its structure is lost."""
_PAIRS = {"{": "}", "[": "]"}
_STRUCTURE = frozenset({"missing-bracket", "extra-bracket", "wrong-bracket", "unexpected-json", "text-after-json"})


def read_json(text: Text) -> Reading:
    """A JSON text, or what was meant as one. Equals `json.loads` on all that `json` accepts (nested up to MAX_DEPTH)."""
    return _Reader(text).read()


@dataclass(slots=True)
class _Frame:
    """An open bracket (or the whole text: ""): what it holds so far. `is_lost` where it has no place in its parent."""

    bracket: str
    start: int
    place: Place
    items: list[JsonValue] = field(default_factory=list)
    members: list[JsonMember] = field(default_factory=list)
    elisions: list[JsonElision] = field(default_factory=list)
    keys: dict[str, Span] = field(default_factory=dict)
    key: JsonString | None = None
    key_stop: int = 0
    comma: int = -1
    is_implied: bool = False
    is_lost: bool = False
    is_wrapper: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.members or self.elisions)


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.places = Places(text)
        self.scanner = Scanner(self.places)
        self.findings: list[Finding] = self.scanner.findings
        self.stack = [_Frame("", 0, Place.VALUE)]
        self.rest: Text | None = None
        self.last_stop = 0
        self.last_is_elision = False
        self.is_done = False

    @property
    def frame(self) -> _Frame:
        return self.stack[-1]

    def read(self) -> Reading:
        ini = _SECTION.match(self.places.value)
        if ini:
            self._not_json(Token(Kind.SCALAR, ini.start(1), ini.end(1)))
        while not self.is_done:
            frame = self.frame
            token = self.scanner.token(frame.place)
            _STEPS[frame.place][token.kind](self, token)
        root = self.stack[0]
        value = root.items[0] if root.items else None
        return Reading(value, self._findings(), self.rest)

    def _findings(self) -> tuple[Finding, ...]:
        """In order of place; of what is wrong with the structure only the first, since the rest may follow from it."""
        found = sorted(self.findings, key=lambda finding: finding.span)
        if len({finding.name for finding in found}) >= _LOST:
            return (replace(found[0], fix=None),)
        first = next((f for f in found if f.name in _STRUCTURE), None)
        return tuple(f for f in found if f.name not in _STRUCTURE or f is first)[:_MAX_FINDINGS]

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)

    def span(self, token: Token) -> Span:
        return self.places.span(token.start, token.stop)

    # Values.

    def put(self, value: JsonValue) -> None:
        """A value that is complete goes where it belongs."""
        frame = self.frame
        if frame.bracket == "{":
            self._member(frame, value)
        else:
            frame.items.append(value)
        frame.place = Place.AFTER
        frame.comma = -1
        self.last_stop = self.scanner.at
        self.last_is_elision = isinstance(value, JsonElision)

    def _member(self, frame: _Frame, value: JsonValue) -> None:
        key, frame.key = frame.key, None
        if key is None:
            return
        first = frame.keys.setdefault(key.value, key.span)
        if first != key.span:
            self.add(mends.duplicate_key(key.span, key.value, first))
        frame.members.append(JsonMember(key, value))

    def value(self, token: Token) -> None:
        value = token.value
        assert value is not None
        if len(self.stack) == 1 and isinstance(value, JsonString) and self._colon_follows():
            self._implied_object(token)
            return
        if isinstance(value, JsonBare):
            if len(self.stack) == 1:
                self._not_json(token)
                return
            self.add(mends.bare_value(value.span, value.text.value))
        self.put(value)

    def _not_json(self, token: Token) -> None:
        line = self.places.value[token.start :].split("\n", 1)[0]
        self.add(mends.not_json(self.places.span(token.start, token.start + len(line)), line))
        self.rest = self.places.slice(token.start, len(self.places.value))
        self.is_done = True

    def _colon_follows(self) -> bool:
        return bool(_COLON.match(self.places.value, self.scanner.at))

    def elision(self, token: Token) -> None:
        assert isinstance(token.value, JsonElision)
        frame = self.frame
        if frame.bracket == "{" and frame.place is not Place.VALUE:
            frame.elisions.append(token.value)
            frame.place = Place.AFTER
            frame.comma = -1
            self.last_stop = token.stop
            self.last_is_elision = True
        elif frame.bracket:
            self.put(token.value)
        else:
            self.last_is_elision = True

    def open(self, token: Token) -> None:
        if len(self.stack) > MAX_DEPTH:
            self.add(mends.too_deep(self.span(token), MAX_DEPTH))
            self.stack[1:] = []
            self.is_done = True
            return
        self._push(token.start, self.places.value[token.start])

    def _push(self, start: int, bracket: str) -> _Frame:
        self.last_is_elision = False
        frame = _Frame(bracket, start, Place.KEY if bracket == "{" else Place.VALUE)
        self.stack.append(frame)
        return frame

    def _implied_object(self, token: Token) -> None:
        """`"key": ...` where no brace was opened."""
        self.add(mends.missing_bracket("{", self.span(token), None))
        frame = self._push(token.start, "{")
        frame.is_implied = True
        self.key(token)

    # Keys.

    def key(self, token: Token) -> None:
        frame = self.frame
        value = token.value
        if isinstance(value, JsonString):
            frame.key = value
        elif value is not None:
            bare = self.places.slice(token.start, token.stop)
            frame.key = JsonString(bare, self.span(token))
            if not self._colon_follows():
                frame.key = None
                self._lost(token)
                return
            self.add(mends.unquoted_key(self.span(token), bare.value))
        frame.key_stop = token.stop
        frame.place = Place.COLON
        self.last_is_elision = False

    def _lost(self, token: Token) -> None:
        """A token that has no place: it is left out."""
        self.add(mends.unexpected_text(self.span(token), self.places.value[token.start : token.stop]))

    def lost_open(self, token: Token) -> None:
        """A bracket where a key or the end belongs: what it holds is left out."""
        outer = self.frame
        outer.is_wrapper = outer.is_wrapper or outer.is_empty
        self.add(mends.doubled_bracket(self.places.value[token.start], self.span(token)))
        self.open(token)
        self.frame.is_lost = len(self.stack) > 1

    def colon(self, token: Token) -> None:
        self.frame.place = Place.VALUE

    def comma_for_colon(self, token: Token) -> None:
        frame = self.frame
        assert frame.key is not None
        if _KEY_FOLLOWS.match(self.places.value, token.stop):
            self.no_value(token)
            self.comma(token)
            return
        self.add(mends.missing_colon(frame.key.value, frame.key_stop, self.span(token)))
        frame.place = Place.VALUE

    def no_colon(self, token: Token) -> None:
        frame = self.frame
        assert frame.key is not None
        value = token.value
        if isinstance(value, JsonBare) and value.text.value[:1] in "=:;-":
            mark = self.places.span(token.start, token.start + len(_MARK.match(value.text.value).group()))  # type: ignore[union-attr]
            self.add(mends.missing_colon(frame.key.value, frame.key_stop, mark))
            self.scanner.at = token.start + mark.stop - mark.start
        else:
            self.add(mends.missing_colon(frame.key.value, self.places.offset(frame.key_stop - 1) + 1, None))
            self.scanner.at = token.start
        frame.place = Place.VALUE

    def no_value(self, token: Token) -> None:
        """A key, and then the end of its member."""
        frame = self.frame
        if frame.key is None:
            frame.place = Place.AFTER
            return
        self.add(mends.missing_value(frame.key.value, frame.key.span))
        at = self.span(token).start
        self.put(JsonBare(Text("", ((0, at),), at), Span(at, at)))

    # Between.

    def comma(self, token: Token) -> None:
        frame = self.frame
        frame.comma = token.start
        frame.place = Place.KEY if frame.bracket == "{" else Place.VALUE

    def extra_comma(self, token: Token) -> None:
        if self.last_is_elision or (self.frame.comma < 0 and self.frame.is_empty and self._elision_follows()):
            return
        before = "a comma" if self.frame.comma >= 0 else "the first value"
        self.add(mends.extra_comma(self.span(token), before))

    def _elision_follows(self) -> bool:
        return False

    def item_comma(self, token: Token) -> None:
        """A comma where a value belongs."""
        if self.frame.bracket == "{":
            self.no_value(token)
            self.comma(token)
        else:
            self.extra_comma(token)

    def no_comma(self, token: Token) -> None:
        """A value or a key right after a value."""
        frame = self.frame
        if frame.bracket == "{" and token.kind is Kind.SCALAR and not self._is_key(token):
            self._lost(token)
            return
        if not self.last_is_elision:
            self.add(mends.missing_comma(self._last_span()))
        frame.place = Place.KEY if frame.bracket == "{" else Place.VALUE
        self.scanner.at = token.start

    def _is_key(self, token: Token) -> bool:
        return bool(_COLON.match(self.places.value, token.stop))

    def _last_span(self) -> Span:
        return Span(self.places.offset(max(self.last_stop - 1, 0)), self.places.offset(max(self.last_stop - 1, 0)) + 1)

    def late_colon(self, token: Token) -> None:
        """A colon after a value: the value was a key, and its object was never opened."""
        frame = self.frame
        last = frame.items[-1] if frame.bracket == "[" and frame.items else None
        if not isinstance(last, JsonString):
            self._lost(token)
            return
        frame.items.pop()
        self.add(mends.missing_bracket("{", last.span, None))
        implied = self._push(self.last_stop, "{")
        implied.is_implied = True
        implied.key, implied.key_stop, implied.place = last, self.last_stop, Place.VALUE

    # Ends.

    def close(self, token: Token) -> None:
        bracket = self.places.value[token.start]
        frame = self.frame
        if len(self.stack) == 1:
            self.add(mends.extra_bracket(bracket, self.span(token)))
            return
        if frame.is_implied and bracket != "}" and len(self.stack) > 2:
            self._pop(token.start)
            self.close(token)
        elif _PAIRS[frame.bracket] == bracket:
            self._trailing_comma(frame, bracket)
            self._pop(token.stop)
        else:
            self._mismatch(token, bracket)

    def _trailing_comma(self, frame: _Frame, bracket: str) -> None:
        if frame.comma >= 0:
            self.add(mends.extra_comma(self.places.span(frame.comma, frame.comma + 1), f"`{bracket}`"))

    def _pop(self, stop: int) -> None:
        frame = self.stack.pop()
        span = self.places.span(frame.start, stop)
        built: JsonValue
        if frame.is_wrapper and not frame.members:
            built = frame.items[0] if len(frame.items) == 1 else JsonArray(tuple(frame.items), span)
        elif frame.bracket == "{":
            built = JsonObject(tuple(frame.members), span, tuple(frame.elisions))
        else:
            built = JsonArray(tuple(frame.items), span)
        if frame.is_lost:
            self.frame.items.append(built)
            self.frame.place = Place.AFTER
            self.frame.comma = -1
            self.last_stop = self.scanner.at
        else:
            self.put(built)

    def _mismatch(self, token: Token, bracket: str) -> None:
        """A closing bracket of the other kind: wrong, or the right one is missing before it."""
        frame, outer = self.frame, self._matching(bracket)
        opener = self.places.span(frame.start, frame.start + 1)
        if (
            outer is None
            or (self._is_level(frame, token) and not self._is_level(outer, token))
            or self._same_line(frame, token)
        ):
            self.add(mends.wrong_bracket(bracket, _PAIRS[frame.bracket], self.span(token), opener))
            self._pop(token.stop)
            return
        if not self.last_is_elision:
            self.add(mends.missing_bracket(_PAIRS[frame.bracket], self.span(token), opener))
        while self.frame is not outer:
            self._pop(token.start)
        self._pop(token.stop)

    def _matching(self, bracket: str) -> _Frame | None:
        return next((f for f in reversed(self.stack[1:]) if _PAIRS[f.bracket] == bracket), None)

    def _indent(self, at: int) -> int:
        line = self.places.value.rfind("\n", 0, at) + 1
        return _BLANKS.match(self.places.value, line).end() - line  # type: ignore[union-attr]

    def _is_level(self, frame: _Frame, token: Token) -> bool:
        return self._indent(frame.start) == self._indent(token.start)

    def _same_line(self, frame: _Frame, token: Token) -> bool:
        return "\n" not in self.places.value[frame.start : token.start]

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
            self.add(mends.missing_bracket(_PAIRS[opened.bracket], at, opener))
        if frame.key is not None:
            self.no_value(token)
        while len(self.stack) > 1:
            self._pop(token.start)

    # After the document.

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
        pattern = _KEY_FOLLOWS if isinstance(root, JsonObject) else _ITEM_FOLLOWS
        if not isinstance(root, JsonObject | JsonArray) or not pattern.match(self.places.value, token.stop):
            return False
        at = max(self.last_stop - 1, 0)
        self.add(mends.extra_bracket(self.places.value[at], self.places.span(at, at + 1)))
        self.frame.items.pop()
        frame = self._push(self._index_of_root, "{" if isinstance(root, JsonObject) else "[")
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

    def after_value(self, token: Token) -> None:
        if len(self.stack) == 1:
            self.after_document(token)
        elif token.kind is Kind.OPEN and self.frame.bracket == "{":
            self.lost_open(token)
        else:
            self.no_comma(token)


_SECTION = re.compile(r"\s*(\[[\w .:-]+\])[ \t]*\n\s*[\w.-]+[ \t]*=")
_COLON = re.compile(r"[ \t]*:")
_BLANKS = re.compile(r"[ \t]*")
_MARK = re.compile(r"[=:;-]+>?")
_KEY_FOLLOWS = re.compile(r"\s*\"[^\"\n]*\"[ \t]*:")
_ITEM_FOLLOWS = re.compile(r"\s*[{\[\"]")

_Step = Callable[[_Reader, Token], None]
_STEPS: Mapping[Place, Mapping[Kind, _Step]] = {
    Place.VALUE: {
        Kind.STRING: _Reader.value,
        Kind.SCALAR: _Reader.value,
        Kind.ELISION: _Reader.elision,
        Kind.OPEN: _Reader.open,
        Kind.CLOSE: _Reader.close_member,
        Kind.COMMA: _Reader.item_comma,
        Kind.COLON: _Reader._lost,
        Kind.END: _Reader.end,
    },
    Place.KEY: {
        Kind.STRING: _Reader.key,
        Kind.SCALAR: _Reader.key,
        Kind.ELISION: _Reader.elision,
        Kind.OPEN: _Reader.lost_open,
        Kind.CLOSE: _Reader.close,
        Kind.COMMA: _Reader.extra_comma,
        Kind.COLON: _Reader._lost,
        Kind.END: _Reader.end,
    },
    Place.COLON: {
        Kind.STRING: _Reader.no_colon,
        Kind.SCALAR: _Reader.no_colon,
        Kind.ELISION: _Reader.no_colon,
        Kind.OPEN: _Reader.no_colon,
        Kind.CLOSE: _Reader.close_member,
        Kind.COMMA: _Reader.comma_for_colon,
        Kind.COLON: _Reader.colon,
        Kind.END: _Reader.end,
    },
    Place.AFTER: {
        Kind.STRING: _Reader.after_value,
        Kind.SCALAR: _Reader.after_value,
        Kind.ELISION: _Reader.elision,
        Kind.OPEN: _Reader.after_value,
        Kind.CLOSE: _Reader.close,
        Kind.COMMA: _Reader.after_comma,
        Kind.COLON: _Reader.late_colon,
        Kind.END: _Reader.end,
    },
}
