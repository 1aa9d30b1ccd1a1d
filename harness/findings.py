"""What the harness has to say: findings, their fixes, and the verdict of a step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from harness.text import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """One per step; docs/verdicts.rst says when each is given."""

    VERIFIED = "verified"
    WRONG = "wrong"
    GAP = "gap"
    MODEL_ONLY = "model-only"
    UNREACHED = "unreached"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the source text of `span` with `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe change of the document: the only sensible mend. `message` says what it does, in the imperative."""

    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place in the same document that explains a finding ('the value was put here')."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the author.

    `name` is a rule's name in the registry (harness.rules), which gives the code and the severity.
    `message` is one sentence without a full stop. `field` is a JSON path such as `$.Statement[1].Action[0]`.
    """

    name: str
    span: Span
    message: str
    help: str = ""
    field: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """How many documented leaves of a step were equal to the reply, bound, absent from it, or different."""

    equal: int = 0
    bound: int = 0
    absent: int = 0
    different: int = 0

    @property
    def documented(self) -> int:
        return self.equal + self.bound + self.absent + self.different


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of one step, with its evidence: `reason` is empty where the verdict says it all."""

    verdict: Verdict
    reason: str = ""
    fields: Fields | None = None
    findings: tuple[Finding, ...] = field(default=())
