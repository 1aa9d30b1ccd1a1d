"""What the document says a command prints, held against what it printed: chooses how the two are compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING

from harness.account.model import Reply
from harness.bindings import Bindings
from harness.compare.comparing import compare_leaves
from harness.compare.errors import compare_error
from harness.compare.model import Comparison, Evidence, Leaf, Surplus
from harness.compare.printed import json_strings, table_leaves, text_leaves
from harness.compare.provenance import Witness
from harness.compare.unify import unify
from harness.compare.written import both, compare_written
from harness.compare.yamltext import read_yaml
from harness.findings import Fields, Finding, Verdict
from harness.jsontext.model import JsonArray, JsonObject, JsonValue
from harness.text import Text

if TYPE_CHECKING:
    from harness.steps import Expectation


def compare(documented: Expectation, reply: Reply, bindings: Bindings, evidence: Evidence | None = None) -> Comparison:
    """Compare what a step's document says with the reply, binding documented ids to live ones on the way.

    The verdict is `verified`, `wrong` or `gap`, and `unreached` where the reply is no success and the document does not
    say that it should fail. Ask again with `Evidence.twin` where `needs_twin` is true: until then a value that the
    emulator generates cannot be told from one of its own.
    """
    evidence = evidence or Evidence()
    printed = _compare_printed(documented, reply, bindings, evidence)

    def compare_file(text: Text, written: Reply, evidence: Evidence) -> Comparison:
        return _compare_output(text, written, bindings, evidence)

    return reduce(both, compare_written(documented, reply, evidence, compare_file), printed)


def _compare_printed(documented: Expectation, reply: Reply, bindings: Bindings, evidence: Evidence) -> Comparison:
    saying = documented.saying.value
    if reply.failure is not None:
        return Comparison(Verdict.UNREACHED, reply.failure.message)
    if saying == "error" and documented.text is not None:
        return compare_error(documented.text, reply, bindings)
    if reply.error is not None:
        return Comparison(Verdict.UNREACHED, f"{reply.error.code}: {bindings.to_documented(reply.error.message)}")
    if saying == "no-output":
        return _compare_nothing(documented, reply)
    if saying == "unsaid" or documented.text is None:
        return _compare_unsaid(documented, reply)
    return _compare_output(documented.text, reply, bindings, evidence)


def _compare_output(text: Text, reply: Reply, bindings: Bindings, evidence: Evidence) -> Comparison:
    if not text.value.strip():
        reason = "nothing stands under the label of the output"
        return Comparison(Verdict.GAP, reason, needs_twin=evidence.twin is None and bool(reply.printed))
    witness = Witness(evidence, reply, bindings, text)
    return compare_leaves(documented_leaves(text, reply, bindings), witness)


def compare_own(documented: Expectation, reply: Reply, bindings: Bindings) -> Comparison:
    """The same for a command of the AWS CLI's own, whose output is lines of text and no reply of a service."""
    from harness.compare.lines import compare_lines

    if documented.saying.value == "output" and documented.text is not None and reply.succeeded:
        return compare_lines(documented.text, reply.printed)
    if reply.succeeded and documented.saying.value in ("no-output", "unsaid") and not reply.printed.strip():
        return Comparison(Verdict.VERIFIED, "the command prints nothing, and no output is documented", Fields())
    return compare(documented, reply, bindings)


def documented_leaves(text: Text, reply: Reply, bindings: Bindings) -> Iterator[Leaf | Surplus]:
    """The leaves of a documented output with those of the reply, by the output format of the call."""
    output = reply.call.output or "json"
    if output.startswith("yaml"):
        tree = read_yaml(text)
        if tree is not None:
            return unify(tree, reply.data, bindings.to_documented)
    value = _read_json(text)
    if isinstance(value, (JsonObject, JsonArray)):
        return _tree_leaves(value, reply, bindings, output)
    if output == "table":
        return table_leaves(text, reply.printed, reply.data)
    if output == "json":
        is_scalar = value is not None and not isinstance(reply.data, (dict, list))
        return unify(value, reply.data, bindings.to_documented) if value is not None and is_scalar else iter(())
    return text_leaves(text, reply.data)


def _read_json(text: Text) -> JsonValue | None:
    from harness.jsontext import read_json

    return read_json(text).value


def _tree_leaves(value: JsonValue, reply: Reply, bindings: Bindings, output: str) -> Iterator[Leaf | Surplus]:
    """JSON is compared with the reply; in text output, with the string of it that is JSON (a policy)."""
    if output == "text" and not isinstance(reply.data, str):
        for path, document in json_strings(reply.data):
            return unify(value, document, bindings.to_documented, path)
    return unify(value, reply.data, bindings.to_documented)


def _compare_nothing(documented: Expectation, reply: Reply) -> Comparison:
    if not reply.printed.strip():
        return _silent(reply) or Comparison(Verdict.VERIFIED, "the command prints nothing, as documented", Fields())
    message = "the emulator prints an output where the document says that there is none"
    finding = Finding(
        name="emulator-difference",
        span=documented.span or reply.call.span,
        message=message,
        help="No fault of the document as far as can be proved: whether there is an output is for the service to say",
    )
    return Comparison(Verdict.GAP, message, None, (finding,))


def _compare_unsaid(documented: Expectation, reply: Reply) -> Comparison:
    """Silence agrees with silence alone: an output that nobody documented was compared with nothing."""
    if not reply.printed.strip():
        reason = "nothing is documented, and the command prints nothing"
        return _silent(reply) or Comparison(Verdict.VERIFIED, reason, Fields())
    message = "the command succeeds, and the document does not show what it prints"
    finding = Finding(
        name="undocumented-output",
        span=reply.call.span,
        message="the command prints an output that the document does not show",
        help="Add an `Output::` block (`harness update` fills an empty one), or say what becomes of the output",
    )
    return Comparison(Verdict.GAP, message, None, (finding,))


def doubtful_silence(reply: Reply) -> str:
    """Why a reply that prints nothing proves nothing, or "": the service's own has members that the emulator may leave out."""
    from harness.outputs.replies import in_body

    members = [] if reply.raw or reply.call.waiter or reply.printed.strip() else in_body(reply.call)
    return f"the emulator prints nothing, where the service's reply may have `{members[0]}`" if members else ""


def _silent(reply: Reply) -> Comparison | None:
    message = doubtful_silence(reply)
    if not message:
        return None
    finding = Finding(
        name="emulator-omission",
        span=reply.call.span,
        message=message,
        help="No fault of the document as far as can be proved: whether there is an output is for the service to say",
    )
    return Comparison(Verdict.GAP, message, None, (finding,))
