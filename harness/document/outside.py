"""Commands and files that their author left outside a literal block: the `::` before them was forgotten.

docutils takes such text for a block quote, or for a definition list inside one, and eats its backslashes: it is read
from the source lines again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.document import wording
from harness.document.locating import lines_text
from harness.document.model import Role
from harness.document.pieces import Paragraph
from harness.findings import Finding
from harness.text import Source, Text

_COMMAND = re.compile(r"(?:\$\s+)?aws\s+[a-z0-9][\w-]*\s+\S")
_OPTIONS = re.compile(r"\s--[a-z][\w-]*|\\\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """A block that is none to docutils; `last` is its last line."""

    line: int
    last: int
    role: Role
    text: Text
    reason: str
    name: str = ""

    def finding(self) -> Finding:
        if not self.text.value:
            return Finding(
                "empty-output",
                self.text.span(),
                "nothing stands under the label of the output",
                help="Write what the command prints, or let `harness update` write it",
            )
        what = f"the contents of `{self.name}`" if self.role is Role.FILE else f"the {self.role.value}"
        return Finding(
            "outside-literal-block",
            self.text.lines()[0].span(),
            f"{what} stands outside a literal block, so its line breaks and backslashes are lost",
            help="End the paragraph before it with `::`",
        )


def find(source: Source, paragraph: Paragraph, intro: Paragraph | None) -> Found | None:
    """The block that a paragraph should have been, or None."""
    first = source.line_text(paragraph.line).strip()
    if paragraph.is_bold or not first:
        return None
    if _COMMAND.match(first):
        text = _text(source, paragraph)
        is_announced = intro is not None and _ends_with_colons(source, intro)
        if paragraph.is_quoted or is_announced or _is_bare_command(text.value):
            return _found(source, paragraph.line, text, Role.COMMAND, "a command outside a literal block")
        return None
    if intro is not None and first[0] in "{[" and is_output_label(source, intro):
        text = _text(source, paragraph)
        return _found(source, paragraph.line, text, Role.OUTPUT, "an output outside a literal block")
    if paragraph.is_quoted and intro is not None and intro.text.rstrip().endswith(":"):
        return _quoted(source, paragraph, intro)
    return None


def _text(source: Source, paragraph: Paragraph) -> Text:
    return lines_text(source, paragraph.line, _last_line(source, paragraph.line))


def is_output_label(source: Source, paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but the label of an output that should follow as a literal block."""
    text = " ".join(paragraph.text[:200].split()).rstrip(" :")
    return wording.OUTPUT_LABEL.fullmatch(text) is not None and _ends_with_colons(source, paragraph)


def empty_output(source: Source, label: Paragraph) -> Found:
    """The output that is missing under a label; its place is the end of the label's line."""
    line = _end_of(label)
    end = source.line_start(line) + len(source.line_text(line))
    return Found(line, line, Role.OUTPUT, Text("", ((0, end),), end), "the label of an output, and nothing under it")


def _ends_with_colons(source: Source, paragraph: Paragraph) -> bool:
    return source.line_text(_end_of(paragraph)).rstrip().endswith("::")


def _end_of(paragraph: Paragraph) -> int:
    return paragraph.line + paragraph.raw.rstrip().count("\n")


def _quoted(source: Source, paragraph: Paragraph, intro: Paragraph) -> Found | None:
    said = wording.sentences(intro.text)
    last = said[-1] if said else ""
    if wording.OUTPUT_LABEL.fullmatch(last) and len(last.split()) < 3:
        return _found(source, paragraph.line, _text(source, paragraph), Role.OUTPUT, f"labelled `{last}`")
    announced = wording.announced_file(last)
    if announced is not None and announced[1] and last.lower().startswith("content"):
        return _found(source, paragraph.line, _text(source, paragraph), Role.FILE, *announced)
    return None


def _found(source: Source, line: int, text: Text, role: Role, reason: str, name: str = "") -> Found:
    return Found(line, source.position(text.end).line, role, text, reason, name)


def _is_bare_command(text: str) -> bool:
    """A paragraph of its own that can be nothing but a command: options, and no sentence's end."""
    return _OPTIONS.search(text) is not None and not text.rstrip().endswith((".", ":"))


def _last_line(source: Source, line: int) -> int:
    while line < source.line_count and source.line_text(line + 1).strip():
        line += 1
    return line
