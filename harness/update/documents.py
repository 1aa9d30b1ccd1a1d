"""A whole document as replay would have it: replayed and edited until there is nothing left to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.compare.door import doubtful_silence
from harness.findings import Edit, Fix
from harness.fixing import fixed
from harness.grouping import groups
from harness.judging import judged
from harness.options import Options
from harness.played import Played
from harness.reading import ReadDocument, ReadStep, read
from harness.replay import replay
from harness.text import Source
from harness.update.outputs import is_empty, updates

_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Unfilled:
    """An output that stays empty: the line of its label in the new text, and why nothing can be written there."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The new text of a document, and what is still to be written in it by hand."""

    text: str
    unfilled: tuple[Unfilled, ...] = ()


def updated(source: Source, *, trusts_emulator: bool = False) -> Revision:
    """A document with the documented outputs that its replay proves, and its empty ones filled.

    With `trusts_emulator` its word is also taken where nothing proves it.
    """
    now = source
    for number in range(_MOST_ROUNDS):
        document = read(now)
        played = replay(document)
        text = _rewritten(document, played, trusts_emulator, fills_all=number == _MOST_ROUNDS - 1)
        if text == now.text:
            return Revision(text, tuple(_unfilled(document, played)))
        now = Source(source.path, text)
    return Revision(now.text)


def _rewritten(document: ReadDocument, played: Mapping[int, Played], trusts_emulator: bool, *, fills_all: bool) -> str:
    """The text after one replay."""
    source = document.document.source
    edits = (
        edit for group in groups(document.steps) for edit in _edits(source, group, played, trusts_emulator, fills_all)
    )
    return fixed(source, [Fix("write what replay gives", (edit,)) for edit in edits])[0]


def _edits(
    source: Source, group: Sequence[ReadStep], played: Mapping[int, Played], trusts_emulator: bool, fills_all: bool
) -> Iterator[Edit]:
    """The edits of the steps that share an account, up to and with the first empty output, unless it `fills_all`.

    The ids that a filled output shows are those of the steps after it from then on, so these are replayed again.
    """
    for at, one in enumerate(group):
        step = played.get(one.step.index)
        if step is None or step.shown is None or step.bindings is None:
            continue
        new = updates(
            source,
            one.step,
            step.shown,
            step.bindings,
            step.evidence,
            proved=not trusts_emulator,
            later=[later.lowering.call for later in group[at + 1 :] if later.lowering.call is not None],
            is_own=one.lowering.custom is not None,
        )
        yield from new
        if new and is_empty(one.step) and not fills_all:
            return


def _unfilled(document: ReadDocument, played: Mapping[int, Played]) -> Iterator[Unfilled]:
    """The outputs that nothing stands under when all is written."""
    results = judged(document, played, Options()).steps
    for one, result in zip(document.steps, results, strict=True):
        span = one.step.expectation.span
        if span is None or not is_empty(one.step):
            continue
        step, judgement = played.get(one.step.index), result.judgement
        silence = doubtful_silence(step.shown) if step and step.shown and step.shown.succeeded else ""
        reason = (
            f"{silence} (--all believes it)" if silence else judgement.reason or f"the command is {judgement.verdict}"
        )
        yield Unfilled(document.document.source.position(span.start).line, reason)
