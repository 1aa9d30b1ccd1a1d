"""Measure how long checking takes, as ratios within one run: against the maintainers' check, by processes, and remembered.

    .venv/bin/python bench/speed.py [CHECKOUT-OF-AWS-CLI] [--documents N] [--replay]

The checkout is one of https://github.com/aws/aws-cli whose dependencies and pytest are installed in its own `.venv`, or
in the Python that AWS_CLI_PYTHON names; its examples are then the documents. Without it they are those of `make corpus`.
Every row is a cold process. CPU seconds are those of the process alone, without its
workers; a busy machine inflates both. The memory is that of the largest process so far.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / ".corpus" / "examples"
ONE = ROOT / "tests" / "documents" / "put-key-policy.rst"
HARNESS = [sys.executable, "-m", "harness", "check", "-q", "--exit-zero"]


class Cost(NamedTuple):
    """Seconds on the clock and of the processor, and the largest process in MB so far."""

    wall: float
    cpu: float
    peak: int


def cost(command: list[str], folder: Path = ROOT, cache: str = "") -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "HARNESS_CACHE_DIR": cache} if cache else dict(os.environ)
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, after.ru_maxrss // 1024)


def sample(documents: Path, count: int, into: Path) -> Path:
    """`count` documents spread evenly over the services, in a folder of their own (0: all, where they are)."""
    if not count:
        return documents
    found = sorted(documents.rglob("*.rst"))
    for path in found[:: max(len(found) // count, 1)][:count]:
        target = into / path.relative_to(documents)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return into


def show(name: str, measured: Cost, against: Cost | None = None) -> Cost:
    ratio = f"{against.wall / measured.wall:8.1f} x" if against else ""
    print(f"{name:44} {measured.wall:8.2f} s {measured.cpu:8.2f} s CPU {measured.peak:6} MB {ratio}", flush=True)
    return measured


def maintainers(checkout: Path) -> Cost:
    """Their own check of their documents: does argparse accept each block?"""
    python = os.environ.get("AWS_CLI_PYTHON") or str(checkout / ".venv" / "bin" / "python")
    return cost([python, "-m", "pytest", "-q", "-p", "no:xdist", "tests/functional/docs/test_examples.py"], checkout)


def measure(documents: Path, options: list[str], theirs: Cost | None) -> None:
    with tempfile.TemporaryDirectory() as cache:
        command = [*HARNESS, *options, str(documents)]
        one = show("cold, 1 process", cost([*command, "--no-cache", "--jobs", "1"]), theirs)
        show("cold, 2 processes (against 1)", cost([*command, "--no-cache", "--jobs", "2"]), one)
        show("filling the cache (against none)", cost([*command, "--jobs", "1"], cache=cache), one)
        show("nothing changed (against cold)", cost([*command, "--jobs", "1"], cache=cache), one)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", nargs="?", type=Path, help="a checkout of aws-cli")
    parser.add_argument("--documents", type=int, default=0, help="how many documents (0: all)")
    parser.add_argument("--replay", action="store_true", help="replay them too")
    given = parser.parse_args()
    show("one document, not replayed", cost([*HARNESS, "--no-cache", "--no-replay", str(ONE)]))
    show("one document, replayed", cost([*HARNESS, "--no-cache", str(ONE)]))
    theirs = show("the maintainers' check", maintainers(given.checkout)) if given.checkout else None
    documents = given.checkout / "awscli" / "examples" if given.checkout else CORPUS
    with tempfile.TemporaryDirectory() as folder:
        chosen = sample(documents, given.documents, Path(folder))
        print(f"{sum(1 for _ in chosen.rglob('*.rst'))} documents, read and checked against the models")
        measure(chosen, ["--no-replay"], None if given.documents else theirs)
        if given.replay:
            print("and replayed")
            measure(chosen, [], None)


if __name__ == "__main__":
    main()
