"""Which commands of the AWS CLI a document runs, and which one its path says that it runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import splitext
from typing import TYPE_CHECKING

from harness.catalog import catalog
from harness.document.model import Example
from harness.lowering.model import Lowering
from harness.steps import Step
from harness.text import Span

if TYPE_CHECKING:
    from harness.catalog import Command, Service


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that a document runs: the service and the command as they are typed, and where."""

    service: str
    command: str
    span: Span

    def __str__(self) -> str:
        return f"aws {self.service} {self.command}"


@dataclass(frozen=True, slots=True)
class Commands:
    """The command that a path names (None where it follows no convention), and those that each example runs.

    The examples stand by their `id()`; one with a command that the AWS CLI does not know has None instead.
    """

    named: tuple[Service, str] | None
    by_example: Mapping[int, tuple[Ran, ...] | None]

    @classmethod
    def of(cls, path: str, steps: Sequence[tuple[Step, Lowering]]) -> Commands:
        by_example: dict[int, list[Ran | None]] = {}
        for step, lowering in steps:
            if step.command.is_aws:
                by_example.setdefault(id(step.example), []).append(_of_step(step, lowering))
        return cls(command_named(path), {example: _if_known(ran) for example, ran in by_example.items()})

    @property
    def all(self) -> Sequence[Ran]:
        """The commands of the whole document; none where one of them is unknown."""
        every = self.by_example.values()
        return [one for ran in every if ran is not None for one in ran] if None not in every else ()

    def by(self, example: Example) -> Sequence[Ran]:
        """The commands of an example; none where one of them is unknown."""
        return self.by_example.get(id(example)) or ()


def command_named(path: str) -> tuple[Service, str] | None:
    """The service and the command that a path names, as they are typed (`service/command.rst`)."""
    parts = [part for part in splitext(path)[0].split("/") if part not in ("", ".")]
    at = -3 if len(parts) > 2 and parts[-2] == "wait" else -2
    service = catalog().service(parts[at]) if len(parts) >= -at else None
    if service is None or parts[-1].startswith("_") or parts[-1] == "wait":
        return None
    return service, " ".join(parts[at + 1 :])


def command_of(service: Service, name: str) -> Command | None:
    """A command or a waiter (`wait NAME`) of a service."""
    return service.waiter(name.removeprefix("wait ")) if name.startswith("wait ") else service.command(name)


def told(ran: Sequence[Ran]) -> str:
    """The first commands that run, for a message."""
    return " and ".join(dict.fromkeys(f"`{one}`" for one in ran[:2]))


def _if_known(ran: Iterable[Ran | None]) -> tuple[Ran, ...] | None:
    known = tuple(ran)
    return None if None in known else tuple(one for one in known if one is not None)


def _of_step(step: Step, lowering: Lowering) -> Ran | None:
    """The service and command among a step's words, found by the catalog: global options may stand before them."""
    if lowering.custom is None and lowering.operation is None:
        return None
    words = step.command.words[1:]
    for at, word in enumerate(words[:-1]):
        service = catalog().service(word.value)
        if service is None:
            continue
        name = words[at + 1].value
        if name == "wait" and at + 2 < len(words):
            name = f"wait {words[at + 2].value}"
        if command_of(service, name) is not None:
            return Ran(service.name, name, Span(word.span.start, words[at + 1].span.stop))
    return None
