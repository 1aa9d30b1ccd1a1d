"""The baseline: findings that a team has seen and left for later, known by content, so that moving lines changes nothing."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from harness.errors import UsageError
from harness.findings import Finding, Severity
from harness.paths import relative
from harness.report.fingerprint import content_of
from harness.results import DocumentResult
from harness.rules import rule_of
from harness.selection import drop
from harness.text import Source

_VERSION = 1

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""How many findings are known: by path (from the baseline's folder), code, and the text that each is about."""


@dataclass(frozen=True, slots=True)
class Baseline:
    FILE: ClassVar[str] = "harness-baseline.json"

    folder: str
    counts: Counts

    @classmethod
    def read(cls, file: str) -> Baseline:
        """Raises UsageError where the file is missing or no baseline."""
        try:
            with open(file, encoding="utf-8") as opened:
                data = json.load(opened)
        except (OSError, ValueError) as error:
            hint = "`harness check --write-baseline` writes one."
            what = f"The baseline `{file}` cannot be read."
            raise UsageError("baseline-unreadable", what, why=str(error), hint=hint) from error
        if not _is_baseline(data):
            raise UsageError("baseline-unreadable", f"`{file}` is no baseline of version {_VERSION}.")
        return cls(_folder(file), data["findings"])

    @classmethod
    def written(cls, file: str, results: Iterable[DocumentResult]) -> int:
        """Write what `results` hold; documents that they do not hold keep what was known of them. Gives the number written."""
        folder = _folder(file)
        known = dict(cls.read(file).counts) if os.path.exists(file) else {}
        known = {path: codes for path, codes in known.items() if os.path.exists(os.path.join(folder, path))}
        total = 0
        for result in results:
            path = relative(result.source.path, folder)
            known.pop(path, None)
            codes, count = _codes(result)
            total += count
            if codes:
                known[path] = codes
        _write(file, known)
        return total

    def without_known(self, result: DocumentResult) -> DocumentResult:
        """The result without the findings that are known, as many of a kind as are known."""
        codes = self.counts.get(relative(result.source.path, self.folder), {})
        left = Counter({(code, text): count for code, texts in codes.items() for text, count in texts.items()})
        known: set[int] = set()
        for finding, _ in result.all_findings():
            key = _key(result.source, finding)
            if left[key] > 0:
                left[key] -= 1
                known.add(id(finding))
        return drop(result, lambda finding, step: "is in the baseline" if id(finding) in known else "")


def _key(source: Source, finding: Finding) -> tuple[str, str]:
    return rule_of(finding).code, content_of(source, finding.span)


def _codes(result: DocumentResult) -> tuple[dict[str, dict[str, int]], int]:
    """Errors and warnings by code and text, and how many they are. Notes fail nobody and stay out."""
    found = [f for f, _ in result.all_findings() if rule_of(f).severity is not Severity.NOTE]
    codes: dict[str, dict[str, int]] = {}
    for (code, text), count in sorted(Counter(_key(result.source, finding) for finding in found).items()):
        codes.setdefault(code, {})[text] = count
    return codes, len(found)


def _write(file: str, counts: Counts) -> None:
    data = {"version": _VERSION, "findings": dict(sorted(counts.items()))}
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(json.dumps(data, indent=1) + "\n")
    except OSError as error:
        raise UsageError("baseline-unwritable", f"The baseline `{file}` cannot be written.", why=str(error)) from error


def _folder(file: str) -> str:
    return os.path.dirname(os.path.abspath(file))


def _is_baseline(data: Any) -> bool:
    return isinstance(data, dict) and data.get("version") == _VERSION and isinstance(data.get("findings"), dict)
