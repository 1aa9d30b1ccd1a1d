"""`harness update`: what replay would write into the documented outputs, as a diff or into the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from harness.commands.progress import Progress
from harness.commands.streams import safe_stream
from harness.errors import HarnessError
from harness.findings import Edit, Fix
from harness.fixing import fixed, rewrite
from harness.options import Options
from harness.paths import find_documents
from harness.report.look import Look, wants_colour
from harness.report.plain import safe
from harness.text import Source

_MOST_ROUNDS = 20

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
    lost = []
    for path, made in progress.watch(_all_updated(documents, options, _Wish(trusts_emulator))):
        if isinstance(made, str):
            lost.append(f"{path}: {made}")
            continue
        source, text = made
        if text == source.text:
            continue
        progress.clear()
        if not writes:
            stream.writelines(f"{line}\n" for line in _diff(source, text, look))
        elif rewrite(source, text):
            stream.write(f"updated {safe(path)}\n")
    progress.clear()
    if lost:
        raise HarnessError(
            "update-interrupted", f"{len(lost)} documents were left as they are.", why="; ".join(lost[:5])
        )


def _all_updated(
    documents: Sequence[str], options: Options, wish: _Wish
) -> Iterator[tuple[str, tuple[Source, str] | str]]:
    """Each document with what it is and what it should be, or why that is not known; here, or in several processes."""
    if len(documents) < 2 or options.jobs == 1:
        return ((path, wish(path, options)) for path in documents)
    from harness.pool import each_in_workers

    return each_in_workers(wish, documents, options)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked of each document, as a value that can be sent to another process."""

    trusts_emulator: bool

    def __call__(self, path: str, _options: Options) -> tuple[Source, str]:
        return _updated(path, self.trusts_emulator)


def _updated(path: str, trusts_emulator: bool) -> tuple[Source, str]:
    """A document as it is, and its text as replay would have it."""
    from harness.checker import read_source

    source, _ = read_source(path)
    now = source
    for number in range(_MOST_ROUNDS):
        text, is_done = _round(now, trusts_emulator, is_last=number == _MOST_ROUNDS - 1)
        now = Source(path, text)
        if is_done:
            break
    return source, now.text


def _round(source: Source, trusts_emulator: bool, *, is_last: bool) -> tuple[str, bool]:
    """The text after one replay, and whether there is nothing left to do.

    Of the steps that share an account, one empty output is filled at a time: the ids that it shows are those of the steps
    after it from then on, so these are replayed again.
    """
    from harness.grouping import groups
    from harness.reading import read
    from harness.replay import replay
    from harness.update import is_empty, updates

    document = read(source)
    played = replay(document)
    edits: list[Edit] = []
    is_done = True
    for group in groups(document.steps):
        calls = [step.lowering.call for step in group]
        for at, one in enumerate(group):
            step = played.get(one.step.index)
            if step is None or step.shown is None or step.bindings is None:
                continue
            later = [call for call in calls[at + 1 :] if call is not None]
            new = updates(
                source,
                one.step,
                step.shown,
                step.bindings,
                step.evidence,
                proved=not trusts_emulator,
                later=later,
                is_own=one.lowering.custom is not None,
            )
            edits += new
            if new and is_empty(one.step) and not is_last:
                is_done = False
                break
    text, _ = fixed(source, [Fix("write what replay gives", (edit,)) for edit in edits])
    return text, is_done or text == source.text


def _diff(source: Source, text: str, look: Look) -> Iterator[str]:
    """A unified diff, each line without its line end and safe to print."""
    before, after = source.text.split("\n"), text.split("\n")
    for line in unified_diff(before, after, safe(source.path), safe(source.path), lineterm=""):
        shown = safe(line.rstrip("\r"))
        yield look.paint(shown, _COLOURS.get(line[:1], ""))
