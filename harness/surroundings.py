"""What an example's shell knows from step to step: variables, files, and what `$( )` stands for; no shell is run.

A value that comes from a program that is not followed stays unknown, and the word with it stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import replace

from harness.document.model import Block
from harness.filters import run
from harness.shell import read_script
from harness.shell.model import Command, Pipeline, Script, Word
from harness.text import Text

_MAY_MATTER = re.compile(r"^[ \t]*(?:\w+=|export\b|echo\b|cat\b)|\$\(|`", re.MULTILINE)
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_SET = re.compile(
    r"(?:^|[;&(])[ \t]*(?:(?:export|local)[ \t]+)?(\w+)=|\bfor[ \t]+(\w+)[ \t]+in\b|\bread[ \t]+(?:-r[ \t]+)?(\w+)",
    re.MULTILINE,
)
_LONGEST = 100_000
_SHORT = 200


class Surroundings:
    """Grows with an example. `files` are the example's own, shared with who replays it."""

    def __init__(self, files: MutableMapping[str, bytes]) -> None:
        self.files = files
        self.variables: dict[str, str] = {}
        self._printed: dict[int, bytes] = {}
        self._set_somehow: set[str] = set()
        self._block: Block | None = None
        self._todo: list[Pipeline] = []

    def reach(self, block: Block, command: Command) -> None:
        """Do what stands before a command: in its own block, and in what is left of the one before."""
        if block is not self._block:
            self._do(self._todo)
            self._block = block
            matters = _MAY_MATTER.search(block.text.value)
            self._todo = list(read_script(block.text, block.shell).pipelines) if matters else []
            self._set_somehow |= {name for found in _SET.findall(block.text.value) for name in found if name}
        before = [pipeline for pipeline in self._todo if pipeline.span.stop <= command.span.start]
        self._todo = self._todo[len(before) :]
        self._do(before)

    def note(self, command: Command, printed: bytes) -> None:
        """What a command in `$( )` printed at the end of its pipeline."""
        self._printed[command.span.start] = printed

    def known(self) -> frozenset[str]:
        """The words that variables and short files hold."""
        short = (data for data in self.files.values() if len(data) <= _SHORT)
        return frozenset((*self.variables.values(), *(data.decode("utf-8", "replace").strip() for data in short)))

    def given_to(self, command: Command, pipeline: Pipeline) -> bytes | None:
        """What the programs before a command in its pipeline give to it; None where there are none, or one is not known."""
        before = pipeline.commands[: next((n for n, one in enumerate(pipeline.commands) if one is command), 0)]
        if not before or any(one.is_aws for one in before):
            return None
        found = run(replace(pipeline, commands=before), self._arguments, self.files)
        return None if found.unknown else found.printed

    def expanded(self, command: Command) -> Command:
        """The command with the values of the variables and substitutions that are known; itself where there are none."""
        words = tuple(self._word(word) for word in command.words)
        return command if words == command.words else replace(command, words=words)

    def doubt(self, command: Command) -> str:
        """Why it is not known what the command says: a variable that a script sets somehow, or an unknown `$( )`."""
        for word in command.words:
            names = (found[1] or found[2] for found in _VARIABLE.finditer(word.value))
            unknown = next((name for name in names if name in self._set_somehow and name not in self.variables), None)
            if unknown is not None:
                return f"the value of its variable `{unknown}` is not known"
            if word.substitutions and self._value(word) is None:
                return "what stands for a `$( )` in it is not known"
        return ""

    def _word(self, word: Word) -> Word:
        if "$" not in word.value and not word.substitutions:
            return word
        value = self._value(word)
        if value is None or value == word.value:
            return word
        return replace(word, text=Text(value, ((0, word.span.start),), word.span.stop), substitutions=())

    def _value(self, word: Word) -> str | None:
        """A word's value; None where a part of it is not known, or grows out of bounds."""
        pieces: list[str] = []
        at = 0
        for substitution in word.substitutions:
            pieces.append(self._with_variables(word.value[at : substitution.start]))
            inner = self._output(substitution.script)
            if inner is None:
                return None
            pieces.append(inner)
            at = substitution.stop
        value = "".join((*pieces, self._with_variables(word.value[at:])))
        return value if len(value) <= _LONGEST else None

    def _with_variables(self, value: str) -> str:
        return _VARIABLE.sub(lambda found: self.variables.get(found[1] or found[2], found[0]), value)

    def _output(self, script: Script) -> str | None:
        """What a substitution stands for: what its pipelines print, without the newlines at the end."""
        printed = [self._printed_by(pipeline) for pipeline in script.pipelines]
        if not printed or any(one is None for one in printed):
            return None
        return b"".join(one or b"" for one in printed).decode("utf-8", "replace").rstrip("\n")

    def _printed_by(self, pipeline: Pipeline) -> bytes | None:
        aws = [command for command in pipeline.commands if command.is_aws]
        if aws:
            return self._printed.get(aws[-1].span.start)
        found = run(pipeline, self._arguments, self.files)
        return None if found.unknown else found.printed

    def _do(self, pipelines: list[Pipeline]) -> None:
        for pipeline in pipelines:
            if any(command.is_aws for command in pipeline.commands):
                continue
            found = run(pipeline, self._arguments, self.files)
            self.files.update(found.files)
            for command in pipeline.commands[:1]:
                self._assign(command)

    def _assign(self, command: Command) -> None:
        """`NAME=value` alone; a value that is not known makes the variable unknown."""
        is_export = command.program == "export"
        if command.words and not is_export:
            return
        for assignment in command.assignments:
            self._set(assignment.name, self._value(assignment.value))
        for word in command.words[1:]:
            name, equals, value = (self._value(word) or "").partition("=")
            if equals:
                self._set(name, value)

    def _set(self, name: str, value: str | None) -> None:
        if value is None:
            self.variables.pop(name, None)
        else:
            self.variables[name] = value

    def _arguments(self, command: Command) -> list[str] | None:
        values = [self._value(word) for word in command.words]
        return None if any(value is None for value in values) else [value or "" for value in values]
