"""How time and memory grow with documents and with services, and what all processes of a run hold at once.

    .venv/bin/python bench/growth.py [--replay] [--jobs 1] [--most 4000 | --whole]

Every row is a cold run without the cache. Times are the processor's, so that a busy machine says much the same, without
those of further processes (`--jobs`); they are told as ratios to the first row. The memory is the largest sum over the
run's processes, each page that several share counted once.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from speed import CORPUS, HARNESS, ROOT, sample

COUNTS = (500, 1000, 2000, 4000)
SERVICES = (5, 20, 60)
_EVERY = 0.25


class Run(NamedTuple):
    """Seconds of the processor, on the clock, and the most MB that all of its processes held at once."""

    cpu: float
    wall: float
    peak: float


def run(documents: Path, options: Sequence[str]) -> Run:
    before, start, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    with subprocess.Popen(
        [*HARNESS, "--no-cache", *options, str(documents)], cwd=ROOT, stdout=subprocess.DEVNULL
    ) as made:
        while made.poll() is None:
            peak = max(peak, sum(map(proportional_megabytes, family(made.pid))))
            time.sleep(_EVERY)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, time.perf_counter() - start, peak)


def family(pid: int) -> Iterator[int]:
    """The process and all that come from it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def proportional_megabytes(pid: int) -> float:
    """What the process holds, its part of shared pages alone; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def of_services(count: int, documents: int, into: Path) -> Path:
    """So many documents out of so many services, those with the most."""
    folders = sorted(
        (folder for folder in CORPUS.iterdir() if folder.is_dir()), key=lambda f: -len(list(f.rglob("*.rst")))
    )
    found = [path for folder in folders[:count] for path in sorted(folder.rglob("*.rst"))]
    for path in found[:: max(len(found) // documents, 1)][:documents]:
        target = into / path.relative_to(CORPUS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return into


def show(name: str, count: int, measured: Run, first: Run | None, first_count: int) -> None:
    ratio = f"{measured.cpu / count / (first.cpu / first_count):6.2f} x a document" if first else ""
    print(f"{name:34} {measured.cpu:7.1f} s CPU {measured.wall:7.1f} s {measured.peak:6.0f} MB {ratio}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replay", action="store_true", help="replay them too")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--whole", action="store_true", help="measure one run over the whole corpus instead")
    parser.add_argument("--most", type=int, default=COUNTS[-1], help="the most documents")
    given = parser.parse_args()
    options = ["--jobs", given.jobs, *([] if given.replay else ["--no-replay"])]
    if given.whole:
        show("the whole corpus", 1, run(CORPUS, options), None, 1)
        return
    first: Run | None = None
    for count in (count for count in COUNTS if count <= given.most):
        with tempfile.TemporaryDirectory() as folder:
            measured = run(sample(CORPUS, count, Path(folder)), options)
        show(f"{count} documents", count, measured, first, COUNTS[0])
        first = first or measured
    first = None
    for services in SERVICES:
        with tempfile.TemporaryDirectory() as folder:
            measured = run(of_services(services, COUNTS[0], Path(folder)), options)
        show(f"{COUNTS[0]} documents of {services} services", 1, measured, first, 1)
        first = first or measured


if __name__ == "__main__":
    main()
