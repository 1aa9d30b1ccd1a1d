"""SARIF 2.1.0 (the OASIS standard), as code scanning services read it. Sections in brackets are the standard's."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from harness.findings import Edit, Fix, Severity
from harness.report.entry import Entry, entries
from harness.report.fingerprint import content_of, digest
from harness.report.look import Look
from harness.report.tally import Tally
from harness.report.versions import versions
from harness.results import DocumentResult
from harness.rules import Rule
from harness.text import Source, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    found = [entry for result in tally.watch(results) for entry in entries(result)]
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(found)]}, indent=2) + "\n"


def _run(found: list[Entry]) -> dict[str, Any]:
    rules = {entry.rule.code: entry.rule for entry in sorted(found, key=lambda entry: entry.rule.code)}
    places = {code: index for index, code in enumerate(rules)}
    seen: Counter[str] = Counter()
    return {
        "tool": {"driver": _driver(rules.values())},
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, places[entry.rule.code], seen) for entry in found],
    }


def _driver(rules: Iterable[Rule]) -> dict[str, Any]:
    return {"name": "harness", "version": versions()["harness"], "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    what = " ".join(rule.what.replace("``", "`").split())
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": what},
        "fullDescription": {"text": " ".join(f"{what} {rule.why.replace('``', '`')}".split())},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.is_default},
    }


def _result(entry: Entry, index: int, seen: Counter[str]) -> dict[str, Any]:
    finding = entry.finding
    result: dict[str, Any] = {
        "ruleId": entry.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[entry.severity],
        "message": {"text": f"{finding.message}. {finding.help}".strip() if finding.help else finding.message},
        "locations": [_location(entry.source, finding.span, finding.field)],
        "partialFingerprints": {"content/v1": _fingerprint(entry, seen)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.message}, **_location(entry.source, related.span)}
            for number, related in enumerate(finding.related)
        ]
    if finding.fix:
        result["fixes"] = [_fix(entry.source, finding.fix)]
    return result


def _fingerprint(entry: Entry, seen: Counter[str]) -> str:
    """The hash of path, code and text, and which of its like it is: that outlives changes elsewhere [3.27.17]."""
    content = digest(entry.path, entry.rule.code, content_of(entry.source, entry.finding.span))[:32]
    seen[content] += 1
    return f"{content}:{seen[content]}"


def _location(source: Source, span: Span, field: str = "") -> dict[str, Any]:
    place = {"artifactLocation": _artifact(source), "region": _region(source, span)}
    logical = [{"fullyQualifiedName": field, "kind": "member"}] if field else []
    return {"physicalLocation": place} | ({"logicalLocations": logical} if logical else {})


def _artifact(source: Source) -> dict[str, str]:
    return {"uri": quote(source.path, safe="/", errors="surrogateescape")}


def _region(source: Source, span: Span) -> dict[str, int]:
    """Lines and columns from 1, the end column just past the last character [3.30]."""
    start, end = source.position(span.start), source.position(max(span.stop, span.start))
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    changes = {
        "artifactLocation": _artifact(source),
        "replacements": [_replacement(source, edit) for edit in fix.edits],
    }
    return {"description": {"text": fix.message}, "artifactChanges": [changes]}


def _replacement(source: Source, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
