"""Documented errors: `An error occurred (CODE) when calling the OPERATION operation: MESSAGE`, held against the reply's."""

from __future__ import annotations

import re

from harness.account.model import Reply
from harness.bindings import Bindings
from harness.compare.model import Comparison
from harness.findings import Fields, Finding, Verdict
from harness.text import Text

_ERROR = re.compile(
    r"An? (?:client )?error(?: occurred)? \((?P<code>[^()\s]+)\)(?: occurred)? when calling the "
    r"(?P<operation>\w+) operation(?: \([^)]*\))?:\s*(?P<message>.*)",
    re.DOTALL,
)


def compare_error(documented: Text, reply: Reply, bindings: Bindings) -> Comparison:
    """Code and operation must agree; the wording is the emulator's own."""
    found = _ERROR.search(documented.value)
    if found is None:
        return Comparison(Verdict.GAP, "the documented error is not in the form that the AWS CLI prints")
    if found["operation"] != reply.call.operation:
        return _other_operation(documented, found, reply)
    if reply.error is None:
        return _gap(documented.span(), "the emulator accepts the call that is documented to fail", Fields(different=1))
    if reply.error.code != found["code"]:
        message = f"the emulator answers with the error `{reply.error.code}`"
        return _gap(documented.span(*found.span("code")), message, Fields(equal=1, different=1))
    message = bindings.to_documented(reply.error.message)
    if message.split() == found["message"].split():
        return Comparison(Verdict.VERIFIED, "", Fields(equal=3))
    said = f"the emulator's error says `{' '.join(message.split())[:120]}`"
    return _gap(documented.span(*found.span("message")), said, Fields(equal=2, different=1))


def _gap(span: tuple[int, int], message: str, fields: Fields) -> Comparison:
    from harness.text import Span

    finding = Finding(
        name="emulator-difference",
        span=Span(*span),
        message=message,
        help="No fault of the document as far as can be proved: errors and their wording are the emulator's own",
    )
    return Comparison(Verdict.GAP, message, fields, (finding,))


def _other_operation(documented: Text, found: re.Match[str], reply: Reply) -> Comparison:
    finding = Finding(
        name="error-of-another-operation",
        span=documented.span(*found.span("operation")),
        message=f"the documented error is one of `{found['operation']}`, but the command calls `{reply.call.operation}`",
        help=f"Write `{reply.call.operation}`, or show the command that fails so",
    )
    return Comparison(Verdict.WRONG, "", Fields(different=1), (finding,))
