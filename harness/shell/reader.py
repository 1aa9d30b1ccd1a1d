"""From the tokens of a block to its pipelines: where a command ends, and what is no command at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from harness.findings import Finding
from harness.shell import mends
from harness.shell.expansions import look
from harness.shell.lexer import Lexer
from harness.shell.lines import After, Next, look_ahead, next_aws_line
from harness.shell.model import Assignment, Command, Pipeline, Redirection, Script, Shell, Substitution, Word
from harness.shell.programs import KEYWORDS, PROMPT
from harness.shell.tokens import Kind, Mode, Piece, Token, gather
from harness.text import Source, Span, Text

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)\+?=")
_VARIABLE = re.compile(r"[A-Za-z_]\w*")
_SETTERS = frozenset({"for", "read", "export", "declare", "local", "readonly"})
_MAX_DEPTH = 6
_ONCE = frozenset({"unquoted-parenthesis", "lost-backslash"})
_NEEDS_MORE = ("|", "|&", "&&", "||")


def read_script(text: Text, shell: Shell = Shell.POSIX, source: Source | None = None) -> Script:
    """A command block as its author meant it, with what a real shell would make of it as findings.

    `source` shows the blanks at line ends that docutils takes away: with it, a `\\` before such a blank is found, and
    a missing continuation has its fix.
    """
    return Reader(text, shell, source).read()


@dataclass(slots=True)
class _Draft:
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


class Reader:
    """Reads one block; `depth` counts the substitutions around it."""

    def __init__(self, text: Text, shell: Shell, source: Source | None, depth: int = 0) -> None:
        self.whole, self.shell, self.source, self.depth = text, shell, source, depth
        glued = _GLUED.search(text.value)
        self.text = text = text.slice(0, glued.start()) if glued else text
        self.lexer = Lexer(text, shell)
        self.findings: list[Finding] = self.lexer.findings
        self.names: set[str] = set()
        self.draft = _Draft()
        self.commands: list[Command] = []
        self.pipelines: list[Pipeline] = []
        self.rest: Text | None = None
        self.has_prompt = False
        self.shows_posix = "\\\n" in text.value or "'" in text.value
        self.is_open = False  # an operator waits for the command after it

    def read(self) -> Script:
        self._preamble()
        while self._step():
            pass
        if self.whole is not self.text:
            self._give_label()
        return Script(tuple(self.pipelines), tuple(sorted(self.findings, key=lambda found: found.span)), self.rest)

    def _preamble(self) -> None:
        """Prose before the first command, where a later line begins one."""
        value = self.text.value
        first = look_ahead(value, 0)
        start = next_aws_line(value, 0)
        if start > 0 and first.after is not After.COMMAND and first.at < start:
            self.findings.append(mends.text_in_command(self.text, first.at, first.stop))
            self.lexer.at = start
        self._prompt()

    def _prompt(self) -> None:
        found = PROMPT.match(self.text.value, self.lexer.at)
        if found:
            start = self.lexer.at + len(found.group()) - len(found.group().lstrip())
            self.findings.append(mends.prompt_in_command(self.text, start, found.end()))
            self.lexer.at = found.end()
            self.has_prompt = True

    def _step(self) -> bool:
        token = self.lexer.token()
        if token.kind is Kind.END:
            self._end_pipeline()
            return False
        return _STEPS[token.kind](self, token)

    # Words, operators, redirections.

    def _word(self, token: Token) -> bool:
        token = self._joined_option(token)
        if token.stop <= token.start:
            return True
        self._touch(token)
        if self.draft.operator:
            self.draft.redirections.append(Redirection(self.draft.operator, self._finish(token)))
            self.draft.operator = ""
        elif not self._assign(token):
            self._check_split(token)
            self._learn(token)
            self.draft.tokens.append(token)
            self.draft.words.append(self._finish(token))
        return True

    def _touch(self, token: Token) -> None:
        if self.draft.is_empty:
            self.draft.start = token.start
        self.draft.stop = token.stop
        self.is_open = False

    def _learn(self, token: Token) -> None:
        """Variables that a loop or a builtin sets."""
        first = self.draft.words[0].value if self.draft.words else ""
        found = _VARIABLE.match(token.value) if first in _SETTERS else None
        if found and (first != "for" or len(self.draft.words) == 1):
            self.names.add(found.group())

    def _check_split(self, token: Token) -> None:
        """A blank inside a value: the word before ends with a comma, or with a `=` that this word would follow."""
        last = self.draft.tokens[-1] if self.draft.tokens and self.draft.is_aws else None
        if last is None or "split-value" in self.draft.told or token.value.startswith("-"):
            return
        end = self.text.value[last.stop - 1]
        is_open = end == "=" and len(last.value) > 1 and ("=" not in token.value or token.value[:1] in ("[", "{"))
        if (end == "," or is_open) and last.value.endswith(end):
            self.draft.told.add("split-value")
            self.findings.append(mends.split_value(self.text, last.start, last.stop, token.value))

    def _finish(self, token: Token) -> Word:
        if self.lexer.dialect.has_expansions and self.draft.is_aws:
            self._look(token)
        value = gather(self.text, token.pieces, token.stop)
        return Word(value, self.text.span(token.start, token.stop), token.is_quoted, tuple(self._substitutions(token)))

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
        inner = self.text.slice(piece.start + opening, piece.start + len(piece.value) - 1)
        script = Reader(inner, self.shell, self.source, self.depth + 1).read()
        self.findings.extend(script.findings)
        return script

    def _assign(self, token: Token) -> bool:
        """`NAME=value` before the first word of a command."""
        found = _ASSIGNMENT.match(token.value)
        if (
            self.draft.words
            or not found
            or token.pieces[0].mode is not Mode.BARE
            or not self.lexer.dialect.has_expansions
        ):
            return False
        name = found.group(1)
        word = self._finish(token)
        self.names.add(name)
        value = Word(word.text.slice(found.end()), word.span, word.is_quoted, _shifted(word.substitutions, found.end()))
        self.draft.assignments.append(Assignment(name, value))
        return True

    def _joined_option(self, token: Token) -> Token:
        """`-- name` and a lone `-` at a line end: dashes that lost their option."""
        if token.value not in ("-", "--") or token.is_quoted or not self.draft.is_aws:
            return token
        if (
            token.value == "-"
            and _line_ends(self.text.value, token.stop)
            and look_ahead(self.text.value, token.stop + 1).goes_on
        ):
            self.findings.append(mends.lone_dash(self.text, token.start))
            return Token(Kind.WORD, token.stop, token.stop)
        found = _OPTION_NAME.match(self.text.value, token.stop)
        if not found or (token.value == "-" and not _begins_line(self.text.value, token.start)):
            return token
        self.findings.append(mends.stray_dash(self.text, token.start, found.start(1), found.group(1)))
        self.lexer.at = found.end()
        pieces = (Piece(Mode.BARE, token.start, "--"), Piece(Mode.BARE, found.start(1), found.group(1)))
        return Token(Kind.WORD, token.start, found.end(), pieces)

    def _operator(self, token: Token) -> bool:
        if self.text.value[token.start : token.stop] in ("|", "|&"):
            self._end_command()
        else:
            self._end_pipeline()
        self.is_open = self.text.value[token.start : token.stop] in _NEEDS_MORE
        return True

    def _redirect(self, token: Token) -> bool:
        operator = self.text.value[token.start : token.stop]
        self._touch(token)
        self.draft.operator = operator
        return True

    # Line ends.

    def _newline(self, token: Token) -> bool:
        following = look_ahead(self.text.value, self.lexer.at)
        if self.is_open or self.draft.is_empty:
            return self._begin_line(following)
        if self._goes_on(following):
            return self._go_on(token, following)
        self._end_pipeline()
        return self._begin_line(following)

    def _goes_on(self, following: Next) -> bool:
        """Is the next line meant to be more of the command, though nothing says so to a shell?"""
        if following.goes_on:
            return True
        if following.is_apart or not self.draft.is_aws or self.has_prompt:
            return False
        return following.after is After.VALUE or (following.after is After.DATA and self.draft.awaits_value)

    def _go_on(self, token: Token, following: Next) -> bool:
        last = self.draft.tokens[-1] if self.draft.tokens else token
        if self._is_slash(last):
            self._drop_slash(last)
        else:
            span = self.text.span(self._last_start(last), self.draft.stop)
            shown = self.text.value[following.at : following.stop]
            mark = self.lexer.dialect.escape
            self.findings.append(mends.missing_continuation(self.text, span, token.start, shown, mark, self.source))
        self.lexer.at = following.at
        return True

    def _last_start(self, last: Token) -> int:
        """Where the last line of the last word begins: a finding is no good to anybody if it spans a policy."""
        return max(self.text.value.rfind("\n", last.start, self.draft.stop) + 1, last.start)

    def _is_slash(self, last: Token) -> bool:
        return last.value == "/" and not last.is_quoted and len(self.draft.words) > 2

    def _drop_slash(self, last: Token) -> None:
        self.findings.append(mends.slash_continuation(self.text, last.start, self.lexer.dialect.escape))
        self.draft.words.pop()
        self.draft.tokens.pop()

    def _join(self, token: Token) -> bool:
        """A continuation: the command goes on, unless nothing of it follows."""
        following = look_ahead(self.text.value, self.lexer.at)
        if following.is_apart and following.goes_on:
            shown = self.text.value[following.at : following.stop]
            self.findings.append(mends.cut_continuation(self.text, token.start, shown))
            self.lexer.at = following.at
            return True
        if following.is_apart or following.after is After.NOTHING or self._restarts(following):
            self.findings.append(mends.dangling_continuation(self.text, token.start))
            self._end_pipeline()
            return self._begin_line(following)
        self._check_blanks(token)
        return True

    def _restarts(self, following: Next) -> bool:
        value = self.text.value
        return bool(self.draft.words) and (value.startswith("aws ", following.at) or following.after is After.TEXT)

    def _check_blanks(self, token: Token) -> None:
        """Blanks behind a continuation, which docutils takes away and a paster's shell sees."""
        if self.source is None or token.stop <= token.start:
            return
        start = self.text.offset(token.start) + 1
        stop = start
        while self.source.text[stop : stop + 1] in (" ", "\t"):
            stop += 1
        if stop > start:
            self.findings.append(mends.blanks_at_line_end(self.text, token.start, Span(start, stop)))

    def _begin_line(self, following: Next) -> bool:
        """At the beginning of a command's line: skip prompts; text ends the script or is skipped up to the next command."""
        if following.after is After.NOTHING:
            self.lexer.at = following.at
            return True
        if self._is_text(following):
            return self._skip_text(following)
        self.lexer.at = following.at
        self._prompt()
        return True

    def _is_text(self, following: Next) -> bool:
        if following.after in (After.TEXT, After.DATA):
            return bool(self.pipelines)
        return following.after is After.VALUE and (self.has_prompt or self._last_is_aws) and not self.is_open

    @property
    def _last_is_aws(self) -> bool:
        return bool(self.pipelines) and self.pipelines[-1].commands[-1].is_aws

    def _skip_text(self, following: Next) -> bool:
        if not self.has_prompt:
            self.findings.append(mends.text_in_command(self.text, following.at, following.stop))
        stop = next_aws_line(self.text.value, following.at)
        if self.has_prompt:
            stop = _next_prompt(self.text.value, following.at)
        text = self.text.slice(following.at, stop if stop > 0 else None).strip()
        self._give(text, is_last=stop < 0)
        self.lexer.at = stop if stop > 0 else len(self.text.value)
        if stop > 0:
            self._prompt()
        return True

    def _give_label(self) -> None:
        """The rest begins with a label that is glued to the last word."""
        start = len(self.text.value)
        stop = self.whole.value.find("\n", start)
        self.findings.append(mends.text_in_command(self.whole, start, stop if stop > 0 else len(self.whole.value)))
        self.rest = self.whole.slice(start)

    def _give(self, text: Text, is_last: bool) -> None:
        if is_last:
            self.rest = text
        elif self.pipelines:
            last = self.pipelines[-1]
            self.pipelines[-1] = Pipeline(last.commands, last.span, text)

    # Ends.

    def _end_command(self) -> None:
        draft, self.draft = self.draft, _Draft()
        if draft.is_empty:
            return
        span = self.text.span(draft.start, draft.stop)
        self.commands.append(
            Command(
                tuple(draft.words[_keywords(draft.words) :]), span, tuple(draft.redirections), tuple(draft.assignments)
            )
        )

    def _end_pipeline(self) -> None:
        self._end_command()
        if self.commands:
            span = Span(self.commands[0].span.start, self.commands[-1].span.stop)
            self.pipelines.append(Pipeline(tuple(self.commands), span))
            self.commands = []


