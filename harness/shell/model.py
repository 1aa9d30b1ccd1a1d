"""What a shell would make of a command block: words with their places, redirections and pipelines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harness.findings import Finding
from harness.text import Span, Text


class Shell(StrEnum):
    """The shell whose continuation and quoting a command block is written for."""

    POSIX = "posix"
    CMD = "cmd"
    POWERSHELL = "powershell"


@dataclass(frozen=True, slots=True)
class Substitution:
    """A `$( )` or backquoted command inside a word: it stands for `value[start:stop]` of the word's text."""

    start: int
    stop: int
    script: Script


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `text` is its value after quotes and backslashes are gone; `span` includes the quotes.

    Expansions that documentation almost never means (`$5000`, `{a,b}`, `~`, globs) stay literal in `text` and are findings
    where a real shell would change the value. `is_quoted` is true where any part was quoted.
    """

    text: Text
    span: Span
    is_quoted: bool = False
    substitutions: tuple[Substitution, ...] = ()

    @property
    def value(self) -> str:
        return self.text.value


@dataclass(frozen=True, slots=True)
class Redirection:
    """`> out.json`: `operator` is `>`, `>>`, `<`, `2>`, ..."""

    operator: str
    target: Word


@dataclass(frozen=True, slots=True)
class Assignment:
    """`NAME=value` before a command, or alone."""

    name: str
    value: Word


@dataclass(frozen=True, slots=True)
class Command:
    """One simple command."""

    words: tuple[Word, ...]
    span: Span
    redirections: tuple[Redirection, ...] = ()
    assignments: tuple[Assignment, ...] = ()

    @property
    def program(self) -> str:
        return self.words[0].value if self.words else ""

    @property
    def is_aws(self) -> bool:
        return self.program == "aws"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands joined by `|`. `output` is what the author shows under it where a further command follows (a transcript)."""

    commands: tuple[Command, ...]
    span: Span
    output: Text | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A command block, read. `rest` is text at its end that is no shell at all (JSON output or a label glued on)."""

    pipelines: tuple[Pipeline, ...]
    findings: tuple[Finding, ...] = ()
    rest: Text | None = None
