"""What the line after a line end is: more of the command, another command, or no command at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from harness.shell.programs import starts_program


class After(StrEnum):
    NOTHING = "nothing"
    OPTION = "option"
    OPERATOR = "operator"
    COMMAND = "command"
    DATA = "data"  # the beginning of a JSON document or of a string
    TEXT = "text"
    VALUE = "value"  # a word that could be a value


@dataclass(frozen=True, slots=True)
class Next:
    """The next line that is not blank; it begins at index `at` (of its first character that is no blank)."""

    after: After
    at: int
    stop: int
    is_apart: bool

    @property
    def goes_on(self) -> bool:
        return self.after in (After.OPTION, After.OPERATOR)


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_GAP = re.compile(r"\s*")
_LINE = re.compile(r"[^\n]*")
_KINDS = (
    (After.OPTION, re.compile(rf"[{_DASHES}]{{1,3}}[A-Za-z]|--? [a-z][a-z0-9-]*(?= )")),
    (After.OPERATOR, re.compile(r"(?:\|{1,2}|&&)[ \t]*(?=[a-z][\w-]*[ \t\n])|>>?[ \t]*[\w./~-]+[ \t]*(?=\n|\Z)")),
    (After.COMMAND, re.compile(r"#")),
    (
        After.TEXT,
        re.compile(r"(?:[A-Z][\w ()`-]{1,60}|[\w.-]+\.\w{2,5})::?[ \t]*(?=\n|\Z)|An? (?:client )?error |[+|]|<\?|\* "),
    ),
    (After.DATA, re.compile(r"[\[{]|\"")),
)


def look_ahead(value: str, at: int) -> Next:
    """What follows from `at` (the beginning of a line) on."""
    found = _GAP.match(value, at)
    start = found.end() if found else at
    line = _LINE.match(value, start)
    stop = line.end() if line else start
    return Next(_kind(value, start), start, stop, "\n" in value[at:start])


def _kind(value: str, at: int) -> After:
    if at >= len(value):
        return After.NOTHING
    if starts_program(value, at):
        return After.COMMAND
    return next((after for after, pattern in _KINDS if pattern.match(value, at)), After.VALUE)


_AWS_LINE = re.compile(r"^[ \t]*(?:\$[ \t]+)?aws [a-z]", re.MULTILINE)


def next_aws_line(value: str, at: int) -> int:
    """The index of the next line that begins an aws command, or -1."""
    found = _AWS_LINE.search(value, at)
    return found.start() if found else -1
