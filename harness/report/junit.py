"""JUnit XML, as CI servers read it: a suite a document, a case a step.

A wrong step fails; a step that nobody could replay is skipped with its reason; a document's own errors are a case of
their own. Warnings and notes are in `system-out`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from harness.findings import Severity, Verdict
from harness.report.entry import Entry, entries
from harness.report.full import drawn
from harness.report.look import Look
from harness.report.plain import safe
from harness.report.tally import Tally
from harness.results import DocumentResult, StepResult

_SKIPPED = {Verdict.MODEL_ONLY, Verdict.UNREACHED, Verdict.SKIPPED}


def render(results: Iterable[DocumentResult], tally: Tally, look: Look) -> Iterator[str]:
    root = ElementTree.Element("testsuites", name="harness")
    for result in tally.watch(results):
        root.append(_suite(result))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(result: DocumentResult) -> ElementTree.Element:
    found = list(entries(result))
    suite = ElementTree.Element("testsuite", name=safe(result.source.path))
    for name, step in zip(result.step_names(), result.steps, strict=True):
        suite.append(_case(result, name, step, [entry for entry in found if entry.step is step]))
    own = [entry for entry in found if entry.step is None]
    if own:
        case = ElementTree.Element("testcase", _named(result, "document", 1))
        _tell(case, own, "the document is wrong")
        suite.append(case)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _case(result: DocumentResult, name: str, step: StepResult, found: list[Entry]) -> ElementTree.Element:
    line = result.source.position(step.span.start).line
    case = ElementTree.Element("testcase", _named(result, safe(name), line))
    judgement = step.judgement
    if judgement.verdict in _SKIPPED:
        told = ": ".join(filter(None, (judgement.verdict.value, safe(judgement.reason))))
        ElementTree.SubElement(case, "skipped", message=told)
    _tell(case, found, judgement.verdict.value)
    return case


def _named(result: DocumentResult, name: str, line: int) -> dict[str, str]:
    path = safe(result.source.path)
    return {"classname": path, "name": name, "file": path, "line": str(line)}


def _tell(case: ElementTree.Element, found: list[Entry], verdict: str) -> None:
    errors = [entry for entry in found if entry.severity is Severity.ERROR]
    others = [entry for entry in found if entry.severity is not Severity.ERROR]
    if errors:
        failure = ElementTree.SubElement(
            case, "failure", type=errors[0].rule.code, message=f"{verdict}: {safe(errors[0].finding.message)}"
        )
        failure.text = _drawn(errors)
    if others:
        ElementTree.SubElement(case, "system-out").text = _drawn(others)


def _drawn(found: list[Entry]) -> str:
    return "\n" + "\n".join(drawn(entry, Look()) for entry in found)
