"""From the tokens of a block to its pipelines: where a command ends, and what is no command at all."""

from __future__ import annotations

import re

from harness.shell import lineends, mends
from harness.shell.lines import After, Next, look_ahead, next_aws_line
from harness.shell.model import Pipeline, Script, Shell
from harness.shell.programs import PROMPT
from harness.shell.tokens import Kind, Token
from harness.shell.words import WordReader
from harness.text import Source, Span, Text

_NEEDS_MORE = ("|", "|&", "&&", "||")


def read_script(text: Text, shell: Shell = Shell.POSIX, source: Source | None = None) -> Script:
    """A command block as its author meant it, with what a real shell would make of it as findings.

    `source` shows the blanks at line ends that docutils takes away: with it, a `\\` before such a blank is found, and
    a missing continuation has its fix.
    """
    return Reader(text, shell, source).read()


class Reader(WordReader):
    """Reads one block."""

    def __init__(self, text: Text, shell: Shell, source: Source | None, depth: int = 0) -> None:
        glued = _GLUED.search(text.value)
        super().__init__(text.slice(0, glued.start()) if glued else text, shell, depth)
        self.whole, self.source = text, source
        self.pipelines: list[Pipeline] = []
        self.rest: Text | None = None
        self.has_prompt = False

    def read_inner(self, inner: Text) -> Script:
        reader = Reader(inner, self.lexer.shell, self.source, self.depth + 1)
        reader.names = self.names
        return reader.read()

    def read(self) -> Script:
        self._preamble()
        while self._step():
            pass
        if len(self.whole) > len(self.text):
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

    def _operator(self, token: Token) -> bool:
        if self.text.value[token.start : token.stop] in ("|", "|&"):
            self.end_command()
        else:
            self._end_pipeline()
        self.is_open = self.text.value[token.start : token.stop] in _NEEDS_MORE
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
            mark = self.lexer.dialect.escape
            shown = self._first_shown(following, mark)
            self.findings.append(lineends.missing_continuation(self.text, span, token.start, shown, mark, self.source))
        self.lexer.at = following.at
        return True

    def _first_shown(self, following: Next, mark: str) -> str:
        """The line that a shell does not take for more of the command; past a mark that stands alone, the line after it."""
        while self.text.value[following.at : following.stop].rstrip() == mark:
            following = look_ahead(self.text.value, following.stop)
        return self.text.value[following.at : following.stop]

    def _last_start(self, last: Token) -> int:
        """Where the last line of the last word begins: a finding is no good to anybody if it spans a policy."""
        return max(self.text.value.rfind("\n", last.start, self.draft.stop) + 1, last.start)

    def _is_slash(self, last: Token) -> bool:
        return last.value == "/" and not last.is_quoted and len(self.draft.words) > 2

    def _drop_slash(self, last: Token) -> None:
        self.findings.append(lineends.slash_continuation(self.text, last.start, self.lexer.dialect.escape))
        self.draft.words.pop()
        self.draft.tokens.pop()

    def _join(self, token: Token) -> bool:
        """A continuation: the command goes on, unless nothing of it follows."""
        following = look_ahead(self.text.value, self.lexer.at)
        if following.is_apart and following.goes_on:
            shown = self.text.value[following.at : following.stop]
            self.findings.append(lineends.cut_continuation(self.text, token.start, shown))
            self.lexer.at = following.at
            return True
        if following.is_apart or following.after is After.NOTHING or self._restarts(following):
            self.findings.append(lineends.dangling_continuation(self.text, token.start))
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
            self.findings.append(lineends.blanks_at_line_end(self.text, token.start, Span(start, stop)))

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

    def _end_pipeline(self) -> None:
        self.end_command()
        if self.commands:
            span = Span(self.commands[0].span.start, self.commands[-1].span.stop)
            self.pipelines.append(Pipeline(tuple(self.commands), span))
            self.commands = []


_STEPS = {
    Kind.WORD: Reader.word,
    Kind.OPERATOR: Reader._operator,
    Kind.REDIRECT: Reader.redirect,
    Kind.NEWLINE: Reader._newline,
    Kind.JOIN: Reader._join,
}

_GLUED = re.compile(r"(?<=[\w\"'])Contents? of \S+?::?[ \t]*(?=\n|\Z)")


def _next_prompt(value: str, at: int) -> int:
    while (at := value.find("\n", at) + 1) > 0:
        if PROMPT.match(value, at):
            return at
    return -1
