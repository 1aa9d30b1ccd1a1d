"""Did-you-mean: the one known word that a misspelt one most likely stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEPARATORS = re.compile(r"[-_.\s]+")
_DIGITS = re.compile(r"\d+")
_WORD_ENDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CUTOFF = 0.75
_LONGEST_WORD = 40


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` is a misspelling of, or None where none is near or two are equally near.

    Case, dashes and a plural `s` count little; the same input gives the same answer in any order of the candidates.
    """
    known = sorted(set(candidates))
    return _alike(word, known) or _nearest(word, known)


def is_slip(word: str, candidate: str) -> bool:
    """Is `word` surely `candidate` mistyped, so that writing the one for the other is safe?

    Both have the same words, each spelt alike but for a letter or two, and the same digits: `lsit-keys` is `list-keys`,
    `remove-alias` is not `create-alias`, nor is `set-acl` `get-acl`, nor `RSA_2048` `RSA_3072`.
    """
    if _DIGITS.findall(word) != _DIGITS.findall(candidate):
        return False
    if _singular(word) == _singular(candidate):
        return True
    words, others = _words(word), _words(candidate)
    return len(words) == len(others) and all(_is_misspelt(*pair) for pair in zip(words, others, strict=True))


def _words(text: str) -> list[str]:
    return _WORD_ENDS.sub("-", text).lower().replace("_", "-").split("-")


def _is_misspelt(word: str, other: str) -> bool:
    """A short word may have two letters in the wrong order, a longer one up to two slips."""
    if word == other or _swapped(word, other):
        return True
    shorter = min(len(word), len(other))
    if shorter < 4 or abs(len(word) - len(other)) > 2 or shorter > _LONGEST_WORD:
        return False
    return slips(word, other) <= (1 if shorter < 8 else 2)


def _swapped(word: str, other: str) -> bool:
    places = [place for place, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]]
    return len(word) == len(other) and len(places) == 2 and sorted(word) == sorted(other) and places[1] == places[0] + 1


def slips(word: str, other: str) -> int:
    """How many letters are left out, put in, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def _alike(word: str, known: list[str]) -> str | None:
    for reduce in (_without_separators, _singular):
        wanted = reduce(word)
        found = [candidate for candidate in known if reduce(candidate) == wanted]
        if found:
            return found[0] if len(found) == 1 and found[0] != word else None
    return None


def _nearest(word: str, known: list[str]) -> str | None:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.lower()[:200])
    scored: list[tuple[float, str]] = []
    for candidate in known:
        matcher.set_seq1(candidate.lower())
        if matcher.real_quick_ratio() >= _CUTOFF and matcher.quick_ratio() >= _CUTOFF:
            scored.append((matcher.ratio(), candidate))
    best = max(scored, default=(0.0, ""))
    if best[0] < _CUTOFF or sum(1 for score, _ in scored if score == best[0]) > 1:
        return None
    return best[1]


def _without_separators(word: str) -> str:
    return _SEPARATORS.sub("", word).lower()


def _singular(word: str) -> str:
    return _without_separators(word).rstrip("s")
