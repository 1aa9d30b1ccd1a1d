"""Holds the command that an example's text announces against those that the example runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harness.catalog import catalog
from harness.document.model import Document
from harness.findings import Edit, Finding, Fix
from harness.prose.outside import Prose, words_in_blocks
from harness.prose.ran import Commands, Ran, told
from harness.text import Span

_ANNOUNCED = re.compile(r"following\s+`{1,2}(?P<name>[a-z][a-z0-9-]*)`{1,2}\s+(?P<noun>(?:example|command)\b)?")


def check_announced(document: Document, prose: Prose, commands: Commands) -> Iterator[Finding]:
    """Each "the following ``create-key`` example" (or "... ``create-key`` creates") whose example runs other commands.

    Says nothing where the AWS CLI does not know one of the commands, and where the document is named for the command
    that its text announces: both are findings of their own.
    """
    document_name = commands.named[1].removeprefix("wait ") if commands.named else ""
    for example in document.examples:
        announced = prose.matches(_ANNOUNCED, example.span)
        others = [found for found in announced if found["name"] != document_name]
        ran = commands.by(example) if others else ()
        words = words_in_blocks([example]) if ran else set()
        for found in others if ran else ():
            if found["name"] not in words and (found["noun"] or _is_command(found["name"], ran)):
                yield _finding(Span(*found.span("name")), found["name"], ran, document_name)


def _is_command(name: str, ran: Sequence[Ran]) -> bool:
    services = (catalog().service(one.service) for one in ran)
    return any(service is not None and service.command(name) is not None for service in services)


def _finding(span: Span, name: str, ran: Sequence[Ran], document_name: str) -> Finding:
    only = {one.command.removeprefix("wait ") for one in ran}
    return Finding(
        "announced-command-mismatch",
        span,
        f"the text announces `{name}`, and the example runs {told(ran)}",
        help="Name the command that the example runs",
        fix=_fix(span, document_name) if only == {document_name} else None,
    )


def _fix(span: Span, name: str) -> Fix:
    """Where the document is named for the command that it runs, it is the text that is wrong."""
    return Fix(f"Write `{name}`", (Edit(span, name),))
