"""The command line: what can be asked for, and how failures are told. What each command does is in harness.commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, ParamSpec

import click

from harness.engines import ENGINES, engine_of
from harness.errors import HarnessError
from harness.options import Options
from harness.report import FORMATS

P = ParamSpec("P")
_INTERRUPTED = 130
"""The exit status of whatever Ctrl-C ended, as shells have it."""


def _split(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """A list of codes with commas between them, as a tuple."""
    return value if value is None else tuple(part.strip() for part in value.split(",") if part.strip())


def _share(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    """`2/3`, the second of three shares, as two numbers."""
    share, _, count = value.partition("/")
    if not (share.isdecimal() and count.isdecimal() and 1 <= int(share) <= int(count)):
        raise click.BadParameter(f"{value!r} is no share such as 2/3.")
    return int(share), int(count)


def _print_versions(context: click.Context, parameter: click.Parameter, is_wanted: bool) -> None:
    if not is_wanted or context.resilient_parsing:
        return
    from harness.report.versions import versions

    found = versions()
    click.echo(f"harness {found['harness']} (botocore {found['botocore']}, moto {found['moto']})")
    context.exit()


def _told(act: Callable[P, None]) -> Callable[P, None]:
    """A command whose failures are told in a few words; a traceback is shown where HARNESS_DEBUG is set."""

    @wraps(act)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            act(*args, **kwargs)
        except HarnessError as error:
            _tell(error)
            sys.exit(error.exit_status)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:  # not 1, which says that there are errors
            print("harness: interrupted", file=sys.stderr)
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as error:
            if os.environ.get("HARNESS_DEBUG"):
                raise
            hint = "HARNESS_DEBUG=1 shows the traceback; please report it with the document that caused it."
            _tell(
                HarnessError("internal-error", "The harness failed.", why=f"{type(error).__name__}: {error}", hint=hint)
            )
            sys.exit(HarnessError.exit_status)

    return command


def _tell(error: HarnessError) -> None:
    from harness.report.look import Look, wants_colour
    from harness.report.plain import safe

    look = Look(is_coloured=wants_colour(sys.stderr))
    rows = [f"{look.paint('harness: ' + error.kind, 'error')}: {safe(error.what)}"]
    rows += [
        f"  {look.paint(word, 'help')}: {safe(text)}"
        for word, text in (("why", error.why), ("hint", error.hint))
        if text
    ]
    print("\n".join(rows), file=sys.stderr)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_versions, help="Show the versions."
)
def main() -> None:
    """Prove that published AWS CLI examples are right, by replaying them."""


_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())


@main.command()
@_paths
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="full", help="How to report.", show_default=True
)
@click.option("--no-replay", is_flag=True, help="Check against the models alone; call nothing.")
@click.option(
    "--select", metavar="CODE,...", callback=_split, help="The rules to use: codes, their beginnings, names, or ALL."
)
@click.option("--ignore", metavar="CODE,...", callback=_split, help="The rules to leave out.")
@click.option(
    "--jobs", type=click.IntRange(min=0), metavar="N", help="How many processes; 0 for as many as fit the machine."
)
@click.option(
    "--engine", type=click.Choice(ENGINES), help="What makes the commands: an emulator in process, or the real `aws`."
)
@click.option("--endpoint-url", metavar="URL", help="Replay against an emulator that you run.")
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of a Dask cluster check the documents.")
@click.option("--explain", is_flag=True, help="Say of each step what was arranged for it, and why.")
@click.option("-v", "--verbose", is_flag=True, help="Show notes, and the verdict of each step.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings alone.")
@click.option("--output-file", type=click.Path(dir_okay=False), default="", help="Write the report to a file.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where there are errors.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, and report what is left.")
@click.option("--baseline", type=click.Path(dir_okay=False), help="Report what this file does not know already.")
@click.option("--write-baseline", is_flag=True, help="Write what is found to the baseline.")
@click.option("--no-cache", is_flag=True, help="Check every document, whether or not it was checked before.")
@click.option(
    "--shard", metavar="I/N", callback=_share, default="1/1", help="Check the I-th of N shares of the documents."
)
@_told
def check(paths: tuple[str, ...], **given: Any) -> None:
    """Check documents: .rst files, or folders of them."""
    from harness.commands.check import Request, run

    request = Request(
        format=given["format_"],
        output=given["output_file"],
        is_verbose=given["verbose"],
        is_quiet=given["quiet"],
        fixes=given["fix"],
        writes_baseline=given["write_baseline"],
        forgives=given["exit_zero"],
        shard=given["shard"],
    )
    options = _options(paths, given, Options(cache=True))
    engine_of(options)  # one that cannot be had is told before anything is checked
    is_remembered = options.cache and not given["no_cache"]
    sys.exit(run(paths, replace(options, cache=is_remembered), request))


@main.command()
@_paths
@click.option("--as", "as_", type=click.Choice(["json", "python"]), default="json", help="How to print a call.")
@_told
def calls(paths: tuple[str, ...], as_: str) -> None:
    """Print the API call that each command makes."""
    from harness.commands.calls import run

    run(paths, _options(paths, {}), as_)


@main.command()
@_paths
@click.option("--write", is_flag=True, help="Write it, rather than to show the difference.")
@click.option("--all", "all_", is_flag=True, help="Take the emulator's word too where nothing proves it.")
@click.option("--jobs", type=click.IntRange(min=0), metavar="N", help="How many processes; 0 for as many as fit.")
@_told
def update(paths: tuple[str, ...], write: bool, all_: bool, jobs: int | None) -> None:
    """Show what replay would write into the documented outputs."""
    from harness.commands.update import run

    run(paths, _options(paths, {"jobs": jobs}), writes=write, trusts_emulator=all_)


@main.command()
@_paths
@click.option("--no-replay", is_flag=True, help="Check against the models alone; call nothing.")
@click.option("--write", is_flag=True, help="Write what replay would write, rather than to show the difference.")
@_told
def watch(paths: tuple[str, ...], no_replay: bool, write: bool) -> None:
    """Check each document when it is saved, and show its outputs as they should be."""
    from harness.commands.watch import run

    run(paths, _options(paths, {"no_replay": no_replay}, Options(cache=True)), writes=write)


@main.command()
@_told
def lsp() -> None:
    """Serve an editor, over standard input and output."""
    from harness.lsp import serve

    serve()


@main.command()
@_paths
@click.option("--format", "format_", type=click.Choice(["full", "json"]), default="full", help="How to print them.")
@click.option("--jobs", type=click.IntRange(min=0), metavar="N", help="How many processes.")
@_told
def gaps(paths: tuple[str, ...], format_: str, jobs: int | None) -> None:
    """Print where the emulator departs from what documents show."""
    from harness.commands.gaps import run

    run(paths, _options(paths, {"jobs": jobs}), format_)


@main.command()
@click.argument("code")
@_told
def rule(code: str) -> None:
    """Explain a rule, by its code or name."""
    from harness.commands.rules import explain

    explain(code)


@main.command()
@click.option(
    "--format", "format_", type=click.Choice(["full", "json"]), default="full", help="How to list.", show_default=True
)
@_told
def rules(format_: str) -> None:
    """List the rules."""
    from harness.commands.rules import list_rules

    list_rules(format_)


_TOLD = ("select", "jobs", "baseline", "engine", "endpoint_url", "scheduler")


def _options(paths: Sequence[str], given: dict[str, Any], defaults: Options = Options()) -> Options:  # noqa: B008
    """The configuration, and over it what the command line says."""
    from harness.configuration import configured
    from harness.selection import check_selectors

    options = configured(paths, defaults)
    for option in ("select", "ignore"):
        check_selectors(given.get(option) or (), f"--{option}")
    told = {key: given[key] for key in _TOLD if given.get(key) is not None}
    ignore = (*options.ignore, *(given.get("ignore") or ()))
    replay, explain = not given.get("no_replay", False), given.get("explain", False)
    return replace(options, **told, ignore=ignore, replay=replay, explain=explain)
