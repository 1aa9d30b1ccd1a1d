"""Holds a document's name against the commands that it runs, where the path follows the AWS CLI: `service/command.rst`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from posixpath import splitext
from typing import TYPE_CHECKING

from harness.catalog import catalog, suggest
from harness.document.model import Document
from harness.findings import Finding
from harness.lowering.model import Lowering
from harness.steps import Step
from harness.text import Span

if TYPE_CHECKING:
    from harness.catalog import Command, Service

_WORD = re.compile(r"[a-z0-9]+")
_ALIKE = 0.8
"""How alike a document's name and the command that it runs must be for the name to be a slip (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that a document runs: the service and the command as they are typed, and where."""

    service: str
    command: str
    span: Span

    def __str__(self) -> str:
        return f"aws {self.service} {self.command}"


def check_name(path: str, steps: Sequence[tuple[Step, Lowering]]) -> tuple[Finding, ...]:
    """Whether a document named for a command runs it, and whether there is such a command.

    Says nothing of documents whose path does not follow the convention, and of those with a command that the AWS CLI
    does not know: that is a finding of its own.
    """
    named = command_named(path)
    ran = commands_run(steps)
    if named is None or not ran:
        return ()
    service, name = named
    if any((one.service, one.command) == (service.name, name) for one in ran):
        return ()
    command = _command(service, name)
    found = _misnamed(service, name, ran) if command is None else [_mismatch(service, name, ran)]
    return tuple(found)


def check_examples(document: Document, steps: Sequence[tuple[Step, Lowering]]) -> Iterator[Finding]:
    """The examples that run other commands than the one that the document is named for, and that others of it run.

    An example may well show the command that belongs to it (to list what was added). It is a slip where its title speaks of what
    only the document's command is named for, and of nothing that only the one run is.
    """
    named = command_named(document.source.path)
    ran = commands_run(steps) if named is not None and len(document.examples) > 1 else []
    if named is None or not ran:
        return
    service, name = named
    if not any((one.service, one.command) == (service.name, name) for one in ran):
        return
    for example in document.examples:
        here = commands_run([pair for pair in steps if pair[0].example is example])
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


def command_named(path: str) -> tuple[Service, str] | None:
    """The service and the command that a path names, as they are typed; None where it follows no convention."""
    parts = [part for part in splitext(path)[0].split("/") if part not in ("", ".")]
    at = -3 if len(parts) > 2 and parts[-2] == "wait" else -2
    service = catalog().service(parts[at]) if len(parts) >= -at else None
    if service is None or parts[-1].startswith("_") or parts[-1] == "wait":
        return None
    return service, " ".join(parts[at + 1 :])


def _command(service: Service, name: str) -> Command | None:
    return service.waiter(name.removeprefix("wait ")) if name.startswith("wait ") else service.command(name)


def commands_run(steps: Sequence[tuple[Step, Lowering]]) -> list[Ran]:
    """The commands of the AWS CLI that steps run; none where one of them is unknown."""
    ran = []
    for step, lowering in steps:
        if not step.command.is_aws:
            continue
        one = _of_step(step)
        if one is None or (lowering.custom is None and lowering.operation is None):
            return []
        ran.append(one)
    return ran


def _of_step(step: Step) -> Ran | None:
    """The service and command among a step's words, found by the catalog: global options may stand before them."""
    words = step.command.words[1:]
    for at, word in enumerate(words[:-1]):
        service = catalog().service(word.value)
        if service is None:
            continue
        name = words[at + 1].value
        if name == "wait" and at + 2 < len(words):
            name = f"wait {words[at + 2].value}"
        if _command(service, name) is not None:
            return Ran(service.name, name, Span(word.span.start, words[at + 1].span.stop))
    return None


def _mismatch(service: Service, name: str, ran: Sequence[Ran]) -> Finding:
    return Finding(
        "document-command-mismatch",
        ran[0].span,
        f"the document is named for `aws {service.name} {name}`, and runs only {told(ran)}",
        help="Show the command that the document is named for",
    )


def told(ran: Sequence[Ran]) -> str:
    """The first commands that run, for a message."""
    return " and ".join(dict.fromkeys(f"`{one}`" for one in ran[:2]))


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
