"""Outputs that a command of the AWS CLI's own writes line by line: documented lines against those that were printed.

All that is printed is the AWS CLI's own word, the command's own input, or was arranged as the document shows it; so a
word that differs is the document's. Times, signatures and abridged words are bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from harness.compare import kinds
from harness.compare.model import Comparison, Standing
from harness.findings import Fields, Finding, Verdict
from harness.text import Text

_WORD = re.compile(r"\S+")
_TIME = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d")
_ROUNDED = re.compile(r"\d+\.\d")
_PROGRESS = re.compile(r"Completed .* remaining|\.{3,}")
_LEAD = re.compile(r"(?:\.{1,2}/)+|/|~/")
_TOLD = frozenset({"X-Amz-Expires"})
_MOST_LINES = 500
_MOST_UNLIKE = 60
_MOST_WORDS = 40
_LONGEST = 80


class Pair(NamedTuple):
    """A documented line, in words, and the printed one that it stands for (None: there is none)."""

    documented: list[Text]
    printed: list[str] | None


def compare_lines(documented: Text, printed: str) -> Comparison:
    """Every documented line is held against the printed line that it agrees with, or that is most like it."""
    live = _live(printed)
    pairs = _paired(_documented(documented), live)
    counts = dict.fromkeys(Standing, 0)
    findings: list[Finding] = []
    for standing, finding in (told for pair in pairs for told in _settled(pair)):
        counts[standing] += 1
        findings += [finding] if finding else []
    fields = Fields(**{standing.value: count for standing, count in counts.items()})
    surplus = len(live) - sum(pair.printed is not None for pair in pairs)
    return _outcome(fields, findings, surplus)


def mismatches(documented: Text, printed: str) -> Iterator[tuple[Text, str]]:
    """The documented words that the AWS CLI prints otherwise, each with what it prints in its place."""
    for pair in _paired(_documented(documented), _live(printed)):
        for word, other in zip(pair.documented, pair.printed or (), strict=False):
            if _standing(word.value, other) is None:
                yield _narrowed(word, other)


def _documented(text: Text) -> list[list[Text]]:
    return [words for line in text.lines()[:_MOST_LINES] if (words := _words(line))]


def _live(printed: str) -> list[list[str]]:
    return [line.split() for line in printed.splitlines()[:_MOST_LINES] if line.strip()]


def _outcome(fields: Fields, findings: list[Finding], surplus: int) -> Comparison:
    if fields.different:
        return Comparison(Verdict.WRONG, "", fields, tuple(findings))
    if fields.absent or surplus:
        reason = "the replay does not print all of the documented lines" if fields.absent else ""
        reason = reason or f"the replay prints {surplus} more lines than are documented"
        return Comparison(Verdict.GAP, reason, fields, tuple(findings))
    if not fields.documented:
        return Comparison(Verdict.GAP, "the documented output has nothing that could be compared", fields)
    return Comparison(Verdict.VERIFIED, "", fields)


def _words(line: Text) -> list[Text]:
    if _PROGRESS.fullmatch(line.value.strip()):
        return []
    return [line.slice(*match.span()) for match in _WORD.finditer(line.value)]


def _paired(lines: list[list[Text]], live: list[list[str]]) -> list[Pair]:
    """Each documented line with its own: first those that agree word by word, then the most alike of what is left."""
    free: dict[tuple[str, ...], list[list[str]]] = {}
    for line in live:
        free.setdefault(_key(line), []).append(line)
    found: dict[int, list[str]] = {}
    for number, words in enumerate(lines):
        same = free.get(_key([word.value for word in words]))
        if same:
            found[number] = same.pop(0)
    _pair_alike(lines, [line for same in free.values() for line in same], found)
    return [Pair(words, found.get(number)) for number, words in enumerate(lines)]


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple("" if _TIME.fullmatch(word) else _bare(word) for word in words)


def _pair_alike(lines: list[list[Text]], free: list[list[str]], found: dict[int, list[str]]) -> None:
    """Pair lines of which at least half of the words agree; of two that are left over, a single word with another."""
    left = [number for number in range(len(lines)) if number not in found]
    for number in left[:_MOST_UNLIKE]:
        ranked = sorted((-_likeness(lines[number], line), at) for at, line in enumerate(free[:_MOST_UNLIKE]))
        if ranked and ranked[0][0] <= -0.5:
            found[number] = free.pop(ranked[0][1])
    left = [number for number in left if number not in found]
    if len(left) == len(free) == 1 and len(lines[left[0]]) == len(free[0]) == 1:
        found[left[0]] = free.pop()


def _likeness(words: list[Text], line: list[str]) -> float:
    """The share of words that agree, of lines of as many words."""
    if len(words) != len(line) or len(line) > _MOST_WORDS:
        return 0.0
    return sum(_standing(one.value, other) is not None for one, other in zip(words, line, strict=True)) / len(line)


def _settled(pair: Pair) -> Iterator[tuple[Standing, Finding | None]]:
    """The standing of every word; a line that was not printed has one finding."""
    if pair.printed is None:
        yield Standing.ABSENT, _absent(pair.documented)
        yield from ((Standing.ABSENT, None) for _ in pair.documented[1:])
        return
    for word, printed in zip(pair.documented, pair.printed, strict=True):
        standing = _standing(word.value, printed)
        yield standing or Standing.DIFFERENT, None if standing else _mismatch(word, printed)


def _standing(documented: str, printed: str) -> Standing | None:
    """EQUAL or BOUND where the two agree."""
    if documented == printed or _bare(documented) == _bare(printed):
        return Standing.EQUAL
    if kinds.is_hidden(documented) and "://" not in documented:
        return Standing.BOUND
    if _TIME.fullmatch(documented) and _TIME.fullmatch(printed) and len(documented) == len(printed):
        return Standing.BOUND
    if _ROUNDED.fullmatch(documented) and _ROUNDED.fullmatch(printed):
        return Standing.BOUND if abs(float(documented) - float(printed)) < 0.15 else None
    return Standing.BOUND if printed.startswith("https://") and _is_same_url(documented, printed) else None


def _bare(path: str) -> str:
    """A path without what leads to it from the working folder: the AWS CLI prints `./a.txt` and `../../tmp/a.txt`."""
    lead = _LEAD.match(path)
    return path[lead.end() :] if lead else path


def _is_same_url(documented: str, printed: str) -> bool:
    """Of a presigned URL the bucket, the key and what was asked for count; the rest is the signer's."""
    try:
        one, other = urlsplit(documented), urlsplit(printed)
    except ValueError:
        return False
    told, said = ({(k, v) for k, v in parse_qsl(url.query) if k in _TOLD} for url in (one, other))
    return _object(one) & _object(other) != set() and (told == said or not told)


