"""`harness calls`: the API call that each command makes, one a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from harness.commands.streams import safe_stream
from harness.findings import Finding, Severity
from harness.options import Options
from harness.paths import find_documents
from harness.report.plain import safe
from harness.rules import rule_of

if TYPE_CHECKING:
    from harness.lowering.model import Lowering


def run(paths: Sequence[str], options: Options, form: str) -> None:
    """Print the calls of every command of the documents, as `json` or `python`. Raises UsageError where a path is missing."""
    stream = safe_stream(sys.stdout)
    as_lines = _as_json if form == "json" else _as_python
    if form == "python":
        stream.write("import boto3\n")
    for path in find_documents(paths, options):
        for line, lowering in _lowered(path):
            stream.write(as_lines(path, line, lowering))


def _lowered(path: str) -> Iterator[tuple[int, Lowering]]:
    """Each command of a document: the line on which it begins, and what it lowers to."""
    from harness.checking import read_source
    from harness.document import read_document
    from harness.lowering import lower
    from harness.steps import read_steps

    source, _ = read_source(path)
    for step in read_steps(read_document(source)).steps:
        yield source.position(step.command.span.start).line, lower(step.command, step.files)


def _as_json(path: str, line: int, lowering: Lowering) -> str:
    from harness.lowering import as_json

    row: dict[str, Any] = {"path": path, "line": line, **as_json(lowering), "error": _error(lowering)}
    return json.dumps(row) + "\n"


def _error(lowering: Lowering) -> dict[str, str] | None:
    error = _first_error(lowering)
    return {"code": rule_of(error).code, "message": error.message} if error else None


def _as_python(path: str, line: int, lowering: Lowering) -> str:
    from harness.lowering import as_python

    place = f"\n# {safe(path)}:{line}"
    if lowering.made is not None:
        return f"{place}\n{as_python(lowering.made)}"
    error = _first_error(lowering)
    reason = error.message if error else lowering.skipped or "not one API call"
    return f"{place}: {safe(reason)}\n"


def _first_error(lowering: Lowering) -> Finding | None:
    errors = (finding for finding in lowering.findings if rule_of(finding).severity is Severity.ERROR)
    return next(errors, None)
