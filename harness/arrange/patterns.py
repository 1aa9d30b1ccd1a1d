"""A string that a regular expression accepts, made from the expression: the shortest way through it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LIKED = string.ascii_lowercase + string.digits + string.ascii_uppercase + "-_./: "


@lru_cache(maxsize=4096)
def string_matching(pattern: str, least: int = 0, most: int = 0) -> str | None:
    """A string of `least` to `most` (0: any number) characters that the pattern accepts; None if none was found."""
    try:
        tree = parser.parse(pattern.replace(r"\p{L}", "a-z").replace(r"\p{N}", "0-9"))
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
    for extra in (0, 1, least, max(least - 1, 0)):
        made = _sequence(tree, extra)
        if made is not None and len(made) >= least and (not most or len(made) <= most) and compiled.search(made):
            return made
    return None


def _sequence(items: Iterable[Any], extra: int) -> str | None:
    made = []
    for operator, argument in items:
        piece = _one(operator, argument, extra)
        if piece is None:
            return None
        made.append(piece)
    return "".join(made)


def _one(operator: Any, argument: Any, extra: int) -> str | None:
    if operator is c.LITERAL:
        return chr(argument)
    if operator is c.ANY:
        return "a"
    if operator is c.IN:
        return _from_set(argument)
    if operator in (c.AT, c.ASSERT, c.ASSERT_NOT, c.GROUPREF):
        return ""
    if operator is c.SUBPATTERN:
        return _sequence(argument[3], extra)
    if operator is c.BRANCH:
        return next((made for branch in argument[1] if (made := _sequence(branch, extra)) is not None), None)
    if operator in (c.MAX_REPEAT, c.MIN_REPEAT):
        return _repeated(argument, extra)
    return None


def _repeated(argument: Any, extra: int) -> str | None:
    least, most, inner = argument
    piece = _sequence(inner, 0)
    return piece if piece is None else piece * min(max(least, extra), int(most), 256)


def _from_set(choices: Any) -> str | None:
    negated = choices[0][0] is c.NEGATE
    for liked in _LIKED:
        if any(_holds(choice, ord(liked)) for choice in choices) != negated:
            return liked
    first, value = choices[0]
    return chr(value) if first is c.LITERAL else None


def _holds(choice: Any, code: int) -> bool:
    operator, argument = choice
    if operator is c.LITERAL:
        return bool(argument == code)
    if operator is c.RANGE:
        return bool(argument[0] <= code <= argument[1])
    if operator is c.CATEGORY:
        return bool(re.match(_category(argument), chr(code)))
    return False


def _category(argument: Any) -> str:
    names = {c.CATEGORY_DIGIT: r"\d", c.CATEGORY_WORD: r"\w", c.CATEGORY_SPACE: r"\s"}
    names |= {c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_NOT_WORD: r"\W", c.CATEGORY_NOT_SPACE: r"\S"}
    return names[argument]
