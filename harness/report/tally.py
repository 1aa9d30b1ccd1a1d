"""The numbers of a run, counted while its results stream by."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from harness.findings import Severity, Verdict
from harness.results import DocumentResult
from harness.rules import rule_of

INTERRUPTED = "check-interrupted"


class Tally:
    """Counts files, examples, steps, verdicts, findings and those with a fix. `clock` gives seconds.

    `is_complete` is false where the harness failed on a document.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._started = clock()
        self.files = 0
        self.examples = 0
        self.steps = 0
        self.verdicts: Counter[Verdict] = Counter()
        self.findings: Counter[Severity] = Counter()
        self.fixes = 0
        self.is_complete = True

    @property
    def seconds(self) -> float:
        return round(self._clock() - self._started, 3)

    @property
    def has_errors(self) -> bool:
        return self.findings[Severity.ERROR] > 0

    def watch(self, results: Iterable[DocumentResult]) -> Iterator[DocumentResult]:
        """The same results, each counted when it is asked for."""
        for result in results:
            self.add(result)
            yield result

    def add(self, result: DocumentResult) -> None:
        self.files += 1
        self.examples += result.examples
        self.steps += len(result.steps)
        self.verdicts.update(step.judgement.verdict for step in result.steps)
        found = [finding for finding, _ in result.all_findings()]
        self.fixes += sum(finding.fix is not None for finding in found)
        self.findings.update(rule_of(finding).severity for finding in found)
        self.is_complete = self.is_complete and not any(finding.name == INTERRUPTED for finding in found)
