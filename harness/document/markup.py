"""Our reading of directives and roles: literal ones become literal blocks, all others give their contents.

What would read files, hold no reStructuredText or produce nothing is left out.
"""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from docutils.parsers.rst import Directive, states
from docutils.statemachine import StringList

LITERAL = frozenset(
    """code code-block sourcecode parsed-literal prompt terminal console testcode testoutput code-tab""".split()
)
"""Directives whose content is text as it stands."""

_INERT = frozenset(
    """raw include literalinclude csv-table math toctree index meta role default-role highlight highlightlang image
    graphviz digraph graph mermaid plantuml uml productionlist contents sectnum section-numbering header footer
    title target-notes date unicode replace todolist tabularcolumns currentmodule program cli_tool automodule
    autoclass autofunction click argparse""".split()
)
"""Directives without contents that a reader of the examples would see as text."""

_TITLED = frozenset(
    """attention caution danger error hint important note tip warning seealso admonition topic sidebar rubric tab tab-
    item group-tab dropdown details table list-table versionadded versionchanged deprecated""".split()
)
"""Directives whose argument is read by people: it stands before the contents, as a paragraph."""

_PLAIN = _TITLED | frozenset(
    """epigraph highlights pull-quote compound container class only tabs tab-set figure line-block""".split()
)
"""Directives whose contents are surely reStructuredText: what docutils says of them is worth telling."""

_OPTION = re.compile(r":(?P<name>[^:\s][^:]*):(?:\s+(?P<value>.*))?$")


LONGEST = 8_000
"""Characters of a paragraph that are searched for inline markup; docutils needs the square of it for unclosed markup."""


_MARKUP = re.compile(r"[*`|_\\\0]")
"""What inline markup begins with or holds. Bare addresses do without, and read as their text either way."""

_BEGINNING = re.compile(r"[*`|_]")
"""One of these is in whatever begins inline markup, and no blank before it."""


def inliner(settings: Any) -> Any:
    """docutils' reader of inline markup, which leaves paragraphs alone that no human wrote.

    Its patterns are made once for all documents. No subclass: it makes them out of its own class's names.
    """
    reader: Any = states.Inliner()
    reader.init_customizations(settings)
    reader.implicit_dispatch = []  # bare addresses: their text is the same
    reader.patterns.initial = _Leaping(reader.patterns.initial)
    parse = reader.parse

    def parse_if_short(text: str, *place: Any) -> tuple[list[Any], list[Any]]:
        if len(text) > LONGEST or not _MARKUP.search(text):
            return [nodes.Text(text)], []
        found: tuple[list[Any], list[Any]] = parse(text, *place)
        return found

    reader.parse = parse_if_short
    reader.init_customizations = lambda settings: None
    return reader


class _Leaping:
    """docutils' pattern for what begins inline markup, which is slow: tried from the first word on that can hold any."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def search(self, text: str) -> re.Match[str] | None:
        found = _BEGINNING.search(text)
        if found is None:
            return None
        word = max(text.rfind(" ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
        return self._pattern.search(text, word)


class Listener:
    """Collects docutils' system messages as (level, line, message); silent while `mute` is above zero."""

    def __init__(self) -> None:
        self.messages: list[tuple[int, int, str]] = []
        self.mute = 0

    def __call__(self, message: nodes.system_message) -> None:
        if not self.mute and message["level"] >= 2:
            self.messages.append((message["level"], message.get("line") or 1, message.children[0].astext()))


def find_directive(name: str, language: Any, document: nodes.document) -> tuple[type[Directive], list[Any]]:
    """docutils' `directives.directive`: it always finds one."""
    found = name.lower().rpartition(":")[2]
    if found in LITERAL:
        return _Literal, []
    return (_Inert if found in _INERT else _Contents), []


def find_role(name: str, language: Any, line: int, reporter: Any) -> tuple[Any, list[Any]]:
    """docutils' `roles.role`: every role is its text."""
    return _text_of_role, []


def _text_of_role(
    name: str, rawtext: str, text: str, line: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    shown = re.sub(r"\s*<[^<>]*>$", "", text) or text
    return [nodes.inline(rawtext, shown.replace("\0", ""), classes=[name])], []


class _Ours(Directive):
    """A directive that takes whatever stands in it: argument, options and content are told apart here."""

    has_content = True

    def split(self) -> tuple[str, dict[str, str], StringList]:
        """The argument (text on the marker's own line), the options, and the content that follows them."""
        lines = self.content
        rest = 0
        argument = ""
        if lines and self.line_of(lines) == self.lineno:
            argument, rest = lines[0].strip(), 1
        options: dict[str, str] = {}
        while rest < len(lines) and (option := _OPTION.match(lines[rest].strip())):
            options[option["name"].lower()] = option["value"] or ""
            rest += 1
        while rest < len(lines) and not lines[rest].strip():
            rest += 1
        return argument, options, lines[rest:]

    def line_of(self, content: StringList) -> int:
        """The source line (from 1) of the first line of what is left of the content."""
        skipped = len(self.content) - len(content)
        if isinstance(self.state, states.RSTState):
            return int(self.content.offset(skipped)) + 1
        return self.lineno + self.content_offset + 1 + skipped  # myst-parser counts from the directive


class _Inert(_Ours):
    def run(self) -> list[nodes.Node]:
        if isinstance(self.state, states.SubstitutionDef):
            return [nodes.Text(self.split()[0])]
        return []


class _Literal(_Ours):
    """A literal block; `first` is the source line (from 1) on which its text begins."""

    def run(self) -> list[nodes.Node]:
        argument, options, content = self.split()
        if not "".join(content).strip():
            return []
        line = self.line_of(content)
        text = "\n".join(content).rstrip()
        is_parsed = self.name.lower() == "parsed-literal"
        shown = self.state.inline_text(text, line)[0] if is_parsed else [nodes.Text(text)]
        block = nodes.literal_block(text, "", *shown, language=argument.lower(), caption=options.get("caption", ""))
        block["parsed"] = is_parsed
        block.line = block["first"] = line
        if self._is_cramped(content):
            self.state.reporter.error(f"The content of `{self.name}` needs a blank line before it", line=self.lineno)
        return [block]

    def _is_cramped(self, content: StringList) -> bool:
        """Text right below the marker or the options is no content to docutils, but more of the argument."""
        skipped = len(self.content) - len(content)
        is_below = self.line_of(content) == self.lineno + 1 if skipped == 0 else bool(self.content[skipped - 1].strip())
        return is_below and isinstance(self.state, states.RSTState)


class _Contents(_Ours):
    """Every other directive: its contents, read as the text around it is."""

    def run(self) -> list[nodes.Node]:
        if isinstance(self.state, states.SubstitutionDef):
            return [nodes.Text(self.split()[0])]
        name = self.name.lower().rpartition(":")[2]
        argument, options, rest = self.split()
        content = self.content if argument and name in _TITLED and not options else rest
        box = nodes.container(classes=[name])
        listener = cast(Any, self.state.document).harness_listener
        is_known = name in _PLAIN
        listener.mute += not is_known
        try:
            if content:
                self._read(content, box)
        finally:
            listener.mute -= not is_known
        return [box]

    def _read(self, content: StringList, box: nodes.container) -> None:
        memo = self.state.memo
        before = memo.title_styles, memo.section_level
        memo.title_styles, memo.section_level = [], 0
        try:
            is_rst = isinstance(self.state, states.RSTState)
            offset = self.line_of(content) - (1 if is_rst else self.lineno + 1)
            self.state.nested_parse(content, offset, box, match_titles=True)
        finally:
            memo.title_styles, memo.section_level = before
