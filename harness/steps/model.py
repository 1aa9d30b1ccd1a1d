"""What a step is: one command, what the document says it prints, and the files that it may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from harness.document.model import Block, Example
from harness.findings import Finding
from harness.shell.model import Command, Pipeline
from harness.text import Span, Text


class Saying(StrEnum):
    """What the document says a command prints."""

    UNSAID = "unsaid"
    NO_OUTPUT = "no-output"
    OUTPUT = "output"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Expectation:
    """`text` is the documented output (or error), in its place; `span` that of the block or of the sentence that says it.

    `block` is the output's block (None for a sentence of prose, or an output glued into the command's block).
    `others` are further outputs of the same command ("if it is disabled"), and errors shown beside its usual output.
    `written` is what the document shows of the files that the command writes, by their base names.
    """

    saying: Saying = Saying.UNSAID
    text: Text | None = None
    span: Span | None = None
    block: Block | None = None
    others: tuple[Expectation, ...] = ()
    written: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One command. `pipeline` is the whole line that it stands in, also for a command inside `$( )`.

    `files` are the documented contents by the base name that commands give them. `alternative_to` is the index of the
    step in the document that this one says again for another shell (None: its own).
    """

    index: int
    example: Example
    block: Block
    command: Command
    pipeline: Pipeline
    expectation: Expectation = field(default_factory=Expectation)
    files: Mapping[str, Text] = field(default_factory=dict)
    alternative_to: int | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """Every step of a document in order, and what reading its commands found."""

    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()
