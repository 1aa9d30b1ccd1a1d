"""Reads the steps of a document: its commands out of the shell room, each with its expectation and its files."""

from __future__ import annotations

from collections.abc import Iterator

from harness.document.model import Block, Document, Example, Role, Statement
from harness.findings import Finding
from harness.shell import read_script
from harness.shell.model import Command, Pipeline, Script
from harness.steps.files import Shelf
from harness.steps.model import Step, Steps
from harness.steps.pairing import pair
from harness.steps.turns import Turn
from harness.text import Source


def read_steps(document: Document) -> Steps:
    """Every step of a document in order, and what reading its commands, outputs and files found."""
    turns = [list(_turns(document.source, example)) for example in document.examples]
    shelf = Shelf(document, [turn for example in turns for turn in example])
    steps: list[Step] = []
    findings: list[Finding] = []
    for example, its_turns in zip(document.examples, turns, strict=True):
        findings += pair(its_turns)
        steps += _steps(example, its_turns, shelf, len(steps))
    for turn in (turn for example in turns for turn in example):
        findings += turn.script.findings
    return Steps(tuple(steps), tuple(sorted((*findings, *shelf.findings), key=lambda finding: finding.span)))


def _turns(source: Source, example: Example) -> Iterator[Turn]:
    """The command blocks of an example, each with the statements and outputs that stand between it and the next."""
    turn: Turn | None = None
    loose: list[Statement] = []
    for part in example.parts:
        if isinstance(part, Block) and part.role is Role.COMMAND:
            if turn is not None:
                yield turn
            before, loose = _said_before(part, turn, loose)
            script = read_script(part.text, part.shell, source)
            turn = Turn(part, script, before, commands=commands_of(script))
        elif isinstance(part, Statement):
            (turn.after if turn is not None else loose).append(part)
        elif isinstance(part, Block) and part.role is Role.OUTPUT and turn is not None:
            turn.outputs.append(part)
        elif isinstance(part, Block) and part.role is Role.WRITTEN and turn is not None:
            turn.written.append(part)
    if turn is not None:
        yield turn


def _said_before(
    block: Block, previous: Turn | None, loose: list[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """The statements before a command that speak of it, and not of the command before.

    A sentence that begins the paragraph before a command may still be about the last one ('This command produces no
    output. To see the effect, run ...'); a later sentence of that paragraph is about the command that follows.
    """
    if previous is None:
        return loose, []
    intro = " ".join(block.intro.replace("`", "").split())
    own = [said for said in previous.after if intro.find(said.text.replace("`", "")) > 0]
    previous.after = [said for said in previous.after if said not in own]
    return own, []


def _steps(example: Example, turns: list[Turn], shelf: Shelf, index: int) -> Iterator[Step]:
    first: dict[int, int] = {}
    for at, turn in enumerate(turns):
        alternative = None if turn.like is None else first.get(turn.like)
        first[at] = index
        files = shelf.files(turn)
        for pipeline, command in turn.commands:
            yield Step(
                index=index,
                example=example,
                block=turn.block,
                command=command,
                pipeline=pipeline,
                expectation=turn.expectation_of(command),
                files=files,
                alternative_to=alternative,
            )
            index += 1


def commands_of(script: Script) -> list[tuple[Pipeline, Command]]:
    """Every `aws` command of a script in the order in which a shell runs them, or else the other programs' pipelines."""
    found = [pair for pipeline in script.pipelines for pair in _aws_commands(pipeline, pipeline)]
    return found or [(pipeline, pipeline.commands[0]) for pipeline in script.pipelines if pipeline.commands]


def _aws_commands(pipeline: Pipeline, whole: Pipeline) -> Iterator[tuple[Pipeline, Command]]:
    for command in pipeline.commands:
        for nested in _nested(command):
            for inner in nested.pipelines:
                yield from _aws_commands(inner, whole)
        if command.is_aws:
            yield whole, command


def _nested(command: Command) -> Iterator[Script]:
    words = [assignment.value for assignment in command.assignments]
    words += [*command.words, *(redirection.target for redirection in command.redirections)]
    for word in words:
        for substitution in word.substitutions:
            yield substitution.script
