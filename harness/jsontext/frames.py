"""Open brackets of a JSON text: what each holds so far, and how a closing bracket finds its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from harness.findings import Finding
from harness.jsontext import mends
from harness.jsontext.model import JsonArray, JsonElision, JsonMember, JsonObject, JsonString, JsonValue
from harness.jsontext.places import Places
from harness.jsontext.scanner import Place, Scanner, Token
from harness.text import Span, Text

PAIRS = {"{": "}", "[": "]"}


@dataclass(slots=True)
class Frame:
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

    def build(self, span: Span) -> JsonValue:
        if self.is_wrapper and not self.members:
            return self.items[0] if len(self.items) == 1 else JsonArray(tuple(self.items), span)
        if self.bracket == "{":
            return JsonObject(tuple(self.members), span, tuple(self.elisions))
        return JsonArray(tuple(self.items), span)


class Stack:
    """The open brackets of one text, innermost last; the first frame is the text itself."""

    def __init__(self, text: Text) -> None:
        self.places = Places(text)
        self.scanner = Scanner(self.places)
        self.findings: list[Finding] = self.scanner.findings
        self.stack = [Frame("", 0, Place.VALUE)]
        self.last_stop = 0
        self.last_is_elision = False

    @property
    def frame(self) -> Frame:
        return self.stack[-1]

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)

    def span(self, token: Token) -> Span:
        return self.places.span(token.start, token.stop)

    def put(self, value: JsonValue) -> None:
        """A value that is complete goes where it belongs."""
        if self.frame.bracket == "{":
            self._member(value)
        else:
            self.frame.items.append(value)
        self.after(is_elision=isinstance(value, JsonElision))

    def after(self, *, is_elision: bool) -> None:
        """What was just read stands behind us."""
        self.frame.place = Place.AFTER
        self.frame.comma = -1
        self.last_stop = self.scanner.at
        self.last_is_elision = is_elision

    def _member(self, value: JsonValue) -> None:
        frame = self.frame
        key, frame.key = frame.key, None
        if key is None:
            return
        first = frame.keys.setdefault(key.value, key.span)
        if first != key.span:
            self.add(mends.duplicate_key(key.span, key.value, first))
        frame.members.append(JsonMember(key, value))

    def push(self, start: int, bracket: str) -> Frame:
        self.last_is_elision = False
        frame = Frame(bracket, start, Place.KEY if bracket == "{" else Place.VALUE)
        self.stack.append(frame)
        return frame

    def pop(self, stop: int) -> None:
        """Close the innermost bracket."""
        frame = self.stack.pop()
        built = frame.build(self.places.span(frame.start, stop))
        if frame.is_lost:
            self.frame.items.append(built)
            self.after(is_elision=False)
        else:
            self.put(built)

    def mismatch(self, token: Token, bracket: str) -> None:
        """A closing bracket of the other kind: wrong, or the right one is missing before it."""
        frame, outer = self.frame, self._matching(bracket)
        if self.last_is_elision and (outer is None or not self._is_level(outer, token)):
            return  # what was left out holds the bracket that this one closes
        if outer is None or self._is_wrong(frame, outer, token):
            self.add(mends.wrong_bracket(bracket, PAIRS[frame.bracket], self.span(token), self.opener(frame)))
        else:
            self._close_up_to(outer, token)
        self.pop(token.stop)

    def _is_wrong(self, frame: Frame, outer: Frame, token: Token) -> bool:
        """Is the bracket wrong, rather than one before it missing? The author's indentation says what it closes."""
        if self.places.line_start(frame.start) == self.places.line_start(token.start):
            return True
        return self._is_level(frame, token) and not self._is_level(outer, token)

    def _close_up_to(self, outer: Frame, token: Token) -> None:
        if not self.last_is_elision:
            self.add(mends.missing_bracket(PAIRS[self.frame.bracket], self.span(token), self.opener(self.frame)))
        while self.frame is not outer:
            self.pop(token.start)

    def opener(self, frame: Frame) -> Span:
        return self.places.span(frame.start, frame.start + 1)

    def _matching(self, bracket: str) -> Frame | None:
        return next((f for f in reversed(self.stack[1:]) if PAIRS[f.bracket] == bracket), None)

    def _is_level(self, frame: Frame, token: Token) -> bool:
        return self.places.indent(frame.start) == self.places.indent(token.start)
