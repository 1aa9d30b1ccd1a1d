"""RUN102: check-interrupted."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="RUN102",
    name="check-interrupted",
    severity=Severity.WARNING,
    what="""\
Reports a document that the harness itself failed on, or that took longer than the deadline allows. Its other findings are
lost; those of other documents are not. The run exits with status 3.
""",
    why="""\
It is no fault of the document, and yet nobody should take the document for checked. Please report it with the document:
``HARNESS_DEBUG=1`` shows the traceback.
""",
    bad="",
    good="",
)
