"""The line of this room: documented output to value, call to form, and the one held against the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from harness.catalog.forms import Anything, Form
from harness.catalog.queries import infer
from harness.document import wording
from harness.findings import Finding
from harness.jsontext import JsonValue, Reading, read_json
from harness.lowering.model import Call, Lowering
from harness.outputs.customised import is_interactive
from harness.outputs.echoes import echo_findings
from harness.outputs.elsewhere import elsewhere_findings
from harness.outputs.formats import table_findings, text_findings
from harness.outputs.pairs import pair_findings
from harness.outputs.repeats import repeat_findings
from harness.outputs.replies import always_printed, left_out_by_paging, printed_form, usually_printed
from harness.outputs.scene import Scene
from harness.outputs.siblings import sibling_findings
from harness.outputs.transfers import transfer_findings
from harness.outputs.walk import walk
from harness.outputs.yamltext import read_yaml
from harness.steps import Expectation, Saying, Step
from harness.text import Text

# What a reader of broken JSON has to guess the nesting after.
_STRUCTURAL = frozenset(
    ("missing-bracket", "extra-bracket", "wrong-bracket", "missing-value", "unexpected-json", "text-after-json")
)
_SURE = frozenset(("output-type", "malformed-output-value", "response-metadata-shown", "unknown-output-enum"))


def check_output(call: Call, expectation: Expectation) -> tuple[Finding, ...]:
    """What is wrong with the output that a document gives for a call, by the service's model; and with its `--query`.

    The expectation is that of the command alone: where its output is piped on or redirected, give `Expectation()`.
    """
    return tuple(_findings(call, expectation))


def check_step(step: Step, lowering: Lowering) -> tuple[Finding, ...]:
    """What is wrong with the output of a step: `check_output` for what the command itself prints.

    Where a command's output is piped on or redirected, what the document shows is not the command's own, and only
    its `--query` is checked. Where there is no API call, an output that begins as JSON is still read as JSON, and the
    lines of `aws s3 cp` and its like are held against its paths.
    """
    is_alone = len(step.pipeline.commands) == 1 and not step.command.redirections
    if lowering.call is not None:
        return check_output(lowering.call, step.expectation if is_alone else Expectation())
    text = step.expectation.text
    if step.expectation.saying is not Saying.OUTPUT or text is None or not is_alone:
        return ()
    if text.value.strip()[:1] in ("{", "["):
        return read_json(text).findings
    return tuple(transfer_findings(lowering.custom, text)) if lowering.custom is not None else ()


def _findings(call: Call, expectation: Expectation) -> Iterator[Finding]:
    form: Form | None = printed_form(call)
    if call.query is not None and form is not None:
        answer = infer(call.query, form)
        yield from answer.findings
        form = answer.form
    if is_interactive(call.service, call.operation):
        return
    if expectation.saying is Saying.NO_OUTPUT and expectation.span is not None:
        yield from _no_output(call, expectation)
    elif expectation.saying is Saying.OUTPUT and expectation.text is not None:
        is_piece = _is_piece(expectation, expectation.text)
        found = _output(call, expectation.text, form)
        yield from (one for one in found if not (is_piece and one.name in _STRUCTURAL))


def _is_piece(expectation: Expectation, text: Text) -> bool:
    """Whether the document says that it shows a piece of the output, and shows one: members without their brackets."""
    intro = expectation.block.intro if expectation.block else ""
    return text.value.lstrip()[:1] == '"' and wording.FRAGMENT_WORDS.search(intro) is not None


def _no_output(call: Call, expectation: Expectation) -> Iterator[Finding]:
    span = expectation.span
    if span is None or call.query is not None:
        return
    if always := always_printed(call):
        message = f"no output is said, and {call.operation} always returns `{always[0]}`"
        yield Finding("missing-output", span, message, "Show what the command prints")
    elif usual := usually_printed(call):
        message = f"no output is said, and {call.operation} returns `{usual[0]}`"
        yield Finding("doubtful-no-output", span, message, "Show what the command prints, if it prints something")


def _output(call: Call, text: Text, form: Form | None) -> Iterator[Finding]:
    if form is None and text.value.strip() in ('""', ""):
        return
    if form is None:
        what = "a wait command" if call.waiter else call.operation
        message = f"an output is shown, and {what} prints nothing"
        yield Finding("output-where-none", text.strip().span(), message, "Say that the command produces no output")
    elif call.output == "text":
        yield from text_findings(text, form)
    elif call.output == "table":
        yield from table_findings(text, form)
    elif call.output in ("yaml", "yaml-stream"):
        yield from _yaml(call, text, form)
    elif call.output in (None, "json"):
        yield from _json(call, text, form)


def _yaml(call: Call, text: Text, form: Form) -> Iterator[Finding]:
    value = read_yaml(text)
    if value is None:
        message = f"this is no YAML, and `--output {call.output}` prints YAML"
        yield Finding("output-format", text.strip().span(), message, "Show the output as it is printed")
    elif not isinstance(form, Anything):
        yield from walk(value, form, Scene(call))


def _json(call: Call, text: Text, form: Form) -> Iterator[Finding]:
    reading = read_json(text)
    yield from reading.findings
    if reading.value is None or isinstance(form, Anything):
        return
    scene = Scene(call, left_out_by_paging(call))
    yield from (found for found in walk(reading.value, form, scene) if reading.is_strict or _holds_in(reading, found))
    yield from _consistency(call, reading.value, form, scene)


def _consistency(call: Call, value: JsonValue, form: Form, scene: Scene) -> Iterator[Finding]:
    """The example against itself: what the output repeats of the command, and of itself."""
    if call.query is None:
        mismatches = list(echo_findings(call, value))
        yield from mismatches
        told = {finding.span for finding in mismatches}
        more = chain(
            repeat_findings(call, value, form, scene),
            elsewhere_findings(call, value, scene),
            pair_findings(call, value, scene),
        )
        yield from (found for found in more if found.span not in told)
    yield from sibling_findings(value, scene)


def _holds_in(reading: Reading, finding: Finding) -> bool:
    """False for what may follow from misread nesting alone: told again once the JSON is mended."""
    if not any(found.name in _STRUCTURAL for found in reading.findings):
        return True
    return finding.name in _SURE or finding.help.startswith("Did you mean")
