"""Shows that runs over the same documents report the same bytes: twice with one process, and once with two.

    .venv/bin/python bench/repeat.py [--documents 300] [--of FOLDER]

Every run is a cold process without the cache. The documents are spread evenly over the services. Prints the lines that
differ, and exits with 1 where there are any.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import CORPUS, sample

RUNS = (("1", "one process"), ("1", "one process again"), ("2", "two processes"))
_SECONDS = re.compile(r'"seconds": [0-9.]+')


def report(jobs: str, documents: Path) -> list[str]:
    """The lines of the whole report, with what was arranged; hashes are drawn anew unless the program sees to it."""
    command = [
        sys.executable,
        "-m",
        "harness",
        "check",
        "-q",
        "--exit-zero",
        "--no-cache",
        "--explain",
        "--format",
        "json",
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    told = subprocess.run(
        [*command, "--jobs", jobs, str(documents)], env=environment, check=True, capture_output=True, text=True
    )
    return _SECONDS.sub("", told.stdout).splitlines()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300, help="how many documents (0: all)")
    parser.add_argument("--of", type=Path, default=CORPUS, help="the folder that they are from")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chosen = sample(given.of, given.documents, Path(folder))
        reports = [(name, report(jobs, chosen)) for jobs, name in RUNS]
    first = reports[0][1]
    count = 0
    for name, lines in reports[1:]:
        changed = list(difflib.unified_diff(first, lines, RUNS[0][1], name, lineterm="", n=0))
        count += sum(line[0] == "+" for line in changed[2:])
        print("\n".join(changed[:60]))
    print(f"{len(first)} lines; {count} differ")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
