"""What a run is asked to do: the one value that every face (command, pytest, Sphinx) hands to the checker."""

from __future__ import annotations

from dataclasses import dataclass

DEADLINE = 60.0


@dataclass(frozen=True, slots=True)
class Options:
    """Picklable, so that workers get it as it is.

    `select` and `ignore` hold codes, beginnings of codes (`OUT2`), names, or `ALL`; an empty `select` means the rules
    that are on by default. `per_file_ignores` pairs a glob with the codes to ignore in what it matches, `exclude` holds
    globs of what a folder's walk leaves out; both are relative to `root` (an absolute folder, "" for the current one).
    `jobs` is the number of processes, 0 for as many as fit the machine. `deadline` is in seconds for one document.
    `engine` is one of `harness.engines.ENGINES`, `endpoint_url` that of an emulator to ask instead ("": none).
    `scheduler` is the address of a Dask cluster that does the work ("": this machine does).
    With `cache` a document that was checked before is not checked again.
    """

    replay: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    root: str = ""
    jobs: int = 0
    explain: bool = False
    deadline: float = DEADLINE
    baseline: str = ""
    engine: str = "moto"
    endpoint_url: str = ""
    scheduler: str = ""
    cache: bool = False
