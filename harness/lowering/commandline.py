"""Which command of the catalog a command line means, and which options it gives: the findings of the command family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harness.catalog import suggest
from harness.catalog.commands import Catalog, Command, Service
from harness.catalog.model import Arity, Option
from harness.catalog.suggesting import is_slip
from harness.findings import Related
from harness.lowering.arguments import Fault, Given, Parsed, parse
from harness.lowering.context import Context, respelling, shown
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
    _report_faults(parsed, context)
    line = CommandLine(words[0] if words else Text("", ((0, 0),), 0))
    line.global_options = _last(parsed.given, context)
    _check_choices(line.global_options, context)
    _find_service(line, parsed.rest, catalog, context)
    return line


def _find_service(line: CommandLine, words: list[Text], catalog: Catalog, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        _report_missing_word(line.name, words, "service", context)
        return
    line.name = chosen
    if chosen.value == "help":
        line.is_help = True
        return
    line.service = catalog.service(chosen.value)
    if line.service is None:
        _report_unknown(chosen, "unknown-service", "the AWS CLI has no service", catalog.services, context)
        return
    _find_command(line, rest, line.service, context)


def _find_command(line: CommandLine, words: list[Text], service: Service, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        _report_missing_word(line.name, words, "command", context)
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
        _report_unknown_command(chosen, service, context)
        return
    _find_subcommand(line, rest, line.command, context)


def _find_waiter(line: CommandLine, words: list[Text], service: Service, context: Context) -> None:
    chosen, rest = _first_plain(words)
    if chosen is None:
        _report_missing_word(line.name, words, "waiter", context)
        return
    line.name = chosen
    line.command = service.waiter(chosen.value)
    if line.command is None:
        lead = f"`aws {service.name} wait` has no waiter"
        _report_unknown(chosen, "unknown-command", lead, service.waiters, context)
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
    parsed = parse(words, {_OPERATION.name: _OPERATION})
    chosen = parsed.given[0].words[0] if parsed.given else None
    return chosen, parsed.rest


def _report_missing_word(place: Text, words: list[Text], what: str, context: Context) -> None:
    context.report("missing-command", words[0] if words else place, f"the command names no {what}")


def _report_unknown(
    word: Text, name: str, lead: str, known: Sequence[str] | Mapping[str, str], context: Context
) -> None:
    near = suggest(word.value, known)
    fix = respelling(word.value, near, word.span())
    context.report(name, word, f"{lead} `{word.value}`" + (f"; did you mean `{near}`" if near else ""), fix=fix)


def _report_unknown_command(word: Text, service: Service, context: Context) -> None:
    other = _same_model(service)
    if other is not None and other.command(word.value) is not None:
        context.report(
            "unknown-command",
            word,
            f"`aws {service.name}` has no command `{word.value}`; it belongs to `aws {other.name}`",
        )
        return
    lead = f"`aws {service.name}` has no command"
    _report_unknown(word, "unknown-command", lead, _with_the_verb(word.value, service.commands), context)


def _with_the_verb(word: str, commands: Sequence[str]) -> Sequence[str]:
    """The commands that do what a word says (`list-...`), or those that it surely is when mistyped."""
    verb = word.partition("-")[0]
    return [name for name in commands if name.partition("-")[0] == verb] or [
        name for name in commands if is_slip(word, name)
    ]


def _same_model(service: Service) -> Service | None:
    """The service that holds the API of one that has commands of the CLI's own only (`s3api` for `s3`)."""
    from harness.catalog import catalog

    renamed = [name for name in catalog().services if name.removesuffix("api") == service.name and name != service.name]
    return catalog().service(renamed[0]) if service.is_own and renamed else None


def _read_options(line: CommandLine, words: list[Text], command: Command, context: Context) -> None:
    parsed = parse(words, command.options)
    if [word.value for word in words] == ["help"]:
        line.is_help = True
        return
    _report_faults(parsed, context)
    line.given = _last(parsed.given, context)
    _check_choices(line.given, context)
    failed = {fault.option.name for fault in parsed.faults if fault.option is not None}
    guessed = set(_report_extras(parsed, command, context))
    _report_required(line, command, failed | guessed, context)
    line.unread |= failed | guessed


