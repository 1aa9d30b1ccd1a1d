"""`harness gaps`: where the emulator departs from what documents show, by operation, for those who maintain the emulator."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from harness.commands.progress import Progress
from harness.commands.streams import safe_stream
from harness.findings import Finding, Verdict
from harness.options import Options
from harness.paths import find_documents
from harness.report.look import Look, wants_colour
from harness.report.plain import safe
from harness.results import DocumentResult, StepResult

_LACKS = "lacks"
_KINDS = {"emulator-omission": _LACKS, "emulator-difference": "differs"}
_MISSING = "not implemented"
_REFUSED = "refused or failed"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of departure. `field` is a path with `[]` for any index, "" for the operation as a whole.

    `count` is the number of documented places, `place` the first of them, `told` what was said there.
    """

    service: str
    operation: str
    kind: str
    field: str
    count: int
    place: str
    told: str


def run(paths: Sequence[str], options: Options, form: str) -> None:
    """Print the gaps as `full` text or as `json`. Raises UsageError where a path is missing."""
    from harness.checker import check_paths

    documents = find_documents(paths, options)
    progress = Progress(sys.stderr, len(documents))
    found = gaps(progress.watch(check_paths(documents, replace(options, select=("ALL",), ignore=(), baseline=""))))
    progress.clear()
    stream = safe_stream(sys.stdout)
    if form == "json":
        stream.write(json.dumps([_row(gap) for gap in found], indent=2) + "\n")
    else:
        stream.writelines(f"{line}\n" for line in _lines(found, Look(is_coloured=wants_colour(stream))))


def gaps(results: Iterable[DocumentResult]) -> list[Gap]:
    """The gaps of all steps, by service, operation, kind and field."""
    met: dict[tuple[str, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for result in results:
        for step in result.steps:
            for kind, field, told, offset in _departures(step):
                key = (step.service or "", step.operation or "", kind, field)
                met[key].append((f"{result.source.path}:{result.source.position(offset).line}", told))
    return [Gap(*key, len(places), *places[0]) for key, places in sorted(met.items())]


def _departures(step: StepResult) -> Iterator[tuple[str, str, str, int]]:
    """Kind, field, what is said, and offset of each departure that a step shows."""
    judgement = step.judgement
    if judgement.verdict is Verdict.MODEL_ONLY:
        yield _MISSING, "", judgement.reason, step.span.start
    if judgement.verdict is Verdict.UNREACHED:
        yield _REFUSED, "", judgement.reason, step.span.start
    yield from (_departure(finding) for finding in judgement.findings if finding.name in _KINDS)


def _departure(finding: Finding) -> tuple[str, str, str, int]:
    return _KINDS[finding.name], _INDEX.sub("[]", finding.field), finding.message, finding.span.start


def _lines(found: Iterable[Gap], look: Look) -> Iterator[str]:
    for (service, operation), group in groupby(found, key=lambda gap: (gap.service, gap.operation)):
        yield look.paint(f"{service} {operation}", "strong")
        for gap in group:
            what = f"{gap.kind} {safe(gap.field)}".rstrip()
            told = "" if gap.kind == _LACKS else f": {safe(gap.told)}"
            yield f"  {what} ({gap.count}, first at {safe(gap.place)}{told})"


def _row(gap: Gap) -> dict[str, str | int]:
    return {
        "service": gap.service,
        "operation": gap.operation,
        "kind": gap.kind,
        "field": gap.field,
        "count": gap.count,
        "place": gap.place,
        "message": gap.told,
    }
