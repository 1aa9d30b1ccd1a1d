"""What the author says is to be arranged: `.. harness: arrange` comments of a document, and those of its folder's file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.arrange import Authored
    from harness.document.model import Comment, Document

FILE = "harness.arrange"
"""The file in a document's folder whose comments hold for every document there."""

_LARGEST = 1_000_000
"""Bytes that are read of it."""


def authored(document: Document) -> tuple[Authored, ...]:
    """The calls to make before each example: those of the folder, then the document's own.

    What a comment names is the documented id that the call's query gives.
    """
    folder = os.path.dirname(document.source.path)
    return (*_of_folder(os.path.join(folder, FILE), folder_text(document.source.path)), *_calls(document))


def folder_text(path: str) -> bytes:
    """What the file for the folder of the document at `path` holds; empty where there is none, or a link."""
    file = os.path.join(os.path.dirname(path), FILE)
    try:
        if os.path.islink(file):
            return b""
        with open(file, "rb") as opened:
            return opened.read(_LARGEST)
    except (OSError, ValueError):
        return b""


@lru_cache(maxsize=64)
def _of_folder(path: str, data: bytes) -> tuple[Authored, ...]:
    from harness.document import decode, read_document

    return tuple(_calls(read_document(decode(path, data)[0]))) if data else ()


def _calls(document: Document) -> Iterator[Authored]:
    return (made for comment in document.comments if comment.verb == "arrange" for made in _of_comment(comment))


def _of_comment(comment: Comment) -> Iterator[Authored]:
    from harness.arrange import Authored
    from harness.lowering import lower
    from harness.shell import read_script

    for pipeline in read_script(comment.body).pipelines:
        call = lower(pipeline.commands[0], {}).call
        if call is not None:
            yield Authored(call, comment.rest.value.strip())