def _object(url: SplitResult) -> set[str]:
    """The bucket and key that a URL may mean: the bucket stands in the host's name, or begins the path."""
    return {url.netloc.partition(".")[0] + url.path, url.path.removeprefix("/")}


def _mismatch(word: Text, printed: str) -> Finding:
    word, printed = _narrowed(word, printed)
    shown = printed if len(printed) <= _LONGEST else printed[: _LONGEST - 4] + " ..."
    return Finding(
        name="printed-otherwise",
        span=word.span(),
        message=f"the output shows `{word.value[:_LONGEST]}`, but the AWS CLI prints `{shown}` here",
        help=f"Write `{shown}` here, or correct the command",
    )


def _narrowed(word: Text, printed: str) -> tuple[Text, str]:
    """Of two URLs, their paths where these differ."""
    one, other = (re.match(r"https?://[^/?]+(/[^?]*)", url) for url in (word.value, printed))
    if one is None or other is None or one[1] == other[1]:
        return word, printed
    return word.slice(*one.span(1)), other[1]


def _absent(words: list[Text]) -> Finding:
    line = " ".join(word.value for word in words)
    return Finding(
        name="emulator-difference",
        span=words[0].span(),
        message=f"the replay prints no line like `{line[:_LONGEST]}`",
        help="No fault of the document as far as can be proved: the line may tell of what could not be arranged",
    )
