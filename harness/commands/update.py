"""`harness update`: what replay would write into the documented outputs, as a diff or into the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from harness.checking import Lost, attempted, read_source
from harness.commands.differences import difference
from harness.commands.progress import Progress
from harness.commands.streams import safe_stream
from harness.errors import HarnessError
from harness.fixing import rewrite
from harness.options import Options
from harness.paths import find_documents
from harness.report.look import Look, wants_colour
from harness.report.plain import safe
from harness.text import Source

if TYPE_CHECKING:
    from harness.update import Revision


def run(paths: Sequence[str], options: Options, *, writes: bool, trusts_emulator: bool) -> None:
    """Show the differences, or write them. Raises UsageError where a path is missing.

    What contradicts the example's own input is mended, and an empty output filled. Where only the emulator says otherwise,
    the author is believed unless `trusts_emulator`.
    """
    stream = safe_stream(sys.stdout)
    look = Look(is_coloured=wants_colour(stream))
    documents = find_documents(paths, options)
    progress = Progress(sys.stderr, len(documents))
    lost = []
    for path, made in progress.watch(_all_updated(documents, options, _Wish(trusts_emulator))):
        if isinstance(made, Lost):
            lost.append(f"{path}: {made.reason}")
            continue
        source, revision = made
        progress.clear()
        if revision.text != source.text:
            _tell(source, revision.text, stream, look, writes)
        for empty in revision.unfilled:
            print(f"harness: {safe(path)}:{empty.line}: left empty: {safe(empty.reason)}", file=sys.stderr)
    progress.clear()
    if lost:
        raise HarnessError(
            "update-interrupted", f"{len(lost)} documents were left as they are.", why="; ".join(lost[:5])
        )


def _tell(source: Source, text: str, stream: TextIO, look: Look, writes: bool) -> None:
    if not writes:
        stream.writelines(difference(source, text, look))
    elif rewrite(source, text):
        stream.write(f"updated {safe(source.path)}\n")


def _all_updated(
    documents: Sequence[str], options: Options, wish: _Wish
) -> Iterator[tuple[str, tuple[Source, Revision] | Lost]]:
    """Each document with what it is and what it should be, or why that is not known; here, or in several processes."""
    if len(documents) < 2 or options.jobs == 1:
        return ((path, attempted(wish, path, options)) for path in documents)
    from harness.pool import each_in_workers

    return each_in_workers(wish, documents, options)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked of each document, as a value that can be sent to another process."""

    trusts_emulator: bool

    def __call__(self, path: str, _options: Options) -> tuple[Source, Revision]:
        """The document as it is, and as replay would have it."""
        from harness.update import updated

        source, _ = read_source(path)
        return source, updated(source, trusts_emulator=self.trusts_emulator)
