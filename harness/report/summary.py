"""The last line of a report: how much was checked, and what came out."""

from __future__ import annotations

from collections.abc import Iterator

from harness.findings import Severity, Verdict
from harness.report.look import Look
from harness.report.tally import Tally


def closing(tally: Tally, look: Look) -> Iterator[str]:
    """The summary as a report's last line; nothing where the user wants it quiet."""
    if not look.is_quiet:
        yield sentence(tally, look) + "\n"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def sentence(tally: Tally, look: Look) -> str:
    """How much was checked, with which verdicts and findings, and how many of these `--fix` mends."""
    verdicts = [look.paint(f"{tally.verdicts[v]} {v}", v) for v in Verdict if tally.verdicts[v]]
    checked = f"{counted(tally.files, 'document')}, {counted(tally.steps, 'step')}"
    parts = [": ".join([checked, ", ".join(verdicts)]) if verdicts else checked, _findings(tally, look)]
    parts += [f"--fix mends {tally.fixes}"] if tally.fixes else []
    return f"{'; '.join(parts)} ({tally.seconds:.1f} s)"


def _findings(tally: Tally, look: Look) -> str:
    found = [look.paint(counted(tally.findings[s], s), s) for s in Severity if tally.findings[s]]
    hidden = " (--verbose shows the notes)" if tally.findings[Severity.NOTE] and not look.is_verbose else ""
    return ", ".join(found) + hidden if found else "no findings"
