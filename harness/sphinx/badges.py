"""Shows the reader which examples are proven: a badge with the verdict above each command block.

The badge is a node of its own, which only HTML draws; the word stands in it, and its title says what was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from harness.findings import Fields, Verdict
from harness.paths import relative
from harness.report.versions import versions
from harness.results import DocumentResult, StepResult
from harness.sphinx.collecting import results

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE = "harness.css"
_MARKS = {
    Verdict.VERIFIED: "\u2713",
    Verdict.WRONG: "\u2717",
    Verdict.GAP: "\u2248",
    Verdict.MODEL_ONLY: "\u25d0",
    Verdict.UNREACHED: "\u25cb",
    Verdict.SKIPPED: "\u2013",
}
_MEANINGS = {
    Verdict.VERIFIED: "Replayed; what is documented agrees with the reply.",
    Verdict.WRONG: "This example is wrong.",
    Verdict.GAP: "Replayed; what is documented differs only in what the emulator decides.",
    Verdict.MODEL_ONLY: "Checked against the service's model; the emulator lacks the operation.",
    Verdict.UNREACHED: "Checked against the service's model; the replay did not get through.",
    Verdict.SKIPPED: "Not checked.",
}
_REACH = 6  # a directive's literal block gives the directive's line; options stand between that and the command


class verdict_badge(nodes.General, nodes.Element):  # noqa: N801  docutils names nodes in lower case
    """Attributes: `verdict`, `title`."""


def connect(app: Sphinx) -> None:
    app.add_node(verdict_badge, html=(_visit, _depart))
    app.connect("doctree-resolved", _keep_in_html)
    app.connect("doctree-read", mark, priority=410)
    app.connect("builder-inited", _add_style)


def mark(app: Sphinx, doctree: nodes.document) -> None:
    """Put badges before the command blocks of the document that was just checked."""
    found = results(app.env).get(app.env.docname, ()) if app.config.harness_badges else ()
    if not found:
        return
    blocks: dict[str, list[nodes.literal_block]] = {}
    for block in doctree.findall(nodes.literal_block):
        blocks.setdefault(relative(block.source or "", ""), []).append(block)
    for result in found:
        _mark_blocks(result, blocks.get(result.source.path, []))


def _mark_blocks(result: DocumentResult, blocks: list[nodes.literal_block]) -> None:
    for step in reversed(result.steps):  # each badge goes right before the block, so the last one first
        block = _block_of(result, step, blocks) if step.command.startswith("aws ") else None
        if block is not None:
            _insert(block, step)


def _block_of(
    result: DocumentResult, step: StepResult, blocks: list[nodes.literal_block]
) -> nodes.literal_block | None:
    line = result.source.position(step.span.start).line
    first_line = result.source.line_text(line).strip()
    return next((block for block in blocks if _holds(block, line, first_line)), None)


def _holds(block: nodes.literal_block, line: int, first_line: str) -> bool:
    text = block.astext()
    start = block.line or 0
    return start - 1 <= line <= start + text.count("\n") + _REACH and first_line in text


def _insert(block: nodes.literal_block, step: StepResult) -> None:
    wrapper = block.parent  # of a code block with a caption
    is_wrapped = isinstance(wrapper, nodes.container) and "literal-block-wrapper" in wrapper.get("classes", [])
    marked: nodes.Element = wrapper if is_wrapped else block
    badge = verdict_badge(verdict=step.judgement.verdict.value, title=title(step))
    marked.parent.insert(marked.parent.index(marked), badge)


def title(step: StepResult) -> str:
    """What was checked, and against which emulator, in a sentence or two."""
    judgement = step.judgement
    parts = [_MEANINGS[judgement.verdict]]
    parts += [f"{judgement.reason[0].upper()}{judgement.reason[1:]}."] if judgement.reason else []
    parts += list(_compared(judgement.fields))
    if judgement.verdict is not Verdict.SKIPPED:
        known = versions()
        parts.append(f"(harness {known['harness']}, moto {known['moto']}, botocore {known['botocore']})")
    return " ".join(parts)


def _compared(fields: Fields | None) -> Iterator[str]:
    if fields and fields.documented:
        counts = {"equal": fields.equal, "bound": fields.bound, "absent": fields.absent, "different": fields.different}
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        yield f"Of {fields.documented} documented values: {told}."


def _visit(self: Any, node: verdict_badge) -> None:
    verdict = Verdict(node["verdict"])
    mark_of = _MARKS[verdict]
    self.body.append(
        f'<div class="harness-badge harness-{verdict}" title="{escape(node["title"], quote=True)}">'
        f'<span aria-hidden="true">{mark_of}</span> {verdict}</div>'
    )


def _depart(self: Any, node: verdict_badge) -> None:
    pass


def _keep_in_html(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Take the badges away for every other builder, whoever wrote it: none of them knows the node."""
    if app.builder.format != "html":
        for badge in list(doctree.findall(verdict_badge)):
            badge.parent.remove(badge)


def _add_style(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(Path(__file__).parent / "static"))
        app.add_css_file(STYLE)
