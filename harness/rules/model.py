"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass

from harness.findings import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding, and the whole text of its published page.

    `code` is stable (a family of three letters and a number), `name` kebab-case. `what` and `why` are reStructuredText.
    `bad` and `good` are documents: checking `bad` as `path` gives the rule's finding, checking `good` does not. Both are
    empty where no document shows it (a file that cannot be read).
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    path: str = "example.rst"
    is_default: bool = True
    is_fixable: bool = False
