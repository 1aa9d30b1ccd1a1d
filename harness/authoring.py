"""What the author says is to be arranged: `.. harness: arrange` comments of a document, and those of its folder's file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from harness.paths import contents

if TYPE_CHECKING:
    from harness.arrange import Authored
    from harness.document.model import Comment, Document
    from harness.lowering.model import Lowering
    from harness.shell import Command

FILE = "harness.arrange"
"""The file in a document's folder whose comments hold for every document there."""

_LARGEST = 1_000_000
"""Bytes that are read of it."""


def authored(document: Document) -> tuple[Authored, ...]:
    """The calls to make before each example: those of the folder, then the document's own.

    What a comment names is the documented id that the query of its last call gives.
    """
    folder = of_folder(document.source.path)
    return (*(calls_of(folder) if folder else ()), *calls_of(document))


def folder_text(path: str) -> bytes:
    """What the file for the folder of the document at `path` holds; empty where there is none, or a link."""
    file = os.path.join(os.path.dirname(path), FILE)
    try:
        return b"" if os.path.islink(file) else contents(file)[:_LARGEST]
    except (OSError, ValueError):
        return b""


def of_folder(path: str) -> Document | None:
    """The file of the folder that the document at `path` lies in, read."""
    data = folder_text(path)
    return _read(os.path.join(os.path.dirname(path), FILE), data) if data else None


@lru_cache(maxsize=64)
def _read(path: str, data: bytes) -> Document:
    from harness.document import decode, read_document

    return read_document(decode(path, data)[0])


def arranging_comments(document: Document) -> Iterator[Comment]:
    """The comments that arrange something."""
    return (comment for comment in document.comments if comment.verb == "arrange")


def lowered_of(comment: Comment) -> list[tuple[Command, Lowering]]:
    """The commands of a comment, each with what it lowers to."""
    from harness.lowering import lower
    from harness.shell import read_script

    commands = [pipeline.commands[0] for pipeline in read_script(comment.body).pipelines]
    return [(command, lower(command, {})) for command in commands]


def calls_of(document: Document) -> Iterator[Authored]:
    """The calls of its comments; the last one of each binds what the comment names."""
    from harness.arrange import Authored

    for comment in arranging_comments(document):
        calls = [lowering.call for _, lowering in lowered_of(comment) if lowering.call is not None]
        for call in calls:
            yield Authored(call, comment.rest.value.strip() if call is calls[-1] else "")
