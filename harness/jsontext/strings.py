"""JSON strings, good and bad: where one ends, what it says, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.findings import Finding
from harness.jsontext import mends
from harness.jsontext.model import JsonString
from harness.jsontext.places import Places
from harness.text import Text

_PLAIN = re.compile(r'"([^"\\\x00-\x1f]*)"')
_STRICT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_LINE = re.compile(r'"(?:[^"\\\n]|\\[^\n])*')
_CLOSED_BY = re.compile(r'[ \t]*(?:[,:}\]\n\r"]|\Z|\.\.|/[/*]|#)')
_RAW = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NEXT_MEMBER = re.compile(r"\s*(?:\"[^\"\n]*\"[ \t]*:|[}\]{\[]|\"[^\"\n]*\"[ \t]*,?[ \t]*\n|\.\.|\Z)")
_DOUBLED = re.compile(r'""(?=[^\s,:}\]"])')
_DOUBLED_END = re.compile(r'""[ \t]*(?=[,}\]\n\r]|\Z)')
_KEY_RUN_ON = re.compile(r'"([\w.:/-]+?)[ \t]*:[ \t]*(?=["\d\[{tfn-])')
_LINE_CLOSE = re.compile(r'"[ \t]*(?=,?[ \t]*(?:\n|\r|\Z|[}\]]))')
_PIECES = re.compile(r'\\u([0-9a-fA-F]{4})|\\(["\\/bfnrt])|(\\\r?\n[ \t]*)|(\\.?)|([^\\]+)', re.DOTALL)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Found:
    """A string and the index past it, with what is wrong with it."""

    string: JsonString
    stop: int
    findings: tuple[Finding, ...] = ()


def read_string(places: Places, at: int, is_key: bool) -> Found:
    """The string whose opening quote stands at `at`."""
    found = _read(places, at, is_key)
    if _DOUBLED_END.match(places.value, found.stop - 1):
        extra = mends.doubled_quote(places.span(found.stop, found.stop + 1))
        return Found(found.string, found.stop + 1, (*found.findings, extra))
    return found


def _read(places: Places, at: int, is_key: bool) -> Found:
    plain = _PLAIN.match(places.value, at)
    if plain and _CLOSED_BY.match(places.value, plain.end()):
        stop = plain.end()
        return Found(JsonString(*places.quoted(at, stop)), stop)
    strict = _STRICT.match(places.value, at)
    if strict and _CLOSED_BY.match(places.value, strict.end()):
        return decoded(places, at, strict.end() - 1, strict.end())
    return _mended(places, at, is_key)


def _mended(places: Places, at: int, is_key: bool) -> Found:
    """A string that JSON does not know, as its author may have meant it."""
    value = places.value
    if _DOUBLED.match(value, at):
        found = read_string(places, at + 1, is_key)
        first, last = places.span(at, at + 1), places.span(found.stop - 1, found.stop)
        is_both = any(one.name == "missing-quote" and one.span == last for one in found.findings)
        others = [one for one in found.findings if one.span != last] if is_both else found.findings
        extra = mends.doubled_quote(first, last if is_both else None)
        return Found(found.string, found.stop, (extra, *others))
    run_on = _KEY_RUN_ON.match(value, at)
    if is_key and run_on and not value.startswith('":', run_on.end(1)):
        return _with(places, at, run_on.end(1), run_on.end(1), mends.missing_quote, run_on.end(1))
    line = _LINE.match(value, at)
    stop = line.end() if line else at + 1
    if value[stop : stop + 1] == '"':
        if _CLOSED_BY.match(value, stop + 1):
            return decoded(places, at, stop, stop + 1)
        return _with_inner_quotes(places, at, stop)
    return _over_lines(places, at, stop)


def _with(places: Places, at: int, end: int, stop: int, mend: object, insert: int) -> Found:
    found = decoded(places, at, end, stop)
    finding = mends.missing_quote(found.string.span, places.offset(insert - 1) + 1)
    return Found(found.string, stop, (*found.findings, finding))


def _with_inner_quotes(places: Places, at: int, quote: int) -> Found:
    """The closing quote is followed by more of what looks like the string."""
    stop = document_end(places, at)
    if stop < 0:
        stop = _last_quote(places, quote)
    if stop <= quote:
        return decoded(places, at, quote, quote + 1)
    quotes = tuple(places.span(found.start(), found.end()) for found in _INNER.finditer(places.value, at + 1, stop))
    found = decoded(places, at, stop, stop + 1)
    return Found(found.string, stop + 1, (mends.unescaped_quote(found.string.span, quotes),))


def _last_quote(places: Places, quote: int) -> int:
    """The next quote on the line, from `quote` on, that ends a value, or -1."""
    line_end = _line_end(places.value, quote)
    if line_end == places.unclosed_line:
        return -1
    close = _LINE_CLOSE.search(places.value, quote, min(line_end + 1, len(places.value)))
    if close is None:
        places.unclosed_line = line_end
    return close.start() if close else -1


_INNER = re.compile(r'(?<!\\)"')
_BRACKETS = re.compile(r"[\[{}\]]")


def document_end(places: Places, at: int) -> int:
    """The index of the quote behind a bracketed document that begins right after the quote at `at`, or -1."""
    value = places.value
    if value[at + 1 : at + 2] not in ("{", "[") or not places.scans_left:
        return -1
    stop = _bracket_end(value, at + 1)
    while stop > 0 and value[stop : stop + 1].isspace():
        stop += 1
    if stop > 0 and value[stop : stop + 1] == '"' and _CLOSED_BY.match(value, stop + 1):
        return stop
    places.scans_left -= 1
    return -1


def _bracket_end(value: str, at: int) -> int:
    """The index past the bracket that closes the one at `at`, or -1."""
    depth = 0
    for found in _BRACKETS.finditer(value, at, at + 20_000):
        depth += 1 if found.group() in "[{" else -1
        if depth == 0:
            return found.end()
    return -1


def _line_end(value: str, at: int) -> int:
    stop = value.find("\n", at)
    return stop if stop >= 0 else len(value)


def _over_lines(places: Places, at: int, line_end: int) -> Found:
    """No closing quote on the line: it is missing, or the string goes over line ends."""
    value = places.value
    if not _NEXT_MEMBER.match(value, line_end):
        document = document_end(places, at)
        if document > 0:
            return _with_inner_quotes_over_lines(places, at, document)
        raw = _RAW.match(value, at)
        if raw and _CLOSED_BY.match(value, raw.end()):
            found = decoded(places, at, raw.end() - 1, raw.end())
            return Found(found.string, found.stop, (mends.newline_in_string(found.string.span),))
    elif (document := document_end(places, at)) > 0:
        return _with_inner_quotes_over_lines(places, at, document)
    line = value[at + 1 : line_end]
    end = at + 1 + len(line.rstrip(" \t").rstrip(",}]").rstrip(" \t"))
    found = decoded(places, at, end, end)
    return Found(found.string, end, (mends.missing_quote(found.string.span, found.string.span.stop),))


def _with_inner_quotes_over_lines(places: Places, at: int, stop: int) -> Found:
    found = decoded(places, at, stop, stop + 1)
    return Found(found.string, found.stop, (mends.newline_in_string(found.string.span),))


# What a string says.


def decoded(places: Places, at: int, end: int, stop: int) -> Found:
    """The value between the quote at `at` and `end`; the string as a whole ends at `stop`."""
    pieces: list[tuple[str, int]] = []
    wrong: list[Finding] = []
    for found in _PIECES.finditer(places.value, at + 1, end):
        code, escape, _, bad, plain = found.groups()
        start = found.start()
        if plain:
            pieces += _lines(plain, start)
        elif code:
            pieces.append((chr(int(code, 16)), start))
        elif escape:
            pieces.append((_ESCAPES.get(escape, escape), start))
        elif bad:
            wrong.append(mends.invalid_escape(places.span(start, found.end()), bad))
            pieces += [(bad if bad[-1:].isalnum() else bad[1:], start)]
        else:
            wrong.append(mends.newline_in_string(places.span(start, start + 1)))
    text = _paired(places.gather(pieces, end))
    return Found(JsonString(text, places.span(at, stop)), stop, tuple(wrong[:1]))


def _lines(plain: str, start: int) -> list[tuple[str, int]]:
    if "\n" not in plain:
        return [(plain, start)]
    found = []
    for line in plain.splitlines(keepends=True):
        found.append((line, start))
        start += len(line)
    return found


_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def _paired(text: Text) -> Text:
    """Escaped surrogate pairs put together, as `json` does."""
    if not _SURROGATES.search(text.value):
        return text
    pieces: list[tuple[str, int]] = []
    at = 0
    for found in _SURROGATES.finditer(text.value):
        pieces += [(char, text.offset(at + i)) for i, char in enumerate(text.value[at : found.start()])]
        pieces.append((found.group().encode("utf-16", "surrogatepass").decode("utf-16"), text.offset(found.start())))
        at = found.end()
    pieces += [(char, text.offset(at + i)) for i, char in enumerate(text.value[at:])]
    from harness.text import join

    return join(pieces, text.end)