def _last(given: list[Given], context: Context) -> dict[str, Given]:
    """The last of each option, which is what counts; giving one twice is reported."""
    found: dict[str, Given] = {}
    for item in given:
        key = _key(item.option)
        before = found.pop(key, None)
        if before is not None and not item.option.is_repeatable:
            _report_twice(before, item, context)
        found[key] = item
    return {item.option.name: item for item in found.values()}


def _key(option: Option) -> str:
    """What a later option replaces: `--dry-run` and `--no-dry-run` set the same."""
    return f"={option.path}" if option.arity is Arity.NONE and option.path else option.name


def _report_twice(before: Given, item: Given, context: Context) -> None:
    same = before.option.name == item.option.name
    what = (
        f"`{item.option.flag}` is given twice"
        if same
        else f"`{before.option.flag}` and `{item.option.flag}` are both given"
    )
    context.report(
        "duplicate-option",
        item.flag,
        f"{what}, and only the last counts",
        _repeat_help(item.option),
        related=(Related(before.flag.span(), "given here before"),),
    )


def _repeat_help(option: Option) -> str:
    if option.arity in (Arity.ANY, Arity.SOME):
        return f"Give all values after one `{option.flag}`, separated by blanks"
    return "Take one of them out"


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
                    fix=respelling(word.value, near, word.span()),
                )


def _report_faults(parsed: Parsed, context: Context) -> None:
    for fault in parsed.faults:
        _report_fault(fault, context)


def _report_fault(fault: Fault, context: Context) -> None:
    if fault.kind == "ambiguous":
        some = ", ".join(f"`--{name}`" for name in fault.candidates[:6])
        context.report(
            "unknown-option", fault.word, f"`{fault.word.value}` may mean any of {some}", "Write the option out"
        )
    elif fault.option is not None and fault.kind == "value-of-flag":
        context.report(
            "malformed-value",
            fault.word,
            f"`{fault.option.flag}` takes no value",
            f"Write `{fault.option.flag}` for true, and its counterpart with or without `no-` for false",
        )
    elif fault.option is not None:
        context.report("missing-option-value", fault.word, f"`{fault.option.flag}` lacks its value")


def _report_extras(parsed: Parsed, command: Command, context: Context) -> Iterator[str]:
    """Report words that belong to nothing; gives the names of the options that unknown ones were meant to be."""
    for group in parsed.extras:
        if group[0].value.startswith("-") and len(group[0].value) > 1:
            near = _report_unknown_option(group[0], command, parsed, context)
            if near:
                yield near
        elif [word.value for word in group] != [""]:  # argparse's place for `help` takes an empty word in silence
            _report_unexpected(group, parsed, context)


def _report_unknown_option(word: Text, command: Command, parsed: Parsed, context: Context) -> str | None:
    name = word.value.partition("=")[0].lstrip("-")
    given = {item.option.name for item in parsed.given}
    known = [
        option.name for option in command.options.values() if option.name not in given and not option.is_positional
    ]
    near = suggest(name, known) or _only_required(name, command, given)
    end = len(word.value.partition("=")[0])
    flag = word.slice(0, end)
    fix = respelling(name, near, flag.span(), "--")
    message = f"`aws {command.service.name} {command.name}` has no option `{flag.value}`"
    context.report("unknown-option", flag, message + (f"; did you mean `--{near}`" if near else ""), fix=fix)
    return near


def _only_required(name: str, command: Command, given: set[str]) -> str | None:
    """The one required option that is missing, where the unknown one shares a word with it."""
    missing = [option.name for option in command.options.values() if option.is_required and option.name not in given]
    if len(missing) != 1:
        return None
    return missing[0] if set(missing[0].split("-")) & set(name.lower().split("-")) else None


def _report_unexpected(group: list[Text], parsed: Parsed, context: Context) -> None:
    before = [item for item in parsed.given if item.flag.offset(0) < group[0].offset(0)]
    last = max(before, key=lambda item: item.flag.offset(0), default=None)
    if last is not None and last.option.arity is Arity.NONE:
        help_ = f"`{last.option.flag}` takes no value"
    elif last is not None and last.words:
        help_ = f"`{last.option.flag}` takes one value; quote it where it holds blanks"
    else:
        help_ = ""
    context.report("unexpected-argument", group[0], f"`{shown(group[0].value)}` belongs to no option", help_)


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
