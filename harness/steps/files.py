"""Ties the documented contents of files to the names by which commands ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.document.model import Block, Document, Example, Role
from harness.findings import Finding, Related
from harness.shell.model import Word
from harness.steps.glued import glued_block
from harness.steps.turns import Turn
from harness.text import Source, Span, Text

_SCHEME = re.compile(r"(?:^|[=\s\"'\[{:,(])fileb?://")
_END = re.compile(r"[\s\"'\]},;)]|$")
_SLASHES = re.compile(r"[\\/]")


@dataclass(frozen=True, slots=True)
class Reference:
    """A `file://` in a word of a command: the name at its end, as written and as the command gets it."""

    name: str
    lowered: str
    span: Span


class Shelf:
    """All files that a document shows, and which of them each command block gets."""

    def __init__(self, document: Document, turns: Sequence[Turn]) -> None:
        self._turns = turns
        self._examples = {id(part): example for example in document.examples for part in example.blocks}
        self._blocks = [block for block in _blocks(document) if block.role is Role.FILE]
        self._references = {id(turn): list(_references(document.source, turn)) for turn in turns}
        self._names = {id(block): _base(block.name) for block in self._blocks}
        self._made = _made(document, turns)
        self.findings: list[Finding] = []
        for turn in turns:
            self._take_glued(turn)
        for turn in turns:
            self._name_the_nameless(turn)
        for turn in turns:
            self._settle(turn)

    def _take_glued(self, turn: Turn) -> None:
        rest = turn.script.rest
        if rest is None or not rest.value.strip():
            return
        lacking = [one.name for one in self._references[id(turn)] if self._find(turn, one.name) is None]
        turn.glued = glued_block(rest, lacking, bool(turn.outputs))
        if turn.glued.role is Role.FILE:
            self._blocks.append(turn.glued)
            self._names[id(turn.glued)] = _base(turn.glued.name)
            self._examples[id(turn.glued)] = self._examples[id(turn.block)]

    def files(self, turn: Turn) -> Mapping[str, Text]:
        """The contents that a command block may read, by base name: its example's own, then the document's."""
        found = {name: block.text for name, block in self._seen_from(turn).items()}
        for reference in self._references[id(turn)]:
            block = self._find(turn, reference.name)
            if block is not None:
                found.setdefault(reference.name, block.text)
                found.setdefault(reference.lowered, block.text)
        return found

    def _seen_from(self, turn: Turn) -> dict[str, Block]:
        """Each name's block as seen from a command: the next one of its example, else the last before, else any."""
        example = self._examples[id(turn.block)]
        at = turn.block.span.start

        def rank(block: Block) -> tuple[bool, bool, int]:
            is_later = block.span.start > at
            distance = abs(block.span.start - at)
            return self._examples[id(block)] is not example, not is_later, distance

        found: dict[str, Block] = {}
        for block in sorted(self._blocks, key=rank):
            name = self._names[id(block)]
            if name:
                found.setdefault(name, block)
        return found

    def _find(self, turn: Turn, name: str) -> Block | None:
        seen = self._seen_from(turn)
        if name in seen:
            return seen[name]
        return next((block for known, block in seen.items() if known.lower() == name.lower()), None)

    def _name_the_nameless(self, turn: Turn) -> None:
        """A file's contents without a name belong to the one file that the command before them asks for."""
        example = self._examples[id(turn.block)]
        nameless = [block for block in self._of(example) if not self._names[id(block)] and self._turn_of(block) is turn]
        shown = {self._names[id(block)].lower() for block in self._of(example)}
        wanted = {reference.name for reference in self._references[id(turn)] if reference.name.lower() not in shown}
        if len(nameless) == 1 and len(wanted) == 1:
            self._names[id(nameless[0])] = wanted.pop()

    def _of(self, example: Example) -> list[Block]:
        return [block for block in self._blocks if self._examples[id(block)] is example]

    def _turn_of(self, block: Block) -> Turn | None:
        """The command block before a file's block in its example, or the first one after it."""
        example = self._examples[id(block)]
        own = [turn for turn in self._turns if self._examples[id(turn.block)] is example]
        before = [turn for turn in own if turn.block.span.start < block.span.start]
        return before[-1] if before else (own[0] if own else None)

    def _settle(self, turn: Turn) -> None:
        for reference in self._references[id(turn)]:
            block = self._find(turn, reference.name)
            if block is None:
                block = self._misnamed(turn, reference)
            if block is not None and self._names[id(block)] != reference.name:
                self.findings.append(self._mismatch(reference, block))
                self._names[id(block)] = reference.name
            elif block is None and reference.name.lower() not in self._made:
                self.findings.append(_never_shown(reference))

    def _misnamed(self, turn: Turn, reference: Reference) -> Block | None:
        """The one file of the example that no command asks for, where the command asks for one that is not shown."""
        example = self._examples[id(turn.block)]
        asked = {one.name.lower() for references in self._references.values() for one in references}
        idle = [block for block in self._of(example) if self._names[id(block)].lower() not in asked]
        lacking = [one for one in self._references[id(turn)] if self._find(turn, one.name) is None]
        named = [block for block in idle if self._names[id(block)]]
        return named[0] if len(named) == 1 and len(lacking) == 1 and self._turn_of(named[0]) is turn else None

    def _mismatch(self, reference: Reference, block: Block) -> Finding:
        shown = self._names[id(block)]
        return Finding(
            "file-name-case" if shown.lower() == reference.name.lower() else "file-name-mismatch",
            reference.span,
            f"the command reads `{reference.name}`, and the file is shown as `{shown}`",
            help="Give the file one name",
            related=(Related(block.text.lines()[0].span(), f"`{shown}` is shown here"),),
        )


def _never_shown(reference: Reference) -> Finding:
    return Finding(
        "file-never-shown",
        reference.span,
        f"the command reads `{reference.name}`, and the document does not show what is in it",
        help=f"Add `Contents of ``{reference.name}``::` with an example of the file after the command",
    )


def _blocks(document: Document) -> Iterator[Block]:
    for example in document.examples:
        yield from example.blocks


def _made(document: Document, turns: Sequence[Turn]) -> set[str]:
    """The names, in lower case, of files that the document's commands write or that it speaks of as written."""
    made = {_base(block.name).lower() for block in _blocks(document) if block.role is Role.WRITTEN}
    for pipeline in (pipeline for turn in turns for pipeline in turn.script.pipelines):
        for command in pipeline.commands:
            words = [*command.words[1:], *(redirection.target for redirection in command.redirections)]
            made.update(_base(word.value).lower() for word in words if "://" not in word.value)
    return made


def _base(name: str) -> str:
    return _SLASHES.split(name)[-1]


def _references(source: Source, turn: Turn) -> Iterator[Reference]:
    for _, command in turn.commands:
        for word in command.words:
            yield from _in_word(source, word)


def _in_word(source: Source, word: Word) -> Iterator[Reference]:
    value = word.value
    for found in _SCHEME.finditer(value):
        is_whole = found.start() == 0 and not found.group().startswith(("=", *"\"'[{:,("))
        end = _END.search(value, found.end())
        stop = len(value) if is_whole or end is None else end.start()
        path = value[found.end() : stop].rstrip()
        if path:
            stop = found.end() + len(path)
            span = Span(word.text.offset(found.end()), word.text.offset(stop - 1) + 1)
            written = source.text[slice(*span)]
            is_windows_path = "\\" in written and "\n" not in written
            yield Reference(_base(written if is_windows_path else path), _base(path), span)
