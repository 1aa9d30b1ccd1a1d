"""The document: from bytes to examples of blocks with roles, each character knowing its place. Nothing here knows AWS."""

from __future__ import annotations

from harness.document.decoding import decode
from harness.document.model import Block, Comment, Document, Example, Role, Statement
from harness.text import Source

__all__ = ["Block", "Comment", "Document", "Example", "Role", "Statement", "decode", "read_document"]


def read_document(source: Source) -> Document:
    """Read a document. Whatever is wrong with its markup is among its findings; nothing is raised.

    A path that ends with `.md` is read as MyST Markdown where myst-parser is installed, every other one as
    reStructuredText. docutils is imported here and not before.
    """
    from harness.document.reading import read

    return read(source)
