"""Ties the documented contents of files to the names by which commands ask for them."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from harness.document.model import Block, Document, Example, Role
from harness.findings import Finding, Related
from harness.shell.model import Word
from harness.steps.glued import glued_block
from harness.steps.turns import Turn
from harness.text import Source, Span, Text

_SCHEME = re.compile(r"(?:^|[=\s\"'\[{:,(])fileb?://")
_END = re.compile(r"[\s\"'\]},;)]|$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A `file://` in a word of a command: the name at its end, as written and as the command gets it."""

    name: str
    lowered: str
    span: Span


class _Folder:
    """What one example holds: its command blocks, its files, and which files stand under which command."""

    def __init__(self, example: Example) -> None:
        self.example = example
        self.turns: list[Turn] = []
        self.files: list[Block] = []
        self._dealt: dict[int, list[Block]] = {}

    def deal(self) -> None:
        """Give each file to the command block before it, or else to the first one after it."""
        starts = [turn.block.span.start for turn in self.turns]
        for block in self.files if starts else ():
            at = max(bisect_left(starts, block.span.start) - 1, 0)
            self._dealt.setdefault(id(self.turns[at]), []).append(block)

    def of(self, turn: Turn) -> list[Block]:
        return self._dealt.get(id(turn), [])


class _Rows:
    """Blocks by name, those of each example and those of all, in the order in which they stand."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, str], list[Block]] = {}

    def put(self, home: _Folder, name: str, block: Block) -> None:
        for folder in (id(home), _ANY):
            insort(self._rows.setdefault((folder, name), []), block, key=_start)

    def take(self, home: _Folder, name: str, block: Block) -> None:
        for folder in (id(home), _ANY):
            del self._rows[folder, name][bisect_left(self._rows[folder, name], _start(block), key=_start)]

    def has(self, home: _Folder, name: str) -> bool:
        return (id(home), name) in self._rows

    def nearest(self, home: _Folder, name: str, at: int) -> Block | None:
        """The next one of its example from the offset `at` on, else the last before, else the same of the document."""
        row = self._rows.get((id(home), name)) or self._rows.get((_ANY, name))
        if not row:
            return None
        found = bisect_left(row, at, key=_start)
        return row[found] if found < len(row) else row[-1]


_ANY = -1
"""Stands for the id of any folder."""


def _start(block: Block) -> int:
    return block.text.offset(0)


class Shelf:
    """All files that a document shows, and which of them each command block gets."""

    def __init__(self, document: Document, turns: Sequence[Turn]) -> None:
        self._folders = {id(example): _Folder(example) for example in document.examples}
        self._homes = {
            id(block): self._folders[id(example)] for example in document.examples for block in example.blocks
        }
        self._names: dict[int, str] = {}
        self._exact = _Rows()
        self._alike = _Rows()
        self._references = {id(turn): list(_references(document.source, turn)) for turn in turns}
        self._asked = {one.name.lower() for references in self._references.values() for one in references}
        self._document, self._turns = document, turns
        self.findings: list[Finding] = []
        self._fill()

    def _fill(self) -> None:
        for turn in self._turns:
            self._home(turn.block).turns.append(turn)
        for block in _blocks(self._document):
            if block.role is Role.FILE:
                self._put(block, base_name(block.name))
        for turn in self._turns:
            self._take_glued(turn)
        for folder in self._folders.values():
            folder.deal()
        for settle in (self._name_the_nameless, self._settle):
            for turn in self._turns:
                settle(turn)

    @cached_property
    def _made(self) -> set[str]:
        """The names, in lower case, of files that the document's commands write or that it speaks of as written."""
        made = {base_name(block.name).lower() for block in _blocks(self._document) if block.role is Role.WRITTEN}
        words = (word.value for turn in self._turns for word in _words(turn))
        return made.union(base_name(value).lower() for value in words if "://" not in value)

    def _home(self, block: Block) -> _Folder:
        return self._homes[id(block)]

    def _put(self, block: Block, name: str) -> None:
        self._home(block).files.append(block)
        self._rename(block, name)

    def _rename(self, block: Block, name: str) -> None:
        home = self._home(block)
        if before := self._names.get(id(block)):
            self._exact.take(home, before, block)
        self._names[id(block)] = name
        if name:
            self._exact.put(home, name, block)
            self._alike.put(home, name.lower(), block)

    def _take_glued(self, turn: Turn) -> None:
        rest = turn.script.rest
        if rest is None or not rest.value.strip():
            return
        turn.glued = glued_block(rest, [one.name for one in self._lacking(turn)], bool(turn.outputs))
        if turn.glued.role is Role.FILE:
            self._homes[id(turn.glued)] = self._home(turn.block)
            self._put(turn.glued, base_name(turn.glued.name))

    def files(self, turn: Turn) -> Mapping[str, Text]:
        """The contents of the files that a command block's words name, by base name."""
        found: dict[str, Text] = {}
        for reference in self._references[id(turn)]:
            block = self._find(turn, reference.name)
            if block is not None:
                found[reference.name] = found[reference.lowered] = block.text
        for word in _words(turn) if self._names else ():
            block = self._find(turn, base_name(word.value))
            if block is not None:
                found.setdefault(base_name(word.value), block.text)
        return found

    def _find(self, turn: Turn, name: str) -> Block | None:
        """A file as seen from a command: the next one of its example, else the last before, else any of the document.

        A name in another case counts only where none has the very name.
        """
        home, at = self._home(turn.block), turn.block.span.start
        return self._exact.nearest(home, name, at) or self._alike.nearest(home, name.lower(), at)

    def _lacking(self, turn: Turn) -> Iterator[Reference]:
        return (one for one in self._references[id(turn)] if self._find(turn, one.name) is None)

    def _name_the_nameless(self, turn: Turn) -> None:
        """A file's contents without a name belong to the one file that the command before them asks for."""
        nameless = [block for block in self._home(turn.block).of(turn) if not self._names[id(block)]]
        home = self._home(turn.block)
        wanted = {one.name for one in self._references[id(turn)] if not self._alike.has(home, one.name.lower())}
        if len(nameless) == 1 and len(wanted) == 1:
            self._rename(nameless[0], wanted.pop())

    def _settle(self, turn: Turn) -> None:
        for reference in self._references[id(turn)]:
            block = self._find(turn, reference.name) or self._misnamed(turn)
            if block is not None and self._names[id(block)] != reference.name:
                self.findings.append(self._mismatch(reference, block))
                self._rename_all(turn, self._names[id(block)], reference.name)
            elif block is None and reference.name.lower() not in self._made:
                self.findings.append(_never_shown(reference))

    def _rename_all(self, turn: Turn, shown: str, name: str) -> None:
        """Every file that an example shows by one name, for each of its commands reads the next one."""
        for block in self._home(turn.block).files:
            if self._names[id(block)] == shown:
                self._rename(block, name)

    def _misnamed(self, turn: Turn) -> Block | None:
        """The one file of the example that no command asks for, where its command asks for one that is not shown."""
        idle = [block for block in self._home(turn.block).files if self._names[id(block)].lower() not in self._asked]
        named = [block for block in idle if self._names[id(block)]]
        is_plain = len(named) == 1 and len(list(islice(self._lacking(turn), 2))) == 1
        return named[0] if is_plain and named[0] in self._home(turn.block).of(turn) else None

    def _mismatch(self, reference: Reference, block: Block) -> Finding:
        shown = self._names[id(block)]
        return Finding(
            "file-name-case" if shown.lower() == reference.name.lower() else "file-name-mismatch",
            reference.span,
            f"the command reads `{reference.name}`, and the file is shown as `{shown}`",
            help="Give the file one name",
            related=(Related(block.text.span(0, (block.text.value + "\n").index("\n")), f"`{shown}` is shown here"),),
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


def _words(turn: Turn) -> Iterator[Word]:
    for pipeline in turn.script.pipelines:
        for command in pipeline.commands:
            yield from command.words[1:]
            yield from (redirection.target for redirection in command.redirections)


def base_name(name: str) -> str:
    """What follows the last slash or backslash of a path."""
    return name[max(name.rfind("/"), name.rfind("\\")) + 1 :]


def _references(source: Source, turn: Turn) -> Iterator[Reference]:
    for _, command in turn.commands:
        for word in command.words:
            yield from _in_word(source, word)


def _in_word(source: Source, word: Word) -> Iterator[Reference]:
    value = word.value
    if "://" not in value:
        return
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
            yield Reference(base_name(written if is_windows_path else path), base_name(path), span)
