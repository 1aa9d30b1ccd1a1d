"""The tolerant JSON reader: a stack of open brackets, and a table of what each token means in each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from harness.findings import Finding
from harness.jsontext import mends
from harness.jsontext.endings import KEY_FOLLOWS, Endings
from harness.jsontext.model import (
    JsonBare,
    JsonElision,
    JsonString,
    Reading,
)
from harness.jsontext.scanner import Kind, Place, Token
from harness.jsontext.strict import read_strict
from harness.text import Span, Text

MAX_DEPTH = 200
"""More brackets inside each other than any reply of AWS has; what comes after the text's structure walks it recursively."""
_MAX_FINDINGS = 40
_LOST = 4
"""So many kinds of mistakes in one text are one: it is no JSON, or its structure is lost."""
_STRUCTURE = frozenset({"missing-bracket", "extra-bracket", "wrong-bracket", "unexpected-json", "text-after-json"})


def read_json(text: Text) -> Reading:
    """A JSON text, or what was meant as one. Equals `json.loads` on all that `json` accepts (nested up to MAX_DEPTH)."""
    value = read_strict(text, MAX_DEPTH)
    return Reading(value) if value is not None else read_tolerantly(text)


def read_tolerantly(text: Text) -> Reading:
    """The same without the short way that good JSON has."""
    return _Reader(text).read()


class _Reader(Endings):
    """Gives each token its meaning by the place where it stands."""

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

    # Values.

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
            self.after(is_elision=True)
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
        self.push(token.start, self.places.value[token.start])

    def _implied_object(self, token: Token) -> None:
        """`"key": ...` where no brace was opened."""
        self.add(mends.missing_bracket("{", self.span(token), None))
        frame = self.push(token.start, "{")
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
        if KEY_FOLLOWS.match(self.places.value, token.stop):
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

    # Between.

    def extra_comma(self, token: Token) -> None:
        if self.last_is_elision:
            return
        before = "a comma" if self.frame.comma >= 0 else "the first value"
        self.add(mends.extra_comma(self.span(token), before))

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
            self._add_missing_comma()
        frame.place = Place.KEY if frame.bracket == "{" else Place.VALUE
        self.scanner.at = token.start

    def _add_missing_comma(self) -> None:
        comma = mends.missing_comma(self._last_span())
        if self.findings and self.findings[-1].name == "missing-quote":
            self.findings[-1], comma = mends.missing_quote_and_comma(self.findings[-1], comma)
        self.add(comma)

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
        implied = self.push(self.last_stop, "{")
        implied.is_implied = True
        implied.key, implied.key_stop, implied.place = last, self.last_stop, Place.VALUE

    def after_value(self, token: Token) -> None:
        if len(self.stack) == 1:
            self.after_document(token)
        elif token.kind is Kind.OPEN and self.frame.bracket == "{":
            self.lost_open(token)
        else:
            self.no_comma(token)


_SECTION = re.compile(r"\s*(\[[\w .:-]+\])[ \t]*\n\s*[\w.-]+[ \t]*=")
_COLON = re.compile(r"[ \t]*:")
_MARK = re.compile(r"[=:;-]+>?")

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
