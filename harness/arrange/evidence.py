"""Evidence: what an unsuccessful reply says is missing, in words that any service might use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from harness.account.model import Reply, ServiceError
from harness.arrange.words import parse_name, words

_MISSING = re.compile(
    r"not\s?found|no\s?such|(does|do|did) ?n[o']t\s?exist|not exist|nonexist|non-exist"
    r"|could not (find|be found)|cannot (be )?f(i|ou)nd|can'?t find|unknown|unable to find|isn'?t (a )?(valid|registered)"
    r"|(does not|doesn't) (contain|have)|list\.remove\(|\bnot in (group|role|user|the)\b|must be '?enabled"
    r"|no .{1,60} (found|exists?|associated|attached)|missing|did not have authority|\bis not available to\b"
    r"|KeyError|NoneType|StopIteration|IndexError"
    r"|not (yet )?(been )?(registered|enabled|defined|associated|attached|subscribed|configured|present|a member)",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"already\s?(exist|own|attach|associat|enabled|been|in use)|duplicate|AlreadyExists|EntityAlready", re.IGNORECASE
)
_CONFLICT = re.compile(r"conflict|overlap|in use|not unique|exist(s|ing)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"must|required?|missing|specify|provide|empty|none|null|expected|need|unspecified|incompatible|\bno\b|without",
    re.IGNORECASE,
)
_ONE = re.compile(r"(exactly|at least) one", re.IGNORECASE)
_NOTHING = re.compile(r"\bNone(Type)?\b")
# Nouns that error messages use of anything.
_GENERIC = frozenset(
    {"resource", "request", "parameter", "operation", "value", "error", "exception", "service", "invalid"}
)
_MOST_TOLD = 100
_LISTED = re.compile(r"(?i)(?:one of|value set|valid values)[\w :]{0,30}[\[(]([^\])]+)[\])]")
_QUOTED = re.compile(r"[\w.:/-]+")
_LETTERS = re.compile(r"[a-z]+")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Evidence:
    """`said` is code and message; `joined` the same in lower case without blanks, to look nouns up in."""

    said: str
    joined: str
    status: int

    @cached_property
    def is_missing(self) -> bool:
        return self.status == 404 or _MISSING.search(self.said) is not None

    @cached_property
    def is_there_already(self) -> bool:
        return _EXISTS.search(self.said) is not None

    @property
    def is_conflict(self) -> bool:
        return self.is_there_already or _CONFLICT.search(self.said) is not None

    def names(self, value: object) -> bool:
        """Whether the message repeats a value."""
        if not isinstance(value, str) or len(value) < 2 or value not in self.said:
            return False
        return re.search(rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])", self.said) is not None

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The values that the message says are to be had: `one of ['a', 'b']`."""
        listed = _LISTED.search(self.said)
        return tuple(_QUOTED.findall(listed[1])) if listed else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the message, in lower case."""
        return frozenset(_LETTERS.findall(self.said.lower()))

    def speaks_of(self, noun: str) -> bool:
        return len(noun) > 2 and noun not in _GENERIC and noun in self.joined

    @cached_property
    def is_of_nothing(self) -> bool:
        """Whether something that was not given was used as if it were there (the `None` of an emulator)."""
        return _NOTHING.search(self.said) is not None

    def wants_ending(self, member: str) -> bool:
        """Whether the message says that there is no such thing, by the last words of a member's name (`VpcID None`)."""
        parts = words(member)[-2:]
        is_asking = self.is_of_nothing or _ONE.search(self.said) is not None
        return is_asking and len(parts) == 2 and "".join(parts) in self.joined

    def wants_words(self, member: str) -> bool:
        """Whether the message has the words of a member's name, of which there are some."""
        parts = words(member)
        return len(parts) > 1 and re.search(rf"\b{'[ _-]?'.join(parts)}\b", self.said, re.IGNORECASE) is not None

    def wants(self, member: str) -> int:
        """How surely the message asks for an input member: 3 by its name, 2 by its words, 1 by its noun, else 0."""
        if re.search(rf"(?<![A-Za-z]){re.escape(member)}(?![A-Za-z])", self.said):
            return 3
        parts = words(member)
        if _ASKING.search(self.said) and re.search(rf"\b{r'[ _-]?'.join(parts)}\b", self.said, re.IGNORECASE):
            return 2
        noun = parse_name(member).noun
        return 1 if len(noun) > 4 and self.speaks_of(noun) else 0


NOTHING_SAID = Evidence("", "", 200)
"""What a call that succeeded says."""


def evidence(reply: Reply) -> Evidence:
    if reply.error is not None:
        said, status = f"{reply.error.code} {reply.error.message}", reply.error.status
    elif reply.failure is not None:
        said, status = reply.failure.message, 500
    else:
        return NOTHING_SAID
    return Evidence(said, _NOT_LETTERS.sub("", said.lower()), status)


_FAILED = re.compile(r"(?i)^(failed|failures?|unsuccessful|unprocessed|errors?$)")


def refusal(reply: Reply, documented: Any) -> Reply | None:
    """A reply that tells what was refused of a request, as an error; None where it tells of nothing that is not documented.

    Operations on many things succeed as a whole, and list what they could not do (`FailedRequests`, `Unsuccessful`).
    """
    shown = documented if isinstance(documented, Mapping) else {}
    for name, told in reply.raw.items():
        if _FAILED.match(name) and told and not shown.get(name):
            said = dict(_said(told))
            if said:
                code, message = said.get("code", ""), said.get("message", said.get("reason", ""))
                return replace(reply, error=ServiceError(code, message, reply.call.operation, 404))
    return None


def _said(told: Any) -> Iterator[tuple[str, str]]:
    """The code and the message of the first failure, wherever they stand in it."""
    queue = [told]
    for value in queue[:_MOST_TOLD]:
        queue += value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    for value in reversed(queue[:_MOST_TOLD]):
        for name, inner in value.items() if isinstance(value, Mapping) else ():
            last = words(name)[-1:]
            if isinstance(inner, str) and last in (("code",), ("message",), ("reason",)):
                yield last[0], inner
