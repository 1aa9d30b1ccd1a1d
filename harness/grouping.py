"""Which examples of a document share an account: each starts fresh, unless it uses an id that an earlier one was given.

An id counts where an earlier example's documented output shows it and none of that example's commands does: then the
reader carries it over. docs/arranging.rst says so to authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from harness.reading import ReadStep

_WORD = re.compile(r"[A-Za-z0-9][\w/+=.-]{7,}")
_DIGIT = re.compile(r"\d")
_NO_ID = re.compile(r"\d{12}|[\d.:-]+(?:T[\d:.+Z-]+)?|[a-z]{2}(-[a-z]+)+-\d[a-f]?|[\d.]+/\d+")


def groups(steps: Sequence[ReadStep]) -> list[list[ReadStep]]:
    """The steps of examples that share an account, in order."""
    made: list[_Group] = []
    showing: dict[str, list[_Group]] = {}
    for example in _examples(steps):
        named, shown = _ids(_commands(example)), _ids(_outputs(example))
        giving = (group for found in named for group in showing.get(found, ()) if found not in group.named)
        group = min(giving, key=lambda group: group.number, default=None) or _Group(len(made))
        if group.number == len(made):
            made.append(group)
        group.steps.extend(example)
        group.named |= named
        for found in shown - group.shown:
            showing.setdefault(found, []).append(group)
        group.shown |= shown
    return [group.steps for group in made]


@dataclass(slots=True)
class _Group:
    """Examples that share an account, while they are gathered: the ids that their commands name and their outputs show."""

    number: int
    steps: list[ReadStep] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)


def _examples(steps: Sequence[ReadStep]) -> Iterator[list[ReadStep]]:
    run: list[ReadStep] = []
    for step in steps:
        if run and step.step.example.span != run[-1].step.example.span:
            yield run
            run = []
        run.append(step)
    if run:
        yield run


def _commands(steps: Sequence[ReadStep]) -> Iterator[str]:
    return (word.value for step in steps for word in step.step.command.words)


def _outputs(steps: Sequence[ReadStep]) -> Iterator[str]:
    return (step.step.expectation.text.value for step in steps if step.step.expectation.text)


def _ids(texts: Iterator[str]) -> set[str]:
    return {
        found for text in texts for found in _WORD.findall(text) if _DIGIT.search(found) and not _NO_ID.fullmatch(found)
    }
