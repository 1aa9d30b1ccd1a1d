"""The one line through all rooms: paths in, judged documents out, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from harness.findings import Finding
from harness.options import Options
from harness.paths import find_documents
from harness.results import DocumentResult
from harness.text import Source, Span


def check_paths(paths: Sequence[str], options: Options = Options()) -> Iterator[DocumentResult]:  # noqa: B008
    """Check the documents that `paths` name, each once, sorted by path. Raises UsageError where a path is missing."""
    documents = find_documents(paths, options)
    if len(documents) < 2 or options.jobs == 1:
        return (check_file(path, options) for path in documents)
    from harness.pool import check_in_workers

    return check_in_workers(documents, options)


def check_file(path: str, options: Options = Options()) -> DocumentResult:  # noqa: B008
    """Check one file. What cannot be read is a finding of the document."""
    source, findings = read_source(path)
    try:
        result = check_source(source, options)
    except Exception as error:  # a fault of ours in one document must not lose the others
        if os.environ.get("HARNESS_DEBUG"):
            raise
        result = DocumentResult(source, 0, (), (_interrupted(error),))
    return replace(result, findings=(*findings, *result.findings)) if findings else result


def _interrupted(error: Exception) -> Finding:
    message = f"the harness failed on this document: {type(error).__name__}: {error}"
    return Finding(
        "check-interrupted", Span(0, 0), message, help="HARNESS_DEBUG=1 shows the traceback; please report it"
    )


def read_source(path: str) -> tuple[Source, tuple[Finding, ...]]:
    """The source of a file, and why it could not be read as it should."""
    from harness.document import decode

    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        message = f"the document cannot be read: {error.strerror or error}"
        return Source(path, ""), (Finding("unreadable-document", Span(0, 0), message),)
    return decode(path, data)


def check_source(source: Source, options: Options = Options()) -> DocumentResult:  # noqa: B008
    """Read a document, replay it where the options say so, and judge each step."""
    from harness.judging import judged
    from harness.reading import read
    from harness.selection import select
    from harness.suppression import suppress

    document = read(source)
    if options.replay and any(step.lowering.call for step in document.steps):
        from harness.replay import replay

        played = replay(document)
    else:
        played = {}
    result = judged(document, played, options)
    return select(suppress(document.document, result), options)
