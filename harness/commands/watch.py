"""`harness watch`: check a document each time it is saved, and show or write what replay would write into it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from harness.authoring import FILE
from harness.checker import check_file, check_paths
from harness.checking import Lost, attempted
from harness.commands.differences import difference
from harness.commands.streams import safe_stream
from harness.errors import UsageError
from harness.fixing import rewrite
from harness.options import Options
from harness.paths import find_documents
from harness.report import Look, Tally, renderer
from harness.report.look import wants_colour, width_of
from harness.report.plain import safe
from harness.results import DocumentResult
from harness.text import Source
from harness.update import updated

_PATIENCE = 200
"""Milliseconds in which all that an editor does to save a file counts as one change."""


def run(paths: Sequence[str], options: Options, *, writes: bool) -> None:
    """Report on all documents, then on each that is saved, until the author interrupts it.

    With `writes`, what replay would write is written. Raises UsageError where a path or what watching needs is missing.
    """
    changes = _changes(paths)
    stream = safe_stream(sys.stdout)
    look = Look(wants_colour(stream), width_of(stream), is_verbose=True)
    with suppress(KeyboardInterrupt):
        watch(paths, options, changes, Screen(stream, look, writes))


def watch(paths: Sequence[str], options: Options, changes: Iterator[Set[str]], screen: Screen) -> None:
    """Tell the screen of all documents, and of those that each of `changes`, sets of absolute paths, concerns."""
    documents = find_documents(paths, options)
    if len(documents) == 1:
        screen.show(documents[0], options)
    else:
        screen.report(check_paths(documents, options))
    for changed in changes:
        there = [path for path in paths if os.path.exists(path)]  # an editor may just be replacing one
        for path in find_documents(there, options):
            if _is_concerned(os.path.abspath(path), changed):
                screen.show(path, options)


def _is_concerned(path: str, changed: Set[str]) -> bool:
    """Whether the document at `path` is among what was changed, or what its folder says is to be arranged."""
    return path in changed or os.path.join(os.path.dirname(path), FILE) in changed


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the author looks."""

    stream: TextIO
    look: Look
    writes: bool

    def report(self, results: Iterator[DocumentResult]) -> None:
        self.stream.writelines(renderer("full")(results, Tally(), self.look))
        self.stream.flush()

    def show(self, path: str, options: Options) -> None:
        """What is found in one document, and how its outputs should read."""
        self.stream.write(self.look.paint(f"--- {safe(path)}\n", "frame"))
        result = check_file(path, options)
        self.report(iter([result]))
        if options.replay:
            text = attempted(lambda *_: updated(result.source).text, path, options)
            if not isinstance(text, Lost):  # why it is lost, the check has told
                self._offer(result.source, text)
        self.stream.flush()

    def _offer(self, source: Source, text: str) -> None:
        if text == source.text:
            return
        if self.writes and rewrite(source, text):
            self.stream.write(f"updated {safe(source.path)}\n")
        else:
            self.stream.writelines(difference(source, text, self.look))


def _changes(paths: Sequence[str]) -> Iterator[Set[str]]:
    """Sets of the absolute paths of files that were saved. Of a file its folder is watched: editors replace the file."""
    try:
        from watchfiles import watch as watched
    except ImportError as error:
        what, hint = (
            "`harness watch` needs a package that is not installed.",
            "pip install 'aws-example-harness[watch]'",
        )
        raise UsageError("watch-unavailable", what, why=str(error), hint=hint) from error
    folders = {os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)) for path in paths}
    is_deep = any(os.path.isdir(path) for path in paths)
    return ({file for _, file in some} for some in watched(*folders, recursive=is_deep, step=_PATIENCE))
