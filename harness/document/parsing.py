"""docutils, held by the hand: its parser alone, no files, no transforms, and directives and roles of our own.

Hands on a doctree and the problems that docutils saw. Directives and roles that plain docutils does not know (Sphinx's,
for one) are no problem: their contents are read like any other text.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple, cast

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Parser, directives, roles, states
from docutils.statemachine import string2lines

from harness.document import markup
from harness.text import Source

_WARNING = 2
_NEVER = 5

_LINE_ENDS_OF_OTHERS = re.compile("\r(?!\n)|[\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
"""Characters at which `str.splitlines` (docutils) ends a line and a Source does not, and NUL, docutils' own escape."""

_LOCK = threading.RLock()


class Problem(NamedTuple):
    """A system message: docutils' level (2 warning, 3 error, 4 severe), the line from 1, and what it says."""

    level: int
    line: int
    message: str


class Parsed(NamedTuple):
    tree: nodes.document
    problems: tuple[Problem, ...]


def parse(source: Source) -> Parsed:
    """Parse a document. A text that docutils cannot cope with gives an empty tree and a problem of level 4."""
    parser_class = _parser_class(source.path)
    settings = _settings(parser_class)
    tree: Any = utils.new_document(source.path, settings)
    tree.harness_listener = listener = markup.Listener()
    tree.reporter.attach_observer(listener)
    try:
        with _own_markup():
            parser_class().parse(_LINE_ENDS_OF_OTHERS.sub(" ", source.text), tree)
    except RecursionError:
        _machinery.cache_clear()
        return _unreadable(source, settings, "the document is nested too deeply to be read")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, EOFError, AssertionError) as error:
        # docutils has bugs that hostile or broken markup sets off; one document must not take the others with it.
        _machinery.cache_clear()
        return _unreadable(source, settings, f"docutils cannot read the document: {type(error).__name__}: {error}")
    return Parsed(tree, tuple(Problem(*message) for message in listener.messages))


def _parser_class(path: str) -> Any:
    if path.endswith(".md"):
        from harness.document.markdown import parser_class

        return parser_class()
    return _Parser


class _Parser(Parser):
    """docutils' parser, which keeps its machinery for the next document: to make it costs as much as a short document."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        self.setup_parse(inputstring, document)
        lines = string2lines(inputstring, tab_width=document.settings.tab_width, convert_whitespace=True)
        machinery = _machinery()
        machinery.machine.run(lines, document, inliner=machinery.inliner)
        self.finish_parse()


class _Machinery(NamedTuple):
    machine: Any
    inliner: Any


@cache
def _machinery() -> _Machinery:
    machine = states.RSTStateMachine(state_classes=states.state_classes, initial_state="Body")
    return _Machinery(machine, markup.inliner(_settings(_Parser)))


def _unreadable(source: Source, settings: Any, message: str) -> Parsed:
    return Parsed(utils.new_document(source.path, settings), (Problem(4, 1, message),))


def _defaults(parser_class: Any) -> Any:
    if hasattr(frontend, "get_default_settings"):
        return frontend.get_default_settings(parser_class)
    return frontend.OptionParser(components=(parser_class,)).get_default_values()  # docutils 0.18


@cache
def _settings(parser_class: Any) -> Any:
    """docutils' settings with everything off that reads a file, runs a program or prints."""
    settings = _defaults(parser_class)
    settings.file_insertion_enabled = False
    settings.raw_enabled = parser_class is not _Parser  # HTML comments of Markdown; the directive is none of ours
    settings.syntax_highlight = "none"
    settings.report_level = _WARNING
    settings.halt_level = _NEVER
    settings.warning_stream = False
    settings.line_length_limit = 1_000_000_000
    settings._disable_config = True
    return settings


@contextmanager
def _own_markup() -> Iterator[None]:
    """Let docutils find our directives and roles instead of its registry's (which Sphinx fills with its own)."""
    with _LOCK:
        before = directives.directive, roles.role
        directives.directive, roles.role = cast(Any, markup.find_directive), cast(Any, markup.find_role)
        try:
            yield
        finally:
            directives.directive, roles.role = before
