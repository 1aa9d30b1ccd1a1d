"""Safe fixes, applied: a document is rewritten in the spans of its fixes and nowhere else."""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from harness.errors import HarnessError
from harness.findings import Edit, Fix
from harness.results import DocumentResult
from harness.text import Source

_ROUNDS = 5
_BOM = b"\xef\xbb\xbf"


def fix_documents(paths: Sequence[str], check: Callable[[Sequence[str]], Iterable[DocumentResult]]) -> int:
    """Check, fix, and check what was changed again until nothing is left to fix. Gives the number of fixes made."""
    total = 0
    for _ in range(_ROUNDS):
        changed = []
        for result in check(paths):
            count = _fix_document(result)
            total += count
            changed += [result.source.path] if count else []
        if not changed:
            break
        paths = changed
    return total


def fixed(source: Source, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text with as many of the fixes as do not get in each other's way, and how many those are.

    A fix is made whole or not at all; of two that overlap the earlier one wins. Line ends become the document's own.
    """
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    taken: list[Edit] = []
    count = 0
    for fix in sorted(dict.fromkeys(fixes), key=_order):
        edits = sorted((_with_line_end(edit, line_end) for edit in fix.edits), key=_start)
        if edits and _fit(edits, taken):
            for edit in edits:
                insort(taken, edit, key=_start)
            count += 1
    return _edited(source.text, taken), count


def _with_line_end(edit: Edit, line_end: str) -> Edit:
    return Edit(edit.span, edit.text.replace("\r\n", "\n").replace("\n", line_end))


def _start(edit: Edit) -> int:
    return edit.span.start


def _order(fix: Fix) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((edit.span.start, edit.span.stop) for edit in fix.edits))


def _fit(edits: list[Edit], taken: list[Edit]) -> bool:
    """Do these edits get in the way of none that is taken, nor of each other? Both are sorted, so neighbours tell."""
    if any(_clash(*pair) for pair in pairwise(edits)):
        return False
    for edit in edits:
        place = bisect_left(taken, edit.span.start, key=_start)
        if any(_clash(edit, other) for other in taken[max(place - 1, 0) : place + 1]):
            return False
    return True


def _clash(one: Edit, other: Edit) -> bool:
    """Two edits clash where they share a character, or where both write at the same place."""
    if one.span.start == other.span.start:
        return True
    first, second = sorted((one.span, other.span))
    return second.start < first.stop


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.stop
    return "".join([*pieces, text[at:]])


def _fix_document(result: DocumentResult) -> int:
    fixes = [finding.fix for finding, _ in result.all_findings() if finding.fix is not None]
    if not fixes:
        return 0
    text, count = fixed(result.source, fixes)
    return count if count and rewrite(result.source, text) else 0


def rewrite(source: Source, text: str) -> bool:
    """Replace the file of a source, whole or not at all. Says whether: it is left where it no longer holds what was read."""
    bom = _BOM if source.has_bom else b""
    path = os.path.realpath(source.path)
    try:
        with open(path, "rb") as opened:
            if opened.read() != bom + source.text.encode("utf-8", "surrogateescape"):
                return False
        _replace(path, bom + text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise HarnessError("fix-unwritable", f"`{source.path}` cannot be written.", why=str(error)) from error
    return True


def _replace(path: str, data: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".harness-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        os.chmod(draft, os.stat(path).st_mode)
        os.replace(draft, path)
    except OSError:
        os.unlink(draft)
        raise
