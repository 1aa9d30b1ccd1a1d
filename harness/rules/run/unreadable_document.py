"""RUN101: unreadable-document."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="RUN101",
    name="unreadable-document",
    severity=Severity.ERROR,
    what="""\
Reports a document that cannot be opened or read: its permissions forbid it, it is a device, or it went away meanwhile.
""",
    why="""\
Nothing is known of a document that could not be read, and the other documents are checked all the same.
""",
    bad="",
    good="",
)
