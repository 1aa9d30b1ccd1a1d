"""A checked document in the terms of the protocol: diagnostics, verdicts above commands, fixes, and what hovering shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from harness.findings import Edit, Fix, Severity
from harness.fixing import fixed
from harness.lsp.places import Places
from harness.report.entry import Entry, entries
from harness.report.verdicts import told
from harness.results import DocumentResult, StepResult
from harness.text import Span, common_start

UPDATE = "harness.update"
"""The command that writes what replay gives; its argument is the document's URI."""

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.harness"
UPDATE_KIND = f"{types.CodeActionKind.Source.value}.{UPDATE}"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Hint,
}


def diagnostics(result: DocumentResult, uri: str, places: Places) -> list[types.Diagnostic]:
    return [_diagnostic(entry, uri, places) for entry in entries(result)]


def _diagnostic(entry: Entry, uri: str, places: Places) -> types.Diagnostic:
    finding = entry.finding
    return types.Diagnostic(
        range=places.range(finding.span),
        message="\n".join(part for part in (finding.message, finding.help) if part),
        severity=_SEVERITIES[entry.severity],
        code=entry.rule.code,
        source="harness",
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, places.range(related.span)), related.message)
            for related in finding.related
        ],
    )


def lenses(result: DocumentResult, places: Places) -> list[types.CodeLens]:
    """The verdict of each step, above its command."""
    return [
        types.CodeLens(
            places.range(Span(step.span.start, step.span.start)),
            command=types.Command(title=": ".join(told(step)), command=""),
        )
        for step in result.steps
    ]


def hover(result: DocumentResult, position: types.Position, places: Places) -> types.Hover | None:
    """How the verdict of the command at a place came about; plain text, for it quotes the document."""
    offset = places.offset(position)
    step = next((step for step in result.steps if step.span.start <= offset <= step.span.stop), None)
    if step is None:
        return None
    text = "\n".join((_headline(step), *step.explanation))
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text), places.range(step.span))


def _headline(step: StepResult) -> str:
    name = f"{step.service} {step.operation}: " if step.operation else ""
    return name + ": ".join(told(step))


def actions(result: DocumentResult, uri: str, wanted: types.Range, places: Places) -> list[types.CodeAction]:
    """The fixes of what is found in a range, all fixes of the document, and the update of its outputs."""
    asked = Span(places.offset(wanted.start), places.offset(wanted.end))
    near = [entry for entry in entries(result) if entry.finding.fix and _touch(entry.finding.span, asked)]
    found = [_quick_fix(entry, entry.finding.fix, uri, places) for entry in near if entry.finding.fix]
    text, count = fixed(result.source, (finding.fix for finding, _ in result.all_findings() if finding.fix))
    if count:
        title = f"Make all safe fixes ({count})"
        found.append(types.CodeAction(title, FIX_ALL, edit=rewritten(text, uri, places)))
    command = types.Command("Write what replay gives", UPDATE, arguments=[uri])
    return [*found, types.CodeAction(command.title, UPDATE_KIND, command=command)]


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.stop and other.start <= one.stop


def _quick_fix(entry: Entry, fix: Fix, uri: str, places: Places) -> types.CodeAction:
    return types.CodeAction(
        fix.message[:1].upper() + fix.message[1:],
        types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(entry, uri, places)],
        edit=types.WorkspaceEdit({uri: list(_text_edits(fix.edits, places))}),
        is_preferred=True,
    )


def _text_edits(edits: Iterable[Edit], places: Places) -> Iterator[types.TextEdit]:
    return (types.TextEdit(places.range(edit.span), edit.text) for edit in edits)


def rewritten(text: str, uri: str, places: Places) -> types.WorkspaceEdit:
    """The edit that makes the whole document read `text`: the lines that differ, from the first to the last."""
    before = places.source.text
    first = common_start(before, text)
    last = common_start(before[first:][::-1], text[first:][::-1])
    span = Span(first, len(before) - last)
    return types.WorkspaceEdit({uri: [types.TextEdit(places.range(span), text[first : len(text) - last])]})
