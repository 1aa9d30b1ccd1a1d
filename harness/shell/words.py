"""From word tokens to the words of a command: assignments, redirections, substitutions, and options that fell apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from harness.findings import Finding
from harness.shell import mends
from harness.shell.expansions import alternatives, look
from harness.shell.lexer import Lexer
from harness.shell.lines import look_ahead
from harness.shell.model import Assignment, Command, Redirection, Script, Shell, Substitution, Word
from harness.shell.programs import KEYWORDS
from harness.shell.tokens import Kind, Mode, Piece, Token, gather
from harness.text import Text

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)\+?=")
_VARIABLE = re.compile(r"[A-Za-z_]\w*")
_ARRAY_END = re.compile(r"[^()\n]{0,2000}\)")
_COUNTER = re.compile(r"\(\(\s*([A-Za-z_]\w*)=")
_LINE_ENDS = re.compile(r"[ \t]*[\\\n]")
_OPTION_NAME = re.compile(r"[ \t]+([a-z][a-z0-9-]*)(?=[ \t\n]|\Z)")
_SETTERS = frozenset({"for", "read", "export", "declare", "local", "readonly"})
_MAX_DEPTH = 6
_ONCE = frozenset({"unquoted-parenthesis", "lost-backslash", "unquoted-pattern", "history-expansion"})


@dataclass(slots=True)
class Draft:
    """A command that is being read."""

    words: list[Word] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    redirections: list[Redirection] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    start: int = -1
    stop: int = -1
    operator: str = ""
    told: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        return self.start < 0

    @property
    def is_aws(self) -> bool:
        return bool(self.words) and self.words[0].value == "aws"

    @property
    def awaits_value(self) -> bool:
        return bool(self.words) and self.words[-1].value.startswith("--") and "=" not in self.words[-1].value


class WordReader:
    """Makes the commands of one pipeline; `depth` counts the substitutions around it."""

    def __init__(self, text: Text, shell: Shell, depth: int) -> None:
        self.text, self.depth = text, depth
        self.lexer = Lexer(text, shell)
        self.findings: list[Finding] = self.lexer.findings
        self.names: set[str] = set()
        self.draft = Draft()
        self.commands: list[Command] = []
        self.shows_posix = "\\\n" in text.value or "'" in text.value
        self.is_open = False  # an operator waits for the command after it

    def word(self, token: Token) -> bool:
        """A word of the command, the target of a redirection, or an assignment."""
        token = self._joined_option(token)
        if token.stop <= token.start:
            return True
        self._touch(token)
        if self.draft.operator:
            self.draft.redirections.append(Redirection(self.draft.operator, self._finish(token)))
            self.draft.operator = ""
        elif not self._assign(token):
            self._add(token)
        return True

    def _add(self, token: Token) -> None:
        self._check_split(token)
        self._learn(token)
        for one in alternatives(token) if self.lexer.dialect.has_expansions else [token]:
            self.draft.tokens.append(one)
            self.draft.words.append(self._finish(one))

    def redirect(self, token: Token) -> bool:
        self._touch(token)
        self.draft.operator = self.text.value[token.start : token.stop]
        return True

    def end_command(self) -> None:
        draft, self.draft = self.draft, Draft()
        if not draft.is_empty:
            words = tuple(draft.words[_keywords(draft.words) :])
            span = self.text.span(draft.start, draft.stop)
            self.commands.append(Command(words, span, tuple(draft.redirections), tuple(draft.assignments)))

    def _touch(self, token: Token) -> None:
        if self.draft.is_empty:
            self.draft.start = token.start
        self.draft.stop = token.stop
        self.is_open = False

    def _learn(self, token: Token) -> None:
        """Variables that a loop or a builtin sets."""
        if "((" in token.value:
            self.names.update(_COUNTER.findall(token.value))
        first = self.draft.words[0].value if self.draft.words else ""
        found = _VARIABLE.match(token.value) if first in _SETTERS else None
        if found and (first != "for" or len(self.draft.words) == 1):
            self.names.add(found.group())

    def _check_split(self, token: Token) -> None:
        """A blank inside a value: the word before ends with a comma, or with a `=` that this word would follow."""
        last = self.draft.tokens[-1] if self.draft.tokens and self.draft.is_aws else None
        if last is None or "split-value" in self.draft.told:
            return
        end = self.text.value[last.stop - 1]
        if token.value.startswith("-"):
            if end == "," and token.value.startswith("--") and not last.value.startswith("--"):
                self.findings.append(mends.stray_comma(self.text, last.start, last.stop))
            return
        is_open = end == "=" and len(last.value) > 1 and ("=" not in token.value or token.value[:1] in ("[", "{"))
        if (end == "," or is_open) and last.value.endswith(end):
            self.draft.told.add("split-value")
            self.findings.append(mends.split_value(self.text, last.start, last.stop, token.value))

    def _finish(self, token: Token) -> Word:
        if self.lexer.dialect.has_expansions and self.draft.is_aws:
            self._look(token)
        span = self.text.span(token.start, token.stop)
        value = gather(self.text, token.pieces, span.stop)
        return Word(value, span, token.is_quoted, tuple(self._substitutions(token)))

    def _look(self, token: Token) -> None:
        """What a shell would change; of one kind the first in a command is enough where they come in flocks."""
        for finding in look(self.text, token, self.names):
            if finding.name == "lost-backslash" and not self.shows_posix:
                continue  # one line that cmd.exe runs as it stands
            if finding.name not in self.draft.told:
                self.findings.append(finding)
            if finding.name in _ONCE:
                self.draft.told.add(finding.name)

    def _substitutions(self, token: Token) -> list[Substitution]:
        found, at = [], 0
        for piece in token.pieces:
            if piece.mode is Mode.COMMAND and self.depth < _MAX_DEPTH:
                found.append(Substitution(at, at + len(piece.value), self._nested(piece)))
            at += len(piece.value)
        return found

    def _nested(self, piece: Piece) -> Script:
        opening = 2 if piece.value.startswith("$(") else 1
        script = self.read_inner(self.text.slice(piece.start + opening, piece.start + len(piece.value) - 1))
        self.findings.extend(script.findings)
        return script

    def read_inner(self, inner: Text) -> Script:
        """The script of a substitution."""
        raise NotImplementedError

    def _assign(self, token: Token) -> bool:
        """`NAME=value` before the first word of a command."""
        found = _ASSIGNMENT.match(token.value)
        is_bare = bool(token.pieces) and token.pieces[0].mode is Mode.BARE
        if self.draft.words or not found or not is_bare or not self.lexer.dialect.has_expansions:
            return False
        self.names.add(found.group(1))
        if token.value.startswith("(", found.end()):
            token = self._array(token)
        word = self._finish(token)
        shifted = tuple(replace(s, start=s.start - found.end(), stop=s.stop - found.end()) for s in word.substitutions)
        value = replace(word, text=word.text.slice(found.end()), substitutions=shifted)
        self.draft.assignments.append(Assignment(found.group(1), value))
        return True

    def _array(self, token: Token) -> Token:
        """`NAME=(a b c)`: one value, as written, up to the parenthesis that closes it."""
        stop = _ARRAY_END.search(self.text.value, token.stop - 1)
        if stop is None:
            return token
        self.lexer.at = self.draft.stop = stop.end()
        if "|" in self.text.value[token.stop : stop.end()]:
            self.findings.append(mends.list_of_commands(self.text, self.text.value.index("(", token.start)))
        piece = Piece(Mode.BARE, token.start, self.text.value[token.start : stop.end()])
        return Token(Kind.WORD, token.start, stop.end(), (piece,))

    def _joined_option(self, token: Token) -> Token:
        """`-- name` and a lone `-` at a line end: dashes that lost their option."""
        if token.value not in ("-", "--") or token.is_quoted or not self.draft.is_aws:
            return token
        if token.value == "-" and self._is_before_option(token):
            self.findings.append(mends.lone_dash(self.text, token.start))
            return Token(Kind.WORD, token.stop, token.stop)
        found = _OPTION_NAME.match(self.text.value, token.stop)
        if not found or (token.value == "-" and "\n" not in self.text.value[self.draft.stop : token.start]):
            return token
        return self._with_name(token, found)

    def _is_before_option(self, token: Token) -> bool:
        value = self.text.value
        return _LINE_ENDS.match(value, token.stop) is not None and look_ahead(value, token.stop + 1).goes_on

    def _with_name(self, dashes: Token, name: re.Match[str]) -> Token:
        self.findings.append(mends.stray_dash(self.text, dashes.start, name.start(1), name.group(1)))
        self.lexer.at = name.end()
        pieces = (Piece(Mode.BARE, dashes.start, "--"), Piece(Mode.BARE, name.start(1), name.group(1)))
        return Token(Kind.WORD, dashes.start, name.end(), pieces)


def _keywords(words: list[Word]) -> int:
    """How many of the shell's own words stand before the command (`do`, `then`)."""
    return next((i for i, w in enumerate(words[:-1]) if w.value not in KEYWORDS or w.is_quoted), max(len(words) - 1, 0))
