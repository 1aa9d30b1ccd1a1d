"""The static half: a source read into steps, each lowered to its call and checked against the service's model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from harness.document import read_document
from harness.document.model import Document
from harness.findings import Finding, Related, Severity
from harness.lowering import lower
from harness.lowering.model import Lowering
from harness.outputs import check_step
from harness.prose import check_prose
from harness.rules import rule_of
from harness.steps import Step, contents_findings, read_steps
from harness.text import Source, Span


@dataclass(frozen=True, slots=True)
class ReadStep:
    """A step with what its command lowers to. `findings` are all that reading and checking said about it."""

    step: Step
    lowering: Lowering
    findings: tuple[Finding, ...] = ()

    @property
    def has_error(self) -> bool:
        return any(rule_of(finding).severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its steps. `findings` are those that belong to no step."""

    document: Document
    steps: tuple[ReadStep, ...]
    findings: tuple[Finding, ...] = ()


def read(source: Source) -> ReadDocument:
    """Read, lower and check a document against the models; nothing is replayed."""
    document = read_document(source)
    steps = read_steps(document)
    read_ones = [_read_step(step) for step in steps.steps]
    prose = check_prose(document, [(one.step, one.lowering) for one in read_ones])
    told = {finding.span.start for one in read_ones for finding in one.lowering.findings}
    loose = chain(document.findings, steps.findings, prose, contents_findings(document, told))
    return _attributed(document, read_ones, loose)


def _read_step(step: Step) -> ReadStep:
    lowering = lower(step.command, step.files)
    return ReadStep(step, lowering, lowering.findings + check_step(step, lowering))


def _attributed(document: Document, steps: Sequence[ReadStep], loose: Iterable[Finding]) -> ReadDocument:
    """Give each loose finding to the step in whose command, output or file it stands."""
    owned: list[list[Finding]] = [list(step.findings) for step in steps]
    unowned: list[Finding] = []
    for finding, index in _owners(loose, steps):
        (unowned if index is None else owned[index]).append(finding)
    given = [
        replace(step, findings=_gathered(_sorted(_by_cause(found, step.step))))
        for step, found in zip(steps, owned, strict=True)
    ]
    return ReadDocument(document, tuple(given), _sorted(unowned))


def _owners(findings: Iterable[Finding], steps: Sequence[ReadStep]) -> Iterator[tuple[Finding, int | None]]:
    """Each finding with the step that has the narrowest of its places around it: one way through both, in their order."""
    ordered = sorted(findings, key=lambda finding: finding.span.start)
    owner: dict[Span, int] = {}
    for index, read_one in enumerate(steps if ordered else ()):
        for place in _places(read_one.step):
            owner.setdefault(place, index)
    coming = sorted(owner, reverse=True)
    around: list[Span] = []
    for finding in ordered:
        at = finding.span.start
        while coming and coming[-1].start <= at:
            around.append(coming.pop())
        around = [place for place in around if place.stop >= at]
        narrowest = min(around, key=lambda place: (place.stop - place.start, owner[place]), default=None)
        yield finding, None if narrowest is None else owner[narrowest]


def _places(step: Step) -> list[Span]:
    places = [step.command.span, step.pipeline.span, step.block.span]
    if step.expectation.span is not None:
        places.append(step.expectation.span)
    return places + [text.span() for text in step.files.values()]


_BREAKS = frozenset({"split-value", "unquoted-parenthesis"})
_AFTER_BREAK = frozenset(
    {
        "invalid-shorthand",
        "invalid-json-parameter",
        "unexpected-argument",
        "malformed-value",
        "parameter-type",
        "parameter-character",
        "joined-values",
        "unquoted-pattern",
    }
)


def _by_cause(findings: Sequence[Finding], step: Step) -> list[Finding]:
    """Without what follows from a value that a shell breaks: no piece of it is a value, and the rest are no arguments."""
    broken = [_value_at(finding.span, step) for finding in findings if finding.name in _BREAKS]
    return [f for f in findings if f.name not in _AFTER_BREAK or not any(_is_in(f.span, value) for value in broken)]


def _value_at(place: Span, step: Step) -> Span:
    """From the broken word to the last word before the next option."""
    words = (word for word in step.command.words if word.span.stop > place.start)
    value = list(takewhile(lambda word: not word.value.startswith("--"), words))
    return Span(value[0].span.start, value[-1].span.stop) if value else place


def _is_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


_MOST_PLACES = 4


def _gathered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The placeholders of one step as one finding, with how many there are and where the next ones stand."""
    placeholders = [one for one in findings if one.name == "unquoted-placeholder"]
    if len(placeholders) < 2:
        return findings
    first, *others = placeholders
    places = tuple(Related(one.span, "and here") for one in others[:_MOST_PLACES])
    more = "another one" if len(others) == 1 else f"{len(others)} more"
    whole = replace(first, message=f"{first.message}; {more} in this command", related=places)
    return tuple(whole if one is first else one for one in findings if one not in others)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=lambda finding: (finding.span, finding.name, finding.message)))
