"""From the flat run of pieces to examples: where each begins, and what role each literal text plays in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from harness.document import roles, wording
from harness.document.locating import locate
from harness.document.model import Block, Comment, Example, Role, Statement
from harness.document.outside import Found
from harness.document.pieces import Heading, Literal, Paragraph, Piece
from harness.document.remarks import Placed
from harness.document.statements import statements
from harness.findings import Finding
from harness.shell.model import Shell
from harness.text import Source, Span, Text

_REFERENCE = re.compile(r"fileb?:/*([^\s\"'\]},;|)]+)")


@dataclass(slots=True)
class Draft:
    """An example while it is read: its title, where it begins, its pieces with the paragraph before each."""

    title: str
    start: int
    pieces: list[tuple[Piece | Found | Placed, Paragraph | None]] = field(default_factory=list)


def drafts(source: Source, pieces: Iterable[Piece | Found | Placed]) -> list[Draft]:
    """Cut the run of pieces at each title; what stands before the first one is an example without a title."""
    found = [Draft("", 0)]
    before: Paragraph | None = None
    for piece in pieces:
        title = _title(piece)
        if title:
            found.append(Draft(title, source.line_start(piece.line)))
        else:
            found[-1].pieces.append((piece, before))
        before = piece if isinstance(piece, Paragraph) and not title else None
    return [draft for draft in found if draft.title or draft.pieces or draft is found[-1]]


def _title(piece: Piece | Found | Placed) -> str:
    if not isinstance(piece, (Heading, Paragraph)) or not (isinstance(piece, Heading) or piece.is_bold):
        return ""
    text = " ".join(piece.text.split())
    return "" if wording.NOT_A_TITLE.fullmatch(text) else text


def finish(source: Source, found: list[Draft]) -> tuple[tuple[Example, ...], tuple[Finding, ...]]:
    """Give each block its role and each example its span."""
    findings: list[Finding] = []
    stops = [draft.start for draft in found[1:]] + [len(source.text)]
    examples = []
    for draft, stop in zip(found, stops, strict=True):
        reader = _Reader(source, draft)
        parts = tuple(reader.parts())
        findings += reader.findings
        examples.append(Example(draft.title, Span(draft.start, stop), parts))
    return tuple(examples), tuple(findings)


class _Reader:
    """Reads one example: roles depend on the blocks before, names of files on the commands of the whole example."""

    def __init__(self, source: Source, draft: Draft) -> None:
        self.source = source
        self.draft = draft
        self.findings: list[Finding] = []
        texts = [piece.text for piece, _ in draft.pieces if isinstance(piece, Literal)]
        texts += [piece.text.value for piece, _ in draft.pieces if isinstance(piece, Found)]
        commands = "\n".join(text for text in texts if wording.holds_command(text))
        self.referenced = frozenset(re.split(r"[\\/]", name)[-1] for name in _REFERENCE.findall(commands))
        self.written = roles.written_names(commands)
        self.before: Role | None = None
        self.is_awaited = False

    def parts(self) -> Iterator[Block | Statement | Comment]:
        for piece, intro in self.draft.pieces:
            if isinstance(piece, Literal):
                yield self._block(piece, intro)
            elif isinstance(piece, Found):
                yield self._found(piece, intro)
            elif isinstance(piece, Placed):
                yield piece.comment
            elif isinstance(piece, Paragraph):
                yield from statements(self.source, piece)

    def _block(self, literal: Literal, intro: Paragraph | None) -> Block:
        text = locate(self.source, literal)
        clue = roles.Clue(
            text=text.value,
            intro=intro.text if intro else "",
            language=literal.language,
            caption=literal.caption,
            before=self.before,
            is_awaited=self.is_awaited,
            referenced=self.referenced,
        )
        decision = roles.settle(roles.decide(clue), self.referenced, self.written)
        self._remember(decision.role)
        if not decision.is_sure:
            self.findings.append(_unclassified(text))
        shell, variant = shell_of(decision.role, text.value, clue.intro, literal.language)
        return Block(decision.role, text, decision.reason, clue.intro, decision.name, shell, variant)

    def _found(self, found: Found, intro: Paragraph | None) -> Block:
        self._remember(found.role)
        self.findings.append(found.finding())
        said = intro.text if intro else ""
        shell, variant = shell_of(found.role, found.text.value, said, "")
        return Block(found.role, found.text, found.reason, said, found.name, shell, variant, is_literal=False)

    def _remember(self, role: Role) -> None:
        self.before = role
        self.is_awaited = role is Role.COMMAND or (self.is_awaited and role is not Role.OUTPUT)


def _unclassified(text: Text) -> Finding:
    return Finding(
        "unclassified-block",
        text.span(0, (text.value + "\n").index("\n")),
        "nothing says what this literal block is: no command, output or file that a command reads",
        help="Introduce it with `Output::` or `Contents of ``name.json``::`, or put the command first",
    )


def shell_of(role: Role, text: str, intro: str, language: str) -> tuple[Shell, str]:
    """The shell that a command is written for, and the platform that the prose names for it ("" where none).

    What a line ends with counts before what prose says: a `^` is cmd.exe's, a backtick PowerShell's continuation.
    """
    if role is not Role.COMMAND:
        return Shell.POSIX, ""
    variant = wording.platform((wording.sentences(intro) or [""])[-1], text, language)
    lines = [line.rstrip() for line in text.split("\n")]
    for mark, shell in (("\\", Shell.POSIX), ("^", Shell.CMD), ("`", Shell.POWERSHELL)):
        if any(line.endswith(mark) for line in lines[:-1]):
            return shell, variant or _VARIANTS[shell]
    return _SHELLS.get(variant, Shell.POSIX), variant


_SHELLS = {"Windows": Shell.CMD, "PowerShell": Shell.POWERSHELL}
_VARIANTS = {Shell.POSIX: "", Shell.CMD: "Windows", Shell.POWERSHELL: "PowerShell"}
