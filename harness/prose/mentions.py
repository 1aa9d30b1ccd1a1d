"""Holds the commands and options that a document's prose names against those that the AWS CLI has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from harness.catalog import Service, catalog, suggest
from harness.catalog.suggesting import is_slip
from harness.document.model import Document
from harness.findings import Edit, Finding, Fix
from harness.prose.outside import Prose, words_in_blocks
from harness.prose.ran import Commands, Ran
from harness.steps import Step
from harness.text import Span

_COMMAND = re.compile(
    r"``(?<!following ``)(?:aws\s+)?(?:(?P<service>[a-z0-9-]+)\s+)?(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)+)``"
    r"\s+(?:example\s+)?command\b"
)
_OPTION = re.compile(r"``--(?P<name>[a-z][a-z0-9-]*)(?:[ =][^`\n]*)?``")


def check_mentions(document: Document, prose: Prose, steps: Iterable[Step], commands: Commands) -> Iterator[Finding]:
    """Each "``create-keys`` command" and each ``--option`` of the prose that is surely another one mistyped.

    A command is held against those of the services that the document uses, an option against those of its commands, and
    where it is none of them against those of every other command of these services. Says nothing of a name that stands
    in one of the document's blocks too, nor where the AWS CLI does not know one of the document's commands.
    """
    own = {word.value for step in steps for word in step.command.words}
    named = [found for found in prose.matches(_COMMAND) if found["name"] not in own]
    options = [found for found in prose.matches(_OPTION) if f"--{found['name']}" not in own]
    if not (named or options) or not (ran := commands.all):
        return
    words = words_in_blocks(document.examples)
    for found in named:
        if found["name"] not in words:
            yield from _unknown_command(found, ran)
    for found in options:
        if f"--{found['name']}" not in words:
            yield from _unknown_option(found, ran)


def _unknown_command(found: re.Match[str], ran: Sequence[Ran]) -> Iterator[Finding]:
    """Nothing where the text names the service too, and it is another one than the document's."""
    services = _services(ran)
    name, named = found["name"], found["service"]
    if named and named not in {service.name for service in services}:
        return
    if not any(service.command(name) is not None or name in service.waiters for service in services):
        known = [other for service in services for other in (*service.commands, *service.waiters)]
        yield from _slip(found, name, "command", known)


def _unknown_option(found: re.Match[str], ran: Sequence[Ran]) -> Iterator[Finding]:
    name = found["name"]
    known = set(catalog().global_options)
    for service in _services(ran):
        of_service = (service.command(one.command) for one in ran if one.service == service.name)
        known.update(option for command in of_service if command is not None for option in command.options)
    if name in known:
        return
    for finding in _slip(found, f"--{name}", "option", [f"--{option}" for option in known]):
        if not any(name in _options(service.name) for service in _services(ran)):
            yield finding


def _services(ran: Sequence[Ran]) -> list[Service]:
    named = (catalog().service(name) for name in dict.fromkeys(one.service for one in ran))
    return [service for service in named if service is not None]


@cache
def _options(service: str) -> frozenset[str]:
    """The options of every command of a service. Large models take their time."""
    one = catalog().service(service)
    commands = [one.command(name) for name in one.commands] if one is not None else []
    return frozenset(name for command in commands if command is not None for name in command.options)


def _slip(found: re.Match[str], name: str, what: str, known: Sequence[str]) -> Iterator[Finding]:
    near = suggest(name, known)
    if near and is_slip(name, near):
        message = f"the text names the {what} `{name}`, which the AWS CLI does not have; did you mean `{near}`"
        fix = Fix(f"Write `{near}`", (Edit(Span(*found.span("name")), near.removeprefix("--")),))
        yield Finding("unknown-name-in-text", Span(*found.span("name")), message, fix=fix)
