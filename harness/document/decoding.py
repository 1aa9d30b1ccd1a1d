"""From the bytes of a file to its Source; whatever is wrong with them is a finding, never an exception."""

from __future__ import annotations

from harness.findings import Finding
from harness.text import Source, Span

LARGEST = 2_000_000
"""Bytes. The largest example that the AWS CLI ships has 77 kB."""

_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


def decode(path: str, data: bytes) -> tuple[Source, tuple[Finding, ...]]:
    """Decode UTF-8, with or without a byte order mark; characters outside ASCII are allowed.

    Bytes that are no UTF-8 become U+FFFD, one finding for the first of them. A file that is too large, or in UTF-16,
    comes back empty with a finding.
    """
    if len(data) > LARGEST:
        return _refused(path, f"the document has {len(data)} bytes, more than {LARGEST}", "Split the document")
    if data.startswith(_WIDE_BOMS):
        return _refused(path, "the document is encoded in UTF-16", "Save the document as UTF-8")
    has_bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if has_bom else data
    findings = []
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", errors="replace")
        findings.append(_undecodable(body, error))
    findings += [*_nuls(text), *_old_line_ends(text)]
    return Source(path, text, has_bom), tuple(findings)


def _refused(path: str, message: str, advice: str) -> tuple[Source, tuple[Finding, ...]]:
    return Source(path, ""), (Finding("undecodable-document", Span(0, 0), message, help=advice),)


def _undecodable(body: bytes, error: UnicodeDecodeError) -> Finding:
    start = len(body[: error.start].decode("utf-8"))
    message = f"the byte `0x{body[error.start]:02x}` is no part of a UTF-8 character"
    return Finding("undecodable-document", Span(start, start + 1), message, help="Save the document as UTF-8")


def _nuls(text: str) -> list[Finding]:
    at = text.find("\0")
    if at < 0:
        return []
    return [Finding("undecodable-document", Span(at, at + 1), "the document holds a NUL character", help="Remove it")]


def _old_line_ends(text: str) -> list[Finding]:
    """Carriage returns alone: nothing that reads .rst today ends a line there, and no command would be seen."""
    at = text.find("\r")
    if at < 0 or "\n" in text:
        return []
    message = "the lines of the document end with a carriage return alone"
    return [Finding("undecodable-document", Span(at, at + 1), message, help="End them with a line feed")]
