"""The file that a command writes, as the document shows it, held against what the command wrote into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from posixpath import basename
from typing import TYPE_CHECKING, Any

from harness.account.model import Reply
from harness.compare.model import Comparison, Evidence
from harness.findings import Fields, Finding, Verdict
from harness.text import Text

if TYPE_CHECKING:
    from harness.steps import Expectation

Compare = Callable[[Text, Reply, Evidence], Comparison]
_ORDER = (Verdict.WRONG, Verdict.GAP, Verdict.VERIFIED)
_SAME = Comparison(Verdict.VERIFIED, "", Fields(equal=1))


def compare_written(
    documented: Expectation, reply: Reply, evidence: Evidence, compare: Compare
) -> Iterator[Comparison]:
    """A comparison for each file that the command wrote and the document shows; `compare` is that of a JSON output."""
    for path in reply.files:
        text = documented.written.get(basename(path))
        if text is not None:
            yield _compared(text, reply, path, evidence, compare)


def _compared(text: Text, reply: Reply, path: str, evidence: Evidence, compare: Compare) -> Comparison:
    inside = _printing(reply, path)
    if inside is not None:
        return compare(text, inside, replace(evidence, twin=evidence.twin and _printing(evidence.twin, path)))
    if text.value.split() == reply.files[path].decode("utf-8", "replace").split():
        return _SAME
    message = f"the emulator writes something else into `{basename(path)}`"
    advice = "No fault of the document as far as can be proved: what stands in the file is for the service to say"
    finding = Finding("emulator-difference", text.strip().span(), message, advice)
    return Comparison(Verdict.GAP, message, Fields(different=1), (finding,))


def _printing(reply: Reply, path: str) -> Reply | None:
    """The reply as if the JSON in that file were all that is printed; None where the file holds none."""
    try:
        data: Any = json.loads(reply.files.get(path, b""))
    except ValueError:
        return None
    return replace(reply, call=replace(reply.call, output=None, query=None), data=data) if data else None


def both(one: Comparison, other: Comparison) -> Comparison:
    """Two comparisons of one step as one, with the worse of the two verdicts (the latter's reason where they are alike)."""
    worse = min(other, one, key=lambda comparison: _ORDER.index(comparison.verdict))
    return Comparison(
        worse.verdict,
        worse.reason,
        _sum(one.fields, other.fields),
        one.findings + other.findings,
        one.differences + other.differences,
        one.needs_twin or other.needs_twin,
        one.doubted + other.doubted,
    )


def _sum(one: Fields | None, other: Fields | None) -> Fields | None:
    if one is None or other is None:
        return one or other
    return Fields(
        one.equal + other.equal, one.bound + other.bound, one.absent + other.absent, one.different + other.different
    )
