"""What checking a document gives, ready to be reported: nothing in it refers to moto, docutils or botocore."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from harness.findings import Finding, Judgement
from harness.text import Source, Span


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step and its judgement. `command` is the command's source text on one line.

    `explanation` are lines for `--explain`: what was arranged, why, and what was tried in vain.
    """

    span: Span
    example: str
    command: str
    service: str | None
    operation: str | None
    judgement: Judgement
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document, checked. `findings` are those that belong to no step; a step's own are in its judgement."""

    source: Source
    examples: int
    steps: tuple[StepResult, ...]
    findings: tuple[Finding, ...] = ()

    def step_names(self) -> list[str]:
        """A name for each step, none twice, that stays the same when lines are added above it: its example and command."""
        seen: Counter[str] = Counter()
        names = []
        for step in self.steps:
            name = _name(step)
            seen[name] += 1
            names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        return names

    def all_findings(self) -> Iterator[tuple[Finding, StepResult | None]]:
        """Every finding with its step, in source order, and each once: two steps may share one output or file."""
        found: list[tuple[Finding, StepResult | None]] = [(finding, None) for finding in self.findings]
        found += [(finding, step) for step in self.steps for finding in step.judgement.findings]
        first = {_told(finding): (finding, step) for finding, step in reversed(found)}
        return iter(sorted(first.values(), key=lambda pair: (pair[0].span, pair[0].name)))


_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")
_MOST_WORDS = 4  # `aws ec2 wait instance-running`


def _name(step: StepResult) -> str:
    """The example's title and the first words of the command."""
    command = " ".join(islice(takewhile(_WORD.fullmatch, step.command.split()), _MOST_WORDS))
    return ": ".join(filter(None, (step.example, command))) or "untitled"


def _told(finding: Finding) -> tuple[Span, str, str, str]:
    """What a reader sees of a finding: told at one place in the same words, it is the same."""
    return (finding.span, finding.name, finding.message, finding.field)
