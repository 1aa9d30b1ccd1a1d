"""Holds a document's name against the commands that it runs, where the path follows the AWS CLI: `service/command.rst`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from harness.catalog import suggest
from harness.document.model import Document
from harness.findings import Finding
from harness.prose.ran import Commands, Ran, command_of, told

if TYPE_CHECKING:
    from harness.catalog import Service

_WORD = re.compile(r"[a-z0-9]+")
_ALIKE = 0.8
"""How alike a document's name and the command that it runs must be for the name to be a slip (0 to 1)."""


def check_name(commands: Commands) -> tuple[Finding, ...]:
    """Whether a document named for a command runs it, and whether there is such a command.

    Says nothing of documents whose path does not follow the convention, and of those with a command that the AWS CLI
    does not know: that is a finding of its own.
    """
    ran = commands.all
    if commands.named is None or not ran:
        return ()
    service, name = commands.named
    if any((one.service, one.command) == (service.name, name) for one in ran):
        return ()
    command = command_of(service, name)
    found = _misnamed(service, name, ran) if command is None else [_mismatch(service, name, ran)]
    return tuple(found)


def check_examples(document: Document, commands: Commands) -> Iterator[Finding]:
    """The examples that run other commands than the one that the document is named for, and that others of it run.

    An example may well show the command that belongs to it (to list what was added). It is a slip where its title speaks of what
    only the document's command is named for, and of nothing that only the one run is.
    """
    ran = commands.all if len(document.examples) > 1 else ()
    if commands.named is None or not ran:
        return
    service, name = commands.named
    if not any((one.service, one.command) == (service.name, name) for one in ran):
        return
    for example in document.examples:
        here = commands.by(example)
        if here and all(_is_slip_for(name, one.command, example.title) for one in here):
            yield Finding(
                "example-command-mismatch",
                here[0].span,
                f"the example is one of `aws {service.name} {name}` by its title, and runs only {told(here)}",
                help="Show the command that the document is named for",
            )


def _is_slip_for(name: str, ran: str, title: str) -> bool:
    """Whether a title names what `name` has and `ran` lacks, and nothing of the contrary; plurals count as their singular."""
    ours, theirs, said = _stems(name), _stems(ran), _stems(title)
    return bool((ours - theirs) & said) and not (theirs - ours) & said


def _stems(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())}


def _mismatch(service: Service, name: str, ran: Sequence[Ran]) -> Finding:
    return Finding(
        "document-command-mismatch",
        ran[0].span,
        f"the document is named for `aws {service.name} {name}`, and runs only {told(ran)}",
        help="Show the command that the document is named for",
    )


def _misnamed(service: Service, name: str, ran: Sequence[Ran]) -> Iterator[Finding]:
    if len({(one.service, one.command) for one in ran}) > 1:
        return
    only = ran[0]
    is_elsewhere = only.service != service.name and only.command == name
    is_slip = only.service == service.name and SequenceMatcher(None, only.command, name).ratio() >= _ALIKE
    if is_elsewhere or is_slip:
        closest = only.command if is_elsewhere else suggest(name, service.commands) or only.command
        right = f"{only.service}/{closest.replace(' ', '/')}"
        yield Finding(
            "document-name-unknown",
            only.span,
            f"the document is named for `aws {service.name} {name}`, which does not exist, and runs `{only}`",
            help=f"Rename the document to `{right}.rst`; the AWS CLI's help shows it only then",
        )
