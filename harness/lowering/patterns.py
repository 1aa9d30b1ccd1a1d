"""Values held against the patterns of a model: whether they match, and what else one that does not is the name of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from harness.lowering.context import shown

_LONGEST = 200
_RISKY = re.compile(r"[*+}][^()\[\]]*\)[*+{]")
"""A repeated group that ends in a repetition: such a pattern may take exponential time, and is not tried."""

_ATOM = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\{\d+(?:,\d*)?\}|.", re.DOTALL)
"""One set of characters, one escape, one count of repetitions, or one character of a pattern."""

_MARKS = frozenset(" ,;:/\\'\"&#!?@=+%~^`|")
_NOT_PLAIN = "{(<[$*"
_KIND_OF_ID = re.compile(r"\^?\(?([a-z]{1,20}-)[\[(]")
_ID = re.compile(r"[a-z]{1,20}-[0-9a-zA-Z]{6,}")
_TYPE = re.compile(r"[a-z][a-z-]*(?=[/:])")
_WORD = re.compile(r"(?<![a-zA-Z0-9\\-])[a-z][a-z0-9-]+(?![a-z0-9]*\])")
_ARN_PARTS = 6
_REGION, _RESOURCE = 3, 5
_MOST = 20  # words of a pattern that are tried


def matches(pattern: str, value: str) -> bool:
    """Whether a value matches a pattern of a model; true where that cannot be told safely."""
    if len(value) > _LONGEST or len(pattern) > 1000 or _RISKY.search(pattern):
        return True
    compiled = _compiled(pattern)
    return compiled is None or compiled.search(value) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, anchored as services read it; None where Python cannot read it."""
    try:
        return re.compile(f"^(?:{pattern})$")
    except (re.error, RecursionError, OverflowError):
        return None


def refused_character(pattern: str, value: str) -> str:
    """The first blank or mark of a value that nothing in a pattern stands for; "" where there is none.

    A full stop is left out: services take domain names where their models have patterns of plain names. So is a value with the
    brackets of a placeholder, and what a shell would put another one for.
    """
    is_plain = not any(mark in value for mark in _NOT_PLAIN)
    marks = dict.fromkeys(mark for mark in value[:_LONGEST] if mark in _MARKS) if is_plain else {}
    atoms = set(_ATOM.findall(pattern[:1000])) if marks else ()
    return next((mark for mark in marks if not any(_stands_for(atom, mark) for atom in atoms)), "")


def _stands_for(atom: str, mark: str) -> bool:
    """Whether a piece of a pattern may stand for a character; true where Python cannot read it."""
    if len(atom) == 1 and atom != ".":
        return atom == mark
    if atom.startswith("{"):
        return False
    compiled = _compiled(atom)
    return compiled is None or compiled.search(mark) is not None


def other_kind(pattern: str, value: str) -> str:
    """What tells that a value that breaks a pattern names another kind of thing, as a clause; "" where nothing does.

    An id is of another kind where the pattern begins with a prefix that it has not; an ARN where it would match with another
    resource type (one that the pattern names), or without its region.
    """
    kind = _KIND_OF_ID.match(pattern)
    if kind and "|" not in pattern and _ID.fullmatch(value) and not value.startswith(kind[1]):
        return f"takes an id that begins with `{kind[1]}`, and this is `{shown(value)}`"
    parts = value.split(":", _ARN_PARTS - 1)
    if len(parts) < _ARN_PARTS or parts[0] != "arn":
        return ""
    return next((clause for clause, arn in _repaired(pattern, parts) if matches(pattern, arn)), "")


def _repaired(pattern: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    """The ARN with one of its parts as the pattern may have it, and what is wrong if that is right."""
    if parts[_REGION]:
        yield f"takes an ARN without a region, and this has `{parts[_REGION]}`", _with(parts, _REGION, "")
    found = _TYPE.match(parts[_RESOURCE])
    words = dict.fromkeys(_WORD.findall(pattern)[:_MOST])
    if found is None or found[0] in words:
        return
    for word in words:
        resource = word + parts[_RESOURCE][found.end() :]
        yield f"takes the ARN of a `{word}`, and this is that of a `{found[0]}`", _with(parts, _RESOURCE, resource)


def _with(parts: list[str], index: int, part: str) -> str:
    return ":".join([*parts[:index], part, *parts[index + 1 :]])
