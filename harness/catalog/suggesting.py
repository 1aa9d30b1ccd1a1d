"""Did-you-mean: the one known word that a misspelt one most likely stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEPARATORS = re.compile(r"[-_.\s]+")
_CUTOFF = 0.75


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` is a misspelling of, or None where none is near or two are equally near.

    Case, dashes and a plural `s` count little; the same input gives the same answer in any order of the candidates.
    """
    known = sorted(set(candidates))
    return _alike(word, known) or _nearest(word, known)


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
