"""The document as readers see it: examples of blocks with roles. Nothing here knows AWS."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harness.findings import Finding
from harness.shell.model import Shell
from harness.text import Source, Span, Text


class Role(StrEnum):
    """What a literal block is for."""

    COMMAND = "command"
    OUTPUT = "output"  # includes documented errors and `None` under `Output::`
    FILE = "file"  # contents of a file that a command reads
    WRITTEN = "written"  # contents of a file that a command (or the service) writes
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `text` is dedented, tabs expanded as docutils does, and each character knows its place.

    `reason` says in a few words why it has its role. `name` is the file's name for FILE and WRITTEN blocks ("" where
    the document gives none). `intro` is the paragraph right before it ("" at the top). `is_literal` is false for
    commands that the author left outside a literal block. `variant` names the shell or platform where the prose says so
    ("Windows", "Linux"), so that alternatives are told from next steps.
    """

    role: Role
    text: Text
    reason: str
    intro: str = ""
    name: str = ""
    shell: Shell = Shell.POSIX
    variant: str = ""
    is_literal: bool = True

    @property
    def span(self) -> Span:
        return self.text.span()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of prose that is an expectation: `This command produces no output.`"""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """An RST comment addressed to us: `.. harness: VERB REST` with an indented body (`body` is empty without one).

    VERB is `ignore`, `arrange`, `skip`, ...; the rooms that own a verb read the rest.
    """

    verb: str
    rest: Text
    body: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Example:
    """A titled part of a document, in source order. `title` is "" before the first title."""

    title: str
    span: Span
    parts: tuple[Block | Statement | Comment, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(part for part in self.parts if isinstance(part, Block))


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. `findings` are those of the RST itself (and of blocks nobody can give a role)."""

    source: Source
    examples: tuple[Example, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def comments(self) -> tuple[Comment, ...]:
        return tuple(p for example in self.examples for p in example.parts if isinstance(p, Comment))
