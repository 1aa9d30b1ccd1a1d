"""What is wrong with comments that arrange: they show nothing to readers, so that one that fails would look as if it worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.authoring import FILE, arranging_comments, calls_of, lowered_of, of_folder
from harness.findings import Finding, Severity
from harness.rules import rule_of
from harness.text import Span

if TYPE_CHECKING:
    from harness.account.model import Created
    from harness.bindings import Bindings
    from harness.document.model import Comment, Document
    from harness.lowering.model import Call, Lowering
    from harness.played import Played
    from harness.shell import Command

_NOTHING = "arranges-nothing"
_HELP = "Write `aws` commands, indented, below the comment's first line"


def check_arranged(document: Document) -> Iterator[Finding]:
    """What is wrong with the comments that arrange for a document, before any is followed."""
    yield from _wrong(document)
    folder = of_folder(document.source.path)
    if folder is not None:
        yield from (_of_folder(finding, folder) for finding in _wrong(folder))


def check_made(document: Document, played: Mapping[int, Played]) -> Iterator[Finding]:
    """What the account refused to arrange, and what it gave no name for; each command once."""
    made = dict(_made(played)) if played else {}
    if not made:
        return
    folder = of_folder(document.source.path)
    if folder is not None:
        yield from (_of_folder(finding, folder) for finding in _unmade(folder, made))
    yield from _unmade(document, made)


def _of_folder(finding: Finding, folder: Document) -> Finding:
    """A finding about the file of a folder, told at the start of a document."""
    line = folder.source.position(finding.span.start).line
    message = f"line {line} of `{FILE}`: {finding.message}"
    return replace(finding, span=Span(0, 0), message=message, related=(), fix=None)


def _made(played: Mapping[int, Played]) -> Iterator[tuple[tuple[Span, str], tuple[Created, Bindings | None]]]:
    """The author's commands that were made, well or in vain, by place and operation."""
    from harness.arrange import BY_AUTHOR

    for one in played.values():
        for made in (*one.performance.attempts, *one.performance.created):
            if made.why == BY_AUTHOR:
                yield (made.call.span, made.call.operation), (made, one.bindings)


def _unmade(said: Document, made: dict[tuple[Span, str], tuple[Created, Bindings | None]]) -> Iterator[Finding]:
    """What is to be told of the commands of a document's comments, which are taken out of `made`."""
    for one in calls_of(said):
        found = made.pop((one.call.span, one.call.operation), None)
        finding = _useless(*found, one.binds) if found else None
        if finding is not None:
            yield finding


def _useless(made: Created, bindings: Bindings | None, name: str) -> Finding | None:
    """Why a command of the author's is of no use."""
    from harness.judging import in_documented_terms, obstacle

    operation, span = made.call.operation, made.call.span
    if not made.reply.succeeded:
        message = f"`{operation}` arranges nothing: {in_documented_terms(obstacle(made.reply), bindings)}"
        remedy = "Arrange what it needs before it; an emulator may also refuse what the service accepts"
        return Finding("arrange-refused", span, message, help=remedy)
    if name and not isinstance(made.reply.data, str):
        message = f"`{name}` is bound to nothing: the query of `{operation}` gives no text"
        return Finding("arrange-refused", span, message, help="Let the query give one id, as `KeyMetadata.KeyId` does")
    return None


def _wrong(document: Document) -> Iterator[Finding]:
    from harness.shell import read_script

    for comment in arranging_comments(document):
        lowered = lowered_of(comment)
        yield from read_script(comment.body).findings
        yield from (finding for command, lowering in lowered for finding in _wrong_command(command, lowering))
        if not lowered:
            yield Finding(_NOTHING, comment.span, "the comment has no command, so that nothing is arranged", help=_HELP)
        yield from _unbound(comment, [lowering for _, lowering in lowered])


def _wrong_command(command: Command, lowering: Lowering) -> Iterator[Finding]:
    """What reading says of it, or why it is no call; what a file would hold is not known to a comment."""
    found = (*lowering.findings, *_of_query(lowering.call))
    errors = [finding for finding in found if rule_of(finding).severity is Severity.ERROR]
    yield from errors
    if errors:
        return
    if lowering.call is None:
        custom = lowering.custom
        reason = (
            f"`aws {custom.service} {custom.name}` is a command of the AWS CLI's own" if custom else lowering.skipped
        )
        yield Finding(_NOTHING, command.span, f"nothing is arranged by this command: {reason}", help=_HELP)
    for file in lowering.missing_files:
        message = f"`{file.value}` is not known to a comment, so that a stand-in is given for its contents"
        yield Finding(_NOTHING, file.span(), message, help="Write the value itself")


def _of_query(call: Call | None) -> tuple[Finding, ...]:
    from harness.catalog.queries import infer
    from harness.outputs.replies import printed_form

    form = printed_form(call) if call is not None else None
    return infer(call.query, form).findings if call is not None and call.query and form is not None else ()


def _unbound(comment: Comment, lowered: list[Lowering]) -> Iterator[Finding]:
    name = comment.rest.value.strip()
    calls = [lowering.call for lowering in lowered if lowering.call is not None]
    if name and calls and calls[-1].query is None:
        message = f"`{name}` is bound to nothing: the command has no `--query` that gives it"
        yield Finding(_NOTHING, comment.rest.span(), message, help="Add `--query MEMBER.ID --output text`")
