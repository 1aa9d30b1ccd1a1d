"""The doctree laid out flat: headings, paragraphs, literal texts and remarks in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from docutils import nodes


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a term or the like. `raw` is its markup as written, `is_bold` true where all of it is strong.

    `is_quoted` is true in block quotes and definition lists, where a literal block without its `::` ends up.
    """

    line: int
    text: str
    raw: str
    is_bold: bool = False
    is_quoted: bool = False
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal block. `line` is docutils' opinion of its first line; `language` and `caption` come from directives."""

    line: int
    text: str
    language: str = ""
    caption: str = ""
    parsed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """An RST comment, dedented; its line is not always known (0)."""

    line: int
    text: str


Piece: TypeAlias = Heading | Paragraph | Literal | Remark


def lay_out(tree: nodes.document) -> Iterator[Piece]:
    """Every piece of a document, in order; the tree may be of any depth."""
    stack: list[tuple[nodes.Node, bool]] = [(tree, False)]
    while stack:
        node, is_quoted = stack.pop()
        piece = _piece(node, is_quoted)
        if piece is not None:
            yield piece
        elif not isinstance(node, (nodes.Text, nodes.raw, nodes.system_message, nodes.Invisible)):
            is_quoted = is_quoted or isinstance(node, (nodes.block_quote, nodes.definition_list))
            stack += [(child, is_quoted) for child in reversed(node.children)]


def take_apart(tree: nodes.document) -> None:
    """Undo the circles of a tree that is laid out, so that it goes at once and is no garbage to be looked for."""
    tree.transformer = None  # type: ignore[assignment]
    tree.reporter.observers.clear()
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        node.parent = node.document = None
        stack += node.children


def _piece(node: nodes.Node, is_quoted: bool) -> Piece | None:
    if isinstance(node, (nodes.literal_block, nodes.doctest_block)):
        return _literal(node)
    if isinstance(node, nodes.comment):
        return Remark(node.line or 0, node.astext())
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        return Heading(_line(node), node.astext())
    if isinstance(node, nodes.raw):
        found = _HTML_COMMENT.fullmatch(node.astext())
        return Remark(node.line or 0, found[1]) if found else None
    if isinstance(node, nodes.TextElement) and not isinstance(node, (nodes.system_message, nodes.Invisible)):
        is_bold = len(node.children) == 1 and isinstance(node.children[0], nodes.strong)
        raw = node.rawsource or node.astext()
        return Paragraph(_line(node), node.astext(), raw, is_bold, is_quoted, isinstance(node, nodes.term))
    return None


def _literal(node: nodes.literal_block | nodes.doctest_block) -> Literal:
    language = node.get("language") or " ".join(name for name in node["classes"] if name != "code")
    parts = tuple(text.astext() for text in node.findall(nodes.Text)) if node.get("parsed") else None
    text = node.astext().rstrip("\n")
    return Literal(node.get("first") or _line(node), text, language, node.get("caption", ""), parts)


_HTML_COMMENT = re.compile(r"\s*<!--\s*(.*?)\s*-->\s*", re.DOTALL)


def _line(node: nodes.Node) -> int:
    while node.line is None and node.parent is not None:
        node = node.parent
    return node.line or 1
