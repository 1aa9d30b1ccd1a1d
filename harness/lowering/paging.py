"""The AWS CLI's own pagination: `--max-items` and its like, and when it is turned off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from harness.catalog.commands import Command
from harness.catalog.implied import PAGING
from harness.lowering.arguments import Given
from harness.lowering.commandline import CommandLine
from harness.lowering.context import Context
from harness.lowering.values import number


@dataclass(frozen=True, slots=True)
class Paging:
    """`unshadowed` are options of the model's own that count once the CLI does not paginate."""

    is_on: bool = True
    values: Mapping[str, Any] = field(default_factory=dict)
    unshadowed: Mapping[str, Given] = field(default_factory=dict)


def read_paging(line: CommandLine, command: Command, context: Context) -> Paging:
    """What a command says of pagination."""
    given = {name: item for name, item in line.given.items() if item.option.effect == "paging"}
    is_on = "no-paginate" not in line.global_options and not any(name in line.given for name in command.tokens)
    if is_on:
        return Paging(True, _values(given, context))
    hidden = {
        name: replace(item, option=command.shadowed[name]) for name, item in given.items() if name in command.shadowed
    }
    for name, item in given.items():
        if name not in hidden:
            context.report(
                "exclusive-options",
                item.flag,
                f"`--{name}` cannot be given where pagination is off",
                "Leave out `--no-paginate` and the service's own pagination options",
            )
    return Paging(False, {}, hidden)


def _values(given: Mapping[str, Given], context: Context) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, item in given.items():
        (word,) = item.words
        is_number = item.option.type in ("integer", "long")
        node = number(item.option, item.option.type, word, context) if is_number else None
        if node is not None or not is_number:
            found[PAGING[name]] = node.value if node is not None else word.value
    return found
