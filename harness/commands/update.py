"""`harness update`: what replay would write into the documented outputs, as a diff or into the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from harness.commands.progress import Progress
from harness.commands.streams import safe_stream
from harness.findings import Edit, Fix
from harness.fixing import fixed, rewrite
from harness.options import Options
from harness.paths import find_documents
from harness.report.look import Look, wants_colour
from harness.report.plain import safe
from harness.text import Source

_COLOURS = {"+": "verified", "-": "wrong", "@": "note"}


def run(paths: Sequence[str], options: Options, *, writes: bool, trusts_emulator: bool) -> None:
    """Show the differences, or write them. Raises UsageError where a path is missing.

    What contradicts the example's own input is mended, and an empty output filled. Where only the emulator says otherwise,
    the author is believed unless `trusts_emulator`.
    """
    stream = safe_stream(sys.stdout)
    look = Look(is_coloured=wants_colour(stream))
    documents = find_documents(paths, options)
    progress = Progress(sys.stderr, len(documents))
    for path in progress.watch(documents):
        source, text = _updated(path, trusts_emulator)
        if text == source.text:
            continue
        progress.clear()
        if not writes:
            stream.writelines(f"{line}\n" for line in _diff(source, text, look))
        elif rewrite(source, text):
            stream.write(f"updated {safe(path)}\n")
    progress.clear()


def _updated(path: str, trusts_emulator: bool) -> tuple[Source, str]:
    """A document as it is, and its text as replay would have it."""
    from harness.checker import read_source
    from harness.reading import read
    from harness.replay import replay
    from harness.update import updates

    source, _ = read_source(path)
    document = read(source)
    played = replay(document)
    edits: list[Edit] = []
    for one in document.steps:
        step = played.get(one.step.index)
        if step is not None and step.shown is not None and step.bindings is not None:
            proved = not trusts_emulator
            edits += updates(source, one.step, step.shown, step.bindings, step.evidence, proved=proved)
    text, _ = fixed(source, [Fix("write what replay gives", (edit,)) for edit in edits])
    return source, text


def _diff(source: Source, text: str, look: Look) -> Iterator[str]:
    """A unified diff, each line without its line end and safe to print."""
    before, after = source.text.split("\n"), text.split("\n")
    for line in unified_diff(before, after, safe(source.path), safe(source.path), lineterm=""):
        shown = safe(line.rstrip("\r"))
        yield look.paint(shown, _COLOURS.get(line[:1], ""))
