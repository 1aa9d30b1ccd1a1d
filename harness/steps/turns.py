"""A turn: one command block of an example, and what the document says of it before the next one comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from harness.document.model import Block, Statement
from harness.shell.model import Command, Pipeline, Script
from harness.steps.model import Expectation


@dataclass(slots=True, eq=False)
class Turn:
    """`before` and `after` are sentences that promise no output; `outputs` the blocks after the command, `written` those

    with the contents of a file that it writes.
    `glued` is what stands in the command's own block under it. `like` is the place among the example's turns of the
    one that this says again for another shell. `expectation` is that of the block's last command; a transcript's
    commands before it have theirs under `shown`, by where they begin.
    """

    block: Block
    script: Script
    before: list[Statement] = field(default_factory=list)
    after: list[Statement] = field(default_factory=list)
    outputs: list[Block] = field(default_factory=list)
    written: list[Block] = field(default_factory=list)
    glued: Block | None = None
    commands: list[tuple[Pipeline, Command]] = field(default_factory=list)
    like: int | None = None
    expectation: Expectation = field(default_factory=Expectation)
    shown: dict[int, Expectation] = field(default_factory=dict)

    def expectation_of(self, command: Command) -> Expectation:
        if self.commands and command is self.commands[-1][1]:
            return self.expectation
        return self.shown.get(command.span.start, Expectation())
