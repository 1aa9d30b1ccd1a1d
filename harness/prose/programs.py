"""Finds the commands of the AWS CLI that are shown without their `aws`, or with it misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from harness.catalog import catalog
from harness.catalog.suggesting import slips
from harness.document.model import Block, Document, Role
from harness.findings import Edit, Finding, Fix
from harness.prose.ran import Commands, command_of
from harness.shell.model import Word
from harness.steps import Step
from harness.text import Span

if TYPE_CHECKING:
    from harness.catalog import Service

_PROGRAM = "aws"
_FIRST = re.compile(r"(?:--)?[a-z][a-z0-9-]*(?=[\s=]|\Z)")


def check_programs(steps: Iterable[Step], commands: Commands) -> Iterator[Finding]:
    """A finding for each step whose words are a command of the AWS CLI, or of the document's service, but for `aws`."""
    others = (step for step in steps if step.command.words and not step.command.is_aws)
    for step in others:
        words = step.command.words
        lacking = _lacking(words, commands.named[0] if commands.named else None)
        if lacking:
            yield _missing(words[0], lacking)
        elif slips(words[0].value.lower(), _PROGRAM) <= 1 and _begins_command(words[1:]):
            yield _misspelt(words[0])


def check_headless(document: Document, commands: Commands) -> Iterator[Finding]:
    """A finding for the block that stands for the one command of a document that is named for it, and runs none.

    The block has nothing of the command but its name, or its options.
    """
    if commands.named is None or commands.by_example:
        return
    service, name = commands.named
    command = command_of(service, name)
    blocks = [block for example in document.examples for block in example.blocks]
    if command is None or not blocks or blocks[0].role is not Role.OTHER:
        return
    first = _FIRST.match(blocks[0].text.value)
    if first is None:
        return
    if first[0] == name:
        yield _headless(blocks[0], f"{_PROGRAM} {service.name}", first)
    elif first[0].startswith("--") and first[0][2:] in command.options:
        yield _headless(blocks[0], f"{_PROGRAM} {service.name} {name}", first)


def _headless(block: Block, lacking: str, first: re.Match[str]) -> Finding:
    span = block.text.span(*first.span())
    message = f"`{first[0]}` is no program: `{lacking}` is missing before it"
    fix = Fix(f"Write `{lacking}` before it", (Edit(Span(span.start, span.start), f"{lacking} "),))
    return Finding("missing-program", span, message, fix=fix)


def _lacking(words: Sequence[Word], service: Service | None) -> str:
    """What is missing before the words of a command: `aws`, or `aws` and the service that the document is named for."""
    if _begins_command(words):
        return _PROGRAM
    if service is not None and service.command(words[0].value) is not None:
        return f"{_PROGRAM} {service.name}"
    return ""


def _begins_command(words: Sequence[Word]) -> bool:
    if len(words) < 2 or (service := catalog().service(words[0].value)) is None:
        return False
    return words[1].value == "wait" or service.command(words[1].value) is not None


def _missing(word: Word, lacking: str) -> Finding:
    message = f"`{word.value}` is no program: `{lacking}` is missing before it"
    fix = Fix(f"Write `{lacking} {word.value}`", (Edit(Span(word.span.start, word.span.start), f"{lacking} "),))
    return Finding("missing-program", word.span, message, fix=fix)


def _misspelt(word: Word) -> Finding:
    message = f"`{word.value}` is no program; did you mean `{_PROGRAM}`"
    fix = Fix(f"Write `{_PROGRAM}`", (Edit(word.span, _PROGRAM),))
    return Finding("missing-program", word.span, message, fix=fix)
