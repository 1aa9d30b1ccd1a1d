"""What the AWS CLI would refuse of a command line, said: unknown names, options without values, words too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from harness.catalog import suggest
from harness.catalog.commands import Command, Service
from harness.catalog.model import Arity, Option
from harness.catalog.suggesting import is_slip
from harness.findings import Related
from harness.lowering.arguments import Fault, Given, Parsed
from harness.lowering.context import Context, replacement, respelling, shown
from harness.shell.model import Word
from harness.text import Text

_SUBSTITUTION = re.compile(r"\$\([a-z][\w-]*(?: [^()]*)?\)")
_PLACES = 4  # of an option given again, beside the first two


def report_missing_word(place: Text, words: list[Text], what: str, context: Context) -> None:
    """The line ends before it has named a service, a command or a waiter."""
    context.report("missing-command", words[0] if words else place, f"the command names no {what}")


def report_unknown(
    word: Text, name: str, lead: str, known: Sequence[str] | Mapping[str, str], context: Context
) -> None:
    """A name that is none of those known, with the nearest of them."""
    near = suggest(word.value, known)
    fix = respelling(word.value, near, word)
    context.report(name, word, f"{lead} `{word.value}`" + (f"; did you mean `{near}`" if near else ""), fix=fix)


def report_unknown_global(word: Text, known: Mapping[str, Option], context: Context) -> None:
    """An option that is none stands where the service should: argparse would take its value for the service."""
    flag = word.slice(0, len(word.value.partition("=")[0]))
    near = suggest(flag.value.lstrip("-"), known)
    fix = respelling(flag.value.lstrip("-"), near, flag, "--")
    hint = f"; did you mean `--{near}`" if near else ""
    context.report("unknown-option", flag, f"`{flag.value}` is no option of `aws` itself{hint}", fix=fix)


def report_unknown_command(word: Text, service: Service, context: Context) -> None:
    """A service has no command of that name; the one that has it is named where that is plain."""
    other = _same_model(service)
    if other is not None and other.command(word.value) is not None:
        context.report(
            "unknown-command",
            word,
            f"`aws {service.name}` has no command `{word.value}`; it belongs to `aws {other.name}`",
        )
        return
    lead = f"`aws {service.name}` has no command"
    report_unknown(word, "unknown-command", lead, _with_the_verb(word.value, service.commands), context)


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


def report_twice(items: Sequence[Given], context: Context) -> None:
    """One option given more than once, in order; only the last counts. Told once, at the second of them."""
    first, second, *_ = items
    times = "twice" if len(items) == 2 else f"{len(items)} times"
    flags = list(dict.fromkeys(item.option.flag for item in items))
    what = f"`{flags[0]}` and `{flags[1]}` are both given" if len(flags) > 1 else f"`{flags[0]}` is given {times}"
    places = (first, *items[2 : 2 + _PLACES])
    context.report(
        "duplicate-option",
        second.flag,
        f"{what}, and only the last counts",
        _repeat_help(second.option),
        related=tuple(
            Related(item.flag.span(), "given here before" if item is first else "and here") for item in places
        ),
    )


def _repeat_help(option: Option) -> str:
    if option.arity in (Arity.ANY, Arity.SOME):
        return f"Give all values after one `{option.flag}`, separated by blanks"
    return "Take one of them out"


def report_abbreviations(given: Sequence[Given], context: Context) -> None:
    """Options that are cut short: argparse takes the one that begins so, as long as there is no other."""
    for item in given:
        typed, whole = item.flag.value, item.option.flag
        if typed.startswith("--") and typed != whole:
            fix = replacement(f"Write `{whole}`", item.flag.span(), whole)
            context.report("abbreviated-option", item.flag, f"`{typed}` is short for `{whole}`", fix=fix)


def report_kept_substitutions(words: Sequence[Word], context: Context) -> None:
    """Each `$(date)` in single quotes, where a shell leaves it as it is."""
    for word in words:
        if not word.is_quoted or "$(" not in word.value:
            continue
        for found in _SUBSTITUTION.finditer(word.value):
            if not any(one.start <= found.start() < one.stop for one in word.substitutions):
                place = word.text.slice(*found.span())
                message = f"`{shown(found[0])}` stands in single quotes, where a shell does not replace it"
                context.report(
                    "quoted-substitution", place, message, "Put it in double quotes, or end the quotes around it"
                )


def report_faults(parsed: Parsed, context: Context) -> None:
    """What argparse itself refuses: ambiguous options, missing values, values of flags."""
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


def report_extras(parsed: Parsed, command: Command, context: Context) -> Iterator[str]:
    """Report words that belong to nothing; gives the names of the options that unknown ones were meant to be."""
    for group in parsed.extras:
        if group[0].value.startswith("-") and len(group[0].value) > 1:
            near = _report_unknown_option(group, command, parsed, context)
            if near:
                yield near
        elif [word.value for word in group] != [""]:  # argparse's place for `help` takes an empty word in silence
            _report_unexpected(group, parsed, context)


def _report_unknown_option(group: list[Text], command: Command, parsed: Parsed, context: Context) -> str | None:
    word = group[0]
    name = word.value.partition("=")[0].lstrip("-")
    given = {item.option.name for item in parsed.given}
    known = [
        option.name for option in command.options.values() if option.name not in given and not option.is_positional
    ]
    near = suggest(name, known) or _only_required(name, command, given)
    end = len(word.value.partition("=")[0])
    flag = word.slice(0, end)
    is_sure = len(group) <= 2  # with more than a value, all of it is doubtful
    fix = respelling(name, near, flag, "--") if is_sure else None
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
