"""Which command of the catalog a command line means, and which options it gives: the findings of the command family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harness.catalog import suggest
from harness.catalog.commands import Catalog, Command, Service
from harness.catalog.model import Arity, Option
from harness.catalog.regions import region_meant
from harness.lowering.arguments import Given, parse
from harness.lowering.context import Context, respelling
from harness.lowering.refusals import (
    report_abbreviations,
    report_extras,
    report_faults,
    report_missing_word,
    report_twice,
    report_unknown,
    report_unknown_command,
    report_unknown_global,
)
from harness.text import Text

_VERSION_2_ONLY = frozenset(
    {"cli-binary-format", "no-cli-pager", "cli-auto-prompt", "no-cli-auto-prompt", "cli-error-format"}
)
_INSTEAD_OF_REQUIRED = frozenset({"cli-input-json", "cli-input-yaml"})
_OPERATION = Option("operation", is_positional=True)


@dataclass(slots=True)
class CommandLine:
    """`given` holds the last of each option by name; `unread` the members that have an error of their own already."""

    name: Text
    service: Service | None = None
    command: Command | None = None
    global_options: Mapping[str, Given] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    is_help: bool = False


def read_command_line(words: Sequence[Text], catalog: Catalog, context: Context) -> CommandLine:
    """Read the words after `aws`."""
    parsed = parse(words, catalog.global_options, exact_only=_VERSION_2_ONLY)
    report_faults(parsed, context)
    line = CommandLine(words[0] if words else Text("", ((0, 0),), 0))
    line.global_options = _last(parsed.given, context)
    _check_choices(line.global_options, context)
    _check_region(line.global_options.get("region"), context)
    _find_service(line, parsed.rest, catalog, context)
    return line


def _find_service(line: CommandLine, words: list[Text], catalog: Catalog, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        report_missing_word(line.name, words, "service", context)
        return
    line.name = chosen
    if chosen.value == "help":
        line.is_help = True
        return
    line.service = catalog.service(chosen.value)
    if line.service is None and words[0].value.startswith("--"):
        report_unknown_global(words[0], catalog.global_options, context)
        return
    if line.service is None:
        report_unknown(chosen, "unknown-service", "the AWS CLI has no service", catalog.services, context)
        return
    _find_command(line, rest, line.service, context)


def _find_command(line: CommandLine, words: list[Text], service: Service, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        report_missing_word(line.name, words, "command", context)
        return
    line.name = chosen
    if chosen.value == "help":
        line.is_help = True
        return
    if chosen.value == "wait" and service.waiters:
        _find_waiter(line, rest, service, context)
        return
    line.command = service.command(chosen.value)
    if line.command is None:
        report_unknown_command(chosen, service, context)
        return
    _find_subcommand(line, rest, line.command, context)


def _find_waiter(line: CommandLine, words: list[Text], service: Service, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        report_missing_word(line.name, words, "waiter", context)
        return
    line.name = chosen
    line.command = service.waiter(chosen.value)
    if line.command is None:
        lead = f"`aws {service.name} wait` has no waiter"
        report_unknown(chosen, "unknown-command", lead, service.waiters, context)
        return
    _read_options(line, rest, line.command, context)


def _find_subcommand(line: CommandLine, words: list[Text], command: Command, context: Context) -> None:
    chosen, rest = _first_plain(words) if command.subcommands else (None, words)
    below = command.subcommands.get(chosen.value) if chosen is not None else None
    if below is None:
        _read_options(line, words, command, context)
        return
    line.command = below
    _find_subcommand(line, rest, below, context)


def _first_plain(words: list[Text]) -> tuple[Text | None, list[Text]]:
    """The first word that is no option, and the words without it."""
    if words and not words[0].value.startswith("-") and all(word.value != "--" for word in words):
        return words[0], words[1:]  # as most commands have it
    parsed = parse(words, {_OPERATION.name: _OPERATION})
    chosen = parsed.given[0].words[0] if parsed.given else None
    return chosen, parsed.rest


def _read_options(line: CommandLine, words: list[Text], command: Command, context: Context) -> None:
    parsed = parse(words, command.options)
    if [word.value for word in words] == ["help"]:
        line.is_help = True
        return
    report_faults(parsed, context)
    line.given = _last(parsed.given, context)
    _check_choices(line.given, context)
    failed = {fault.option.name for fault in parsed.faults if fault.option is not None}
    guessed = set(report_extras(parsed, command, context))
    _report_required(line, command, failed | guessed, context)
    line.unread |= failed | guessed


def _last(given: list[Given], context: Context) -> dict[str, Given]:
    """The last of each option, which is what counts; giving one twice is reported."""
    found: dict[str, list[Given]] = {}
    for item in given:
        items = found.pop(_key(item.option), [])
        items.append(item)
        found[_key(item.option)] = items
    for items in found.values():
        if len(items) > 1 and not items[-1].option.is_repeatable:
            report_twice(items, context)
    report_abbreviations(given, context)
    return {items[-1].option.name: items[-1] for items in found.values()}


def _key(option: Option) -> str:
    """What a later option replaces: `--dry-run` and `--no-dry-run` set the same."""
    return f"={option.path}" if option.arity is Arity.NONE and option.path else option.name


def _check_choices(given: Mapping[str, Given], context: Context) -> None:
    for item in given.values():
        for word in item.words:
            if item.option.choices and word.value not in item.option.choices:
                near = suggest(word.value, item.option.choices)
                context.report(
                    "malformed-value",
                    word,
                    f"`{item.option.flag}` has no value `{word.value}`" + (f"; did you mean `{near}`" if near else ""),
                    "Its values are " + ", ".join(f"`{choice}`" for choice in item.option.choices[:12]),
                    fix=respelling(word.value, near, word),
                )


def _check_region(given: Given | None, context: Context) -> None:
    for word in given.words if given is not None else ():
        if meant := region_meant(word.value):
            message = f"there is no region `{word.value}`; did you mean `{meant}`"
            context.report("misspelt-region", word, message, fix=respelling(word.value, meant, word))


def _report_required(line: CommandLine, command: Command, excused: set[str], context: Context) -> None:
    if _INSTEAD_OF_REQUIRED & line.given.keys() or _asks_for_skeleton(line):
        return
    given = {_key(item.option) for item in line.given.values()}
    for option in command.options.values():
        if option.is_required and _key(option) not in given and option.name not in excused:
            line.unread.add(option.name)
            what = "argument" if option.is_positional else "option"
            message = f"`aws {command.service.name} {command.name}` lacks its required {what} `{option.flag}`"
            context.report("missing-required-option", line.name, message)


def _asks_for_skeleton(line: CommandLine) -> bool:
    given = line.given.get("generate-cli-skeleton")
    return given is not None and [word.value for word in given.words] != ["output"]
