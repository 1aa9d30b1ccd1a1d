"""`harness check`: check documents, mend what can be mended, and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TextIO

from harness.commands.progress import Progress
from harness.commands.streams import safe_stream
from harness.errors import HarnessError, UsageError
from harness.garbage import collect_seldom
from harness.options import Options
from harness.paths import find_documents
from harness.report import Look, Tally, renderer
from harness.report.look import wants_colour, width_of
from harness.report.plain import safe
from harness.report.summary import counted, sentence


@dataclass(frozen=True, slots=True)
class Request:
    """What `check` was asked for beside the options of the checker.

    `output` is a file, "" for standard output. One that `forgives` exits with 0 where there are errors. `shard` is a
    share of the documents: (2, 3) is the second of three.
    """

    format: str = "full"
    output: str = ""
    is_verbose: bool = False
    is_quiet: bool = False
    fixes: bool = False
    writes_baseline: bool = False
    forgives: bool = False
    shard: tuple[int, int] = (1, 1)


def run(paths: Sequence[str], options: Options, request: Request) -> int:
    """Check and report. Gives the exit status: 1 for errors, 3 where the harness failed on a document. Raises HarnessError."""
    documents = _share(find_documents(paths, options), request.shard)
    collect_seldom(options.replay)
    if not documents and not request.is_quiet:
        print("harness: no documents found", file=sys.stderr)
    if request.writes_baseline:
        _write_baseline(documents, options)
        return 0
    if request.fixes:
        _fix(documents, options, request)
    with _opened(request.output) as stream:
        tally = _report(documents, options, request, stream)
    if request.output and not request.is_quiet:
        look = Look(is_coloured=wants_colour(sys.stderr), is_verbose=True)
        print(f"harness: wrote {safe(request.output)}: {sentence(tally, look)}", file=sys.stderr)
    if not tally.is_complete:
        return HarnessError.exit_status
    return 1 if tally.has_errors and not request.forgives else 0


def _share(documents: Sequence[str], shard: tuple[int, int]) -> Sequence[str]:
    """Every n-th document, so that neighbours, which take equally long, are spread over the shares."""
    return documents[shard[0] - 1 :: shard[1]]


def _report(documents: Sequence[str], options: Options, request: Request, stream: TextIO) -> Tally:
    from harness.checker import check_paths

    tally = Tally()
    is_file = bool(request.output)
    look = Look(
        is_coloured=not is_file and wants_colour(stream),
        width=width_of(stream),
        is_verbose=request.is_verbose,
        explains=options.explain,
        is_quiet=request.is_quiet,
    )
    progress = Progress(sys.stderr, len(documents), is_quiet=request.is_quiet)
    results = progress.watch(check_paths(documents, options))
    for piece in renderer(request.format)(results, tally, look):
        progress.clear()
        stream.write(piece)
    progress.clear()
    return tally


def _write_baseline(documents: Sequence[str], options: Options) -> None:
    from harness.baseline import Baseline
    from harness.checker import check_paths

    file = options.baseline or Baseline.FILE
    progress = Progress(sys.stderr, len(documents))
    results = progress.watch(check_paths(documents, replace(options, baseline="")))
    count = Baseline.written(file, results)
    progress.clear()
    print(f"harness: wrote {counted(count, 'finding')} to {file}", file=sys.stderr)


def _fix(documents: Sequence[str], options: Options, request: Request) -> None:
    from harness.checker import check_paths
    from harness.fixing import fix_documents

    done = fix_documents(documents, lambda paths: check_paths(paths, replace(options, explain=False)))
    if done and not request.is_quiet:
        print(f"harness: fixed {counted(done, 'finding')}", file=sys.stderr)


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    if not output:
        yield safe_stream(sys.stdout)
        return
    try:
        stream = open(output, "w", encoding="utf-8", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise UsageError("output-file", f"`{output}` cannot be written.", why=str(error)) from error
    with stream:
        yield stream
