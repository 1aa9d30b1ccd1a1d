"""Words, operators and line ends of a command block, one token at a time, each piece of a word in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from harness.findings import Finding
from harness.shell import lineends, mends
from harness.shell.dialect import CONTINUATIONS, DIALECTS, Dialect
from harness.shell.model import Shell
from harness.shell.quotes import Quoted, read_quoted
from harness.shell.substitutions import Finder
from harness.shell.tokens import Kind, Mode, Piece, Token, merged
from harness.text import Span, Text

_BLANKS = re.compile(r"[^\S\n]*")
_LINE = re.compile(r"[^\n]*")
_REDIRECT = re.compile(r"(?:[0-9](?=[<>])|&(?=>))?(?:>>|>&|>\||<<<|<<-?|<&|<>|>|<)")
_OPERATOR = re.compile(r"\|\||\|&|\||&&|&|;;|;")
_OPERATOR_CHARS = frozenset("|&;<>0123456789")
_PLACEHOLDER = re.compile(r"<(?=[A-Za-z0-9_])(?:[^<>\n|;&'\"\\]{0,78}[^<>\n|;&'\"\\ \t])>")
_PLAIN = re.compile(r"[^\s'\"\\`^$<>|&;\u2010-\u2015\u2018-\u201f\u2212]+")
_ROUND = {"\u201c": "\u201c\u201d", "\u201d": "\u201c\u201d", "\u201e": "\u201c\u201d", "\u2018": "\u2018\u2019"}
_LONGEST_ROUND = 500
_DASH = re.compile(r"-?[\u2010-\u2015\u2212]+-?(?=[A-Za-z])")
_CUT = re.compile(r"[ \t]*(?:\n|--[A-Za-z]|aws |\Z)")
_LINE_END = re.compile(r"[ \t\r]*(?:\n|\Z)")


@dataclass(slots=True)
class Lexer:
    """Hands out the tokens of `text` from `at` on. Findings about words gather in `findings`."""

    text: Text
    shell: Shell
    at: int = 0
    findings: list[Finding] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _is_quoted: bool = False
    _unclosed: set[str] = field(default_factory=set)
    _finder: Finder = field(init=False)
    dialect: Dialect = field(init=False)
    value: str = field(init=False)

    def __post_init__(self) -> None:
        self.value = self.text.value
        self.dialect = DIALECTS[self.shell]
        self._finder = Finder(self.value)

    def skip_line(self) -> None:
        self.at = _end(_LINE, self.value, self.at)

    def token(self) -> Token:
        """The next token; blanks and comments before it are skipped."""
        self.at = _end(_BLANKS, self.value, self.at)
        if self.value.startswith("#", self.at) and self.shell is not Shell.CMD:
            self.skip_line()
        start = self.at
        kind = self._mark()
        if kind is not None:
            return Token(kind, start, self.at)
        self._pieces, self._is_quoted = [], False
        self._word()
        return Token(Kind.WORD, start, self.at, merged(self._pieces), self._is_quoted)

    # What is no word.

    def _mark(self) -> Kind | None:
        char = self.value[self.at : self.at + 1]
        if not char:
            return Kind.END
        if char == "\n":
            self.at += 1
            return Kind.NEWLINE
        if char in CONTINUATIONS and self._is_line_end(self.at + 1):
            self._continue(char)
            return Kind.JOIN
        return self._operator()

    def _is_line_end(self, at: int) -> bool:
        return _LINE_END.match(self.value, at) is not None

    def _continue(self, char: str) -> None:
        if char != self.dialect.escape:
            self.findings.append(lineends.foreign_continuation(self.text, self.at, self.dialect.escape))
        self.at = _end(_LINE_END, self.value, self.at + 1)

    def _operator(self) -> Kind | None:
        if self.value[self.at] not in _OPERATOR_CHARS:
            return None
        for pattern, kind in ((_REDIRECT, Kind.REDIRECT), (_OPERATOR, Kind.OPERATOR)):
            found = pattern.match(self.value, self.at)
            if found and not _PLACEHOLDER.match(self.value, self.at):
                self.at = found.end()
                return kind
        return None

    # Words.

    def _word(self) -> None:
        self._dash()
        while self.at < len(self.value) and self._piece():
            pass

    def _add(self, mode: Mode, start: int, value: str, stop: int) -> bool:
        self._pieces.append(Piece(mode, start, value))
        self.at = stop
        return True

    def _dash(self) -> None:
        """A dash that an editor made of `--`."""
        found = _DASH.match(self.value, self.at)
        if found:
            self.findings.append(mends.typographic_dash(self.text, found.start(), found.end()))
            self._add(Mode.BARE, self.at, "--", found.end())

    def _piece(self) -> bool:
        """Consume one piece; False at the word's end."""
        found = _PLAIN.match(self.value, self.at)
        if found:
            return self._add(Mode.BARE, self.at, found.group(), found.end())
        char = self.value[self.at]
        if char in self.dialect.quotes:
            return self._quoted(char)
        if char in "\\^`$":
            return self._escape(char)
        if char in "<>|&;":
            return self._glued(char)
        return self._round(char) if char in _ROUND else not char.isspace() and self._literal(char)

    def _literal(self, char: str) -> bool:
        return self._add(Mode.BARE, self.at, char, self.at + 1)

    def _escape(self, char: str) -> bool:
        following = self.value[self.at + 1 : self.at + 2]
        if char == self.dialect.escape:
            return self._escaped(following)
        if char == "\\" and following == '"' and self.dialect.has_argv_backslash:
            return self._add(Mode.ESCAPED, self.at + 1, '"', self.at + 2)
        if char in "$`" and self.dialect.has_expansions:
            stop = self._finder.close(self.at) if char == "`" or following == "(" else -1
            if stop > 0:
                return self._add(Mode.COMMAND, self.at, self.value[self.at : stop], stop)
        return self._literal(char)

    def _escaped(self, following: str) -> bool:
        start = self.at
        if (not following or following.isspace()) and self._is_line_end(start + 1):
            return self._glued_join()
        if following in " \t" and not self._pieces:
            self.findings.append(lineends.blank_after_continuation(self.text, start, start + 1))
            self.at = _end(_BLANKS, self.value, start + 1)
            self._dash()
            return True
        if following.isalpha() and _is_windows_path(self.value, start):
            return self._literal(self.value[start])
        return self._add(Mode.ESCAPED, start + 1, following, start + 2)

    def _glued_join(self) -> bool:
        """A continuation right behind a word: a shell goes on with the word unless the next line is indented."""
        newline = _end(_LINE_END, self.value, self.at + 1)
        following = self.value[newline : newline + 1]
        if not following or following.isspace() or not self._pieces:
            return False
        if following in "-|&;<>" or self.shell is not Shell.POSIX:
            self.findings.append(lineends.glued_continuation(self.text, self.at))
            return False
        self.at = newline
        return True

    def _glued(self, char: str) -> bool:
        """An operator inside what looks like one word."""
        found = _PLACEHOLDER.match(self.value, self.at)
        if found:
            self.findings.append(mends.unquoted_placeholder(self.text, found.start(), found.end()))
            return self._add(Mode.BARE, self.at, found.group(), found.end())
        return char in "&;" and self._is_inside_url(char) and self._literal(char)

    def _is_inside_url(self, char: str) -> bool:
        """`&` or `;` right between two characters of a URL or of a list: a shell would end the command there."""
        before, after = self.value[self.at - 1], self.value[self.at + 1 : self.at + 2]
        if not after or after.isspace() or before.isspace() or after in "&;|<>" or not self._pieces:
            return False
        if char == "&" and "?" not in "".join(piece.value for piece in self._pieces):
            return False
        self.findings.append(mends.unquoted_operator(self.text, self.at))
        return True

    # Quotes.

    def _quoted(self, quote: str) -> bool:
        start, limit = self.at, len(self.value)
        self._is_quoted = True
        if quote not in self._unclosed:
            found = read_quoted(self.value, start, limit, self.shell, self._finder)
            if found.is_closed:
                return self._take(found)
            self._unclosed.add(quote)
        return self._unbalanced(quote)

    def _take(self, found: Quoted) -> bool:
        if found.joins:
            self.findings.append(
                lineends.continuation_in_quotes(self.text, Span(self.at + 1, found.stop - 1), found.joins)
            )
        self._pieces += found.pieces
        self.at = found.stop
        return True

    def _unbalanced(self, quote: str) -> bool:
        """Read a quote that nothing closes as its author may have meant it: to the end of the value."""
        self.findings.append(mends.unbalanced_quote(self.text, self.at, quote))
        limit = _value_end(self.value, self.at + 1)
        self._take(read_quoted(self.value, self.at, limit, self.shell, self._finder))
        return False

    def _round(self, quote: str) -> bool:
        """Quotes that an editor made round, if they close on the same line."""
        ends = (self.value.find(close, self.at + 1, self.at + _LONGEST_ROUND) for close in _ROUND[quote])
        stop = min((end for end in ends if end > 0), default=-1)
        if stop < 0 or "\n" in self.value[self.at : stop]:
            return self._literal(quote)
        self._is_quoted = True
        self.findings.append(mends.round_quotes(self.text, self.at, stop))
        return self._add(Mode.DOUBLE, self.at + 1, self.value[self.at + 1 : stop], stop + 1)


def _end(pattern: re.Pattern[str], value: str, at: int) -> int:
    found = pattern.match(value, at)
    return found.end() if found else at


def _value_end(value: str, at: int) -> int:
    """The end of a value that no quote closes: before a line that is blank or begins an option or a command."""
    stop = at
    while (line_end := value.find("\n", stop)) >= 0 and not _CUT.match(value, line_end + 1):
        stop = line_end + 1
    line = value[stop : line_end if line_end >= 0 else None].rstrip()
    return stop + len(line[:-1].rstrip() if line.endswith((" \\", " ^", " `")) else line)


_WINDOWS_PATH = re.compile(r"[A-Za-z]:(?:\\[\w .-]*)*\Z")


def _is_windows_path(value: str, at: int) -> bool:
    """Is the backslash at `at` one of a path such as `C:\\Temp\\x.json`?"""
    return _WINDOWS_PATH.search(value, max(at - 120, 0), at) is not None