def _keywords(words: list[Word]) -> int:
    """How many of the shell's own words stand before the command (`do`, `then`)."""
    return next((i for i, w in enumerate(words[:-1]) if w.value not in KEYWORDS or w.is_quoted), max(len(words) - 1, 0))


_STEPS = {
    Kind.WORD: Reader._word,
    Kind.OPERATOR: Reader._operator,
    Kind.REDIRECT: Reader._redirect,
    Kind.NEWLINE: Reader._newline,
    Kind.JOIN: Reader._join,
}

_GLUED = re.compile(r"(?<=[\w\"'])Contents? of \S+?::?[ \t]*(?=\n|\Z)")
_LINE_ENDS = re.compile(r"[ \t]*[\\\n]")
_OPTION_NAME = re.compile(r"[ \t]+([a-z][a-z0-9-]*)(?=[ \t\n]|\Z)")


def _shifted(substitutions: tuple[Substitution, ...], by: int) -> tuple[Substitution, ...]:
    return tuple(Substitution(s.start - by, s.stop - by, s.script) for s in substitutions)


def _line_ends(value: str, at: int) -> bool:
    return _LINE_ENDS.match(value, at) is not None


def _begins_line(value: str, at: int) -> bool:
    return not value[value.rfind("\n", 0, at) + 1 : at].strip()


def _next_prompt(value: str, at: int) -> int:
    while (at := value.find("\n", at) + 1) > 0:
        if PROMPT.match(value, at):
            return at
    return -1
