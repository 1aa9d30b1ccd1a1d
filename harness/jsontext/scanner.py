"""Tokens of a JSON text. What a character begins depends on what may stand there: a key, a value, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from harness.findings import Finding
from harness.jsontext import mends
from harness.jsontext.elisions import elision_end
from harness.jsontext.model import JsonBare, JsonConstant, JsonElision, JsonNumber, JsonString, JsonValue
from harness.jsontext.places import Places
from harness.jsontext.strings import document_end, read_string
from harness.text import Span


class Kind(StrEnum):
    STRING = "string"
    SCALAR = "scalar"  # a number, a constant, a bare value
    ELISION = "elision"
    OPEN = "open"
    CLOSE = "close"
    COMMA = "comma"
    COLON = "colon"
    END = "end"


class Place(StrEnum):
    """What may stand where the reader is."""

    KEY = "key"
    COLON = "colon"
    VALUE = "value"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    stop: int
    value: JsonValue | None = None


_BLANKS = re.compile(r"[ \t\n\r\xa0]*")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?=[\s,}\]:]|\Z)")
_WORD = re.compile(r"(?:true|false|null|NaN|-?Infinity)(?=[\s,}\]:]|\Z)")
_MARKS = {"{": Kind.OPEN, "[": Kind.OPEN, "}": Kind.CLOSE, "]": Kind.CLOSE, ",": Kind.COMMA, ":": Kind.COLON}
_BARE_KEY = re.compile(r"[^\s,:{}\[\]\"]+(?:[ \t]+[^\s,:{}\[\]\"]+)*")
_BARE = re.compile(r"<[^<>\n]*>|[^\n,{}\[\]\"]+")
_LONGEST = 2000
_STRAY = re.compile(r"\"[\[{][ \t]*\n")
_QUOTED = {"'": "'", "\u201c": "\u201d", "\u201d": "\u201d", "\u2018": "\u2019"}
CONSTANTS = {"true": True, "false": False, "null": None}
_FLOATS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


@dataclass(slots=True)
class Scanner:
    """Hands out the tokens of a text from `at` on."""

    places: Places
    at: int = 0
    findings: list[Finding] = field(default_factory=list)

    def token(self, place: Place) -> Token:
        value = self.places.value
        start = self._skip()
        if start >= len(value):
            return Token(Kind.END, start, start)
        char = value[start]
        if char == '"':
            return self._string(start, place)
        kind = _MARKS.get(char)
        if kind is not None and not (char == "[" and place in (Place.KEY, Place.VALUE) and self._is_remark(start)):
            self.at = start + 1
            return Token(kind, start, self.at)
        return self._scalar(start, place)

    def _is_remark(self, start: int) -> bool:
        """`[...]` is an array with an elision, `[2 more items]` a remark."""
        return self.places.value[start + 1 : start + 2].isalnum() and elision_end(self.places.value, start) > 0

    def _skip(self) -> int:
        """Blanks and comments."""
        value = self.places.value
        at = _end(_BLANKS, value, self.at)
        while value.startswith(("//", "/*", "#"), at) and (found := _COMMENT.match(value, at)):
            self.findings.append(mends.comment(self.places.span(at, found.end())))
            at = _end(_BLANKS, value, found.end())
        if value.startswith("\\", at) and value[at + 1 : at + 2] in ("[", "]", "{", "}", '"'):
            self.findings.append(mends.stray_backslash(self.places.span(at, at + 1)))
            at += 1
        self.at = at
        return at

    def _string(self, start: int, place: Place) -> Token:
        if place is Place.VALUE and _STRAY.match(self.places.value, start) and not document_end(self.places, start) > 0:
            self.findings.append(mends.stray_quote(self.places.span(start, start + 1)))
            self.at = start + 1
            return self.token(place)
        found = read_string(self.places, start, place is Place.KEY)
        self.findings += found.findings
        self.at = found.stop
        return Token(Kind.STRING, start, found.stop, found.string)

    def _scalar(self, start: int, place: Place) -> Token:
        value = self.places.value
        found = _NUMBER.match(value, start)
        if found:
            return self._take(Kind.SCALAR, start, found.end(), number(found[1], self.places.span(*found.span(1))))
        found = _WORD.match(value, start)
        if found:
            return self._take(Kind.SCALAR, start, found.end(), self._constant(found))
        stop = elision_end(value, start)
        if stop > 0 and not self._is_key(stop, place):
            return self._take(Kind.ELISION, start, stop, JsonElision(value[start:stop], self.places.span(start, stop)))
        return self._quoted(start) or self._bare(start, place)

    def _is_key(self, stop: int, place: Place) -> bool:
        return place is Place.KEY and self.places.value.startswith(":", _end(_BLANKS, self.places.value, stop))

    def _take(self, kind: Kind, start: int, stop: int, value: JsonValue) -> Token:
        self.at = stop
        return Token(kind, start, stop, value)

    def _constant(self, found: re.Match[str]) -> JsonValue:
        span = self.places.span(found.start(), found.end())
        if found.group() in CONSTANTS:
            return JsonConstant(CONSTANTS[found.group()], span)
        return JsonNumber(_FLOATS[found.group()], found.group(), span)

    def _quoted(self, start: int) -> Token | None:
        """A string in quotes that are not JSON's."""
        value = self.places.value
        close = _QUOTED.get(value[start])
        stop = value.find(close, start + 1, start + _LONGEST) if close else -1
        if stop < 0 or "\n" in value[start:stop]:
            return None
        whole = self.places.span(start, stop + 1)
        mend = mends.single_quotes if value[start] == "'" else mends.typographic_quotes
        self.findings.append(mend(whole, value[start + 1 : stop]))
        return self._take(Kind.STRING, start, stop + 1, JsonString(self.places.slice(start + 1, stop), whole))

    def _bare(self, start: int, place: Place) -> Token:
        """What is no JSON token: an unquoted key, or a value as written."""
        pattern = _BARE_KEY if place is Place.KEY else _BARE
        stop = max(_end(pattern, self.places.value, start), start + 1)
        stop = start + len(self.places.value[start:stop].rstrip())
        if self.places.value[stop : stop + 1] == '"' and place in (Place.KEY, Place.VALUE):
            return self._half_quoted(start, stop)
        bare = JsonBare(self.places.slice(start, stop), self.places.span(start, stop))
        return self._take(Kind.SCALAR, start, stop, bare)

    def _half_quoted(self, start: int, stop: int) -> Token:
        """A string without its opening quote."""
        whole = self.places.span(start, stop + 1)
        self.findings.append(mends.missing_quote(whole, whole.start))
        return self._take(Kind.STRING, start, stop + 1, JsonString(self.places.slice(start, stop), whole))


_LONGEST_INTEGER = 4000
"""Digits; `int` refuses very long numbers, and so does `json`."""


def number(literal: str, span: Span) -> JsonNumber:
    is_integer = literal.lstrip("-").isdigit() and len(literal) < _LONGEST_INTEGER
    return JsonNumber(int(literal) if is_integer else float(literal), literal, span)


def _end(pattern: re.Pattern[str], value: str, at: int) -> int:
    found = pattern.match(value, at)
    return found.end() if found else at
