"""Words told apart into options, their values and the rest, as Python's argparse does it for the AWS CLI.

Abbreviations, `--option=value`, negative numbers and positional arguments follow argparse of Python 3.11 with
`parse_known_args`; nothing here knows what the options mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harness.catalog.model import Arity, Option
from harness.text import Text

_NEGATIVE_NUMBER = re.compile(r"-\d+$|-\d*\.\d+$")


@dataclass(frozen=True, slots=True)
class Given:
    """An option as it was given. `flag` is the word (without `=value`), empty text for a positional argument."""

    option: Option
    flag: Text
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that argparse refuses: `kind` is `no-value`, `value-of-flag` or `ambiguous`."""

    kind: str
    word: Text
    option: Option | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Parsed:
    """What became of the words. `extras` are those that belong to no option, in order: an unknown option with the words

    right after it, or plain words.
    """

    given: list[Given] = field(default_factory=list)
    extras: list[list[Text]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def rest(self) -> list[Text]:
        return [word for group in self.extras for word in group]


def parse(words: Sequence[Text], options: Mapping[str, Option], *, exact_only: frozenset[str] = frozenset()) -> Parsed:
    """Tell words apart. Options named in `exact_only` cannot be abbreviated."""
    return _Parser(words, options, exact_only).parse()


@dataclass(frozen=True, slots=True)
class _Match:
    """A word that looks like an option: which it is (None: unknown), and the value after `=`."""

    option: Option | None
    flag: Text
    value: Text | None = None
    candidates: tuple[str, ...] = ()


class _Parser:
    def __init__(self, words: Sequence[Text], options: Mapping[str, Option], exact_only: frozenset[str]) -> None:
        self.options = {name: option for name, option in options.items() if not option.is_positional}
        self.positionals = [option for option in options.values() if option.is_positional]
        self.exact_only = exact_only
        self.words = words
        self.matches = self.classified()
        self.parsed = Parsed()

    def classified(self) -> list[_Match | None]:
        found: list[_Match | None] = []
        only_words = False
        for word in self.words:
            found.append(None if only_words else self.match(word))
            only_words = only_words or word.value == "--"
        return found

    def match(self, word: Text) -> _Match | None:
        """The option that a word names, or None for a plain word."""
        value = word.value
        if len(value) < 2 or value[0] != "-" or value == "--":
            return None
        name, equals, _ = value.partition("=")
        if value.startswith("--") and name[2:] in self.options:
            return self.named(word, self.options[name[2:]], len(name) if equals else -1)
        near = self.abbreviated(name)
        if len(near) == 1:
            return self.named(word, self.options[near[0]], len(name) if equals else -1)
        if near:
            return _Match(None, word, candidates=near)
        if _NEGATIVE_NUMBER.match(value) or " " in value:
            return None
        return _Match(None, word)

    def named(self, word: Text, option: Option, equals: int) -> _Match:
        if equals < 0:
            return _Match(option, word)
        return _Match(option, word.slice(0, equals), word.slice(equals + 1))

    def abbreviated(self, name: str) -> tuple[str, ...]:
        if not name.startswith("--"):
            return ()
        return tuple(known for known in self.options if known.startswith(name[2:]) and known not in self.exact_only)

    def parse(self) -> Parsed:
        at = 0
        while at < len(self.words):
            match = self.matches[at]
            at = self.plain(at) if match is None else self.option(at, match)
        return self.parsed

    def plain(self, at: int) -> int:
        """Plain words up to the next option: to the positional arguments that they fill, the others are extra."""
        stop = at
        while stop < len(self.words) and self.matches[stop] is None:
            stop += 1
        chunk = [word for word in self.words[at:stop] if word.value != "--"]
        while self.positionals and (taken := _wanted(self.positionals[0], len(chunk))) >= 0:
            option = self.positionals.pop(0)
            if taken:
                self.parsed.given.append(Given(option, chunk[0].slice(0, 0), tuple(chunk[:taken])))
            del chunk[:taken]
        self.extra(chunk, at)
        return stop

    def extra(self, chunk: list[Text], at: int) -> None:
        before = self.matches[at - 1] if at else None
        if not chunk or (before is not None and before.candidates):
            return  # the value of an option that could be several belongs to it
        if before is not None and before.option is None:
            self.parsed.extras[-1] += chunk
        else:
            self.parsed.extras.append(chunk)

    def option(self, at: int, match: _Match) -> int:
        if match.option is None:
            if match.candidates:
                self.parsed.faults.append(Fault("ambiguous", match.flag, candidates=match.candidates))
                return at + 1
            self.parsed.extras.append([match.flag])
            return at + 1
        if match.value is not None:
            return self.with_value(at, match.option, match.flag, match.value)
        stop = at + 1
        while stop < len(self.words) and self.matches[stop] is None and self.words[stop].value != "--":
            stop += 1
        taken = _wanted(match.option, stop - at - 1)
        if taken < 0:
            self.parsed.faults.append(Fault("no-value", match.flag, match.option))
            return stop
        self.parsed.given.append(Given(match.option, match.flag, tuple(self.words[at + 1 : at + 1 + taken])))
        return at + 1 + taken

    def with_value(self, at: int, option: Option, flag: Text, value: Text) -> int:
        if option.arity is Arity.NONE:
            self.parsed.faults.append(Fault("value-of-flag", self.words[at], option))
        else:
            self.parsed.given.append(Given(option, flag, (value,)))
        return at + 1


def _wanted(option: Option, available: int) -> int:
    """How many of the words at hand an option takes, or -1 where they are too few."""
    if option.arity is Arity.ONE:
        return option.count if available >= option.count else -1
    if option.arity is Arity.OPTIONAL:
        return min(available, 1)
    if option.arity is Arity.NONE:
        return 0
    return available if available or option.arity is Arity.ANY else -1
