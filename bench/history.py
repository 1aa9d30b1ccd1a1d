"""Says how many fixes of published examples, taken from the history of a checkout, are told of the version before alone.

    .venv/bin/python bench/history.py CHECKOUT                    # of aws/aws-cli, or its bare repository
    .venv/bin/python bench/history.py CHECKOUT --show small       # and print the fixes of that kind that nothing tells of

Every commit counts that changes published examples, but not more of them than `--most`: such a one renames something throughout.
A changed document is one of these: `found` (an error or warning of the version before is told less often of the version after),
`blanks` (nothing else changed), `additions`, `prose` (no line of a literal block changed), `small` (at most six lines taken out
or put in) and `large`. Most of what is not found is no fix: other words, newer values, other ids. The figure is for comparing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

from harness.checker import check_source
from harness.document import decode
from harness.findings import Severity
from harness.options import Options
from harness.rules import rule_of

FOLDER = "awscli/examples/"
SMALL = 6


@dataclass(frozen=True, slots=True)
class Change:
    """A document that a commit changed; `before` and `after` are the names of its two blobs."""

    commit: str
    path: str
    before: str
    after: str


class Repository:
    """The blobs of a git repository, read by one process."""

    def __init__(self, checkout: Path) -> None:
        self.git = ["git", "-C", str(checkout)]
        self.reader = subprocess.Popen(
            [*self.git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def changes(self) -> Iterator[Change]:
        """Every changed example, newest commit first."""
        log = ["log", "--no-merges", "--no-renames", "--diff-filter=M", "--format=commit %H", "--raw", "--no-abbrev"]
        lines = subprocess.run([*self.git, *log, "--", FOLDER], capture_output=True, text=True, check=True).stdout
        commit = ""
        for line in lines.splitlines():
            if line.startswith("commit "):
                commit = line.removeprefix("commit ")
            elif line.startswith(":") and line.endswith(".rst"):
                meta, path = line.split("\t")
                _, _, before, after, _ = meta.split()
                yield Change(commit, path.removeprefix(FOLDER), before, after)

    def blob(self, name: str) -> bytes:
        if self.reader.stdin is None or self.reader.stdout is None:
            return b""
        self.reader.stdin.write(f"{name}\n".encode())
        self.reader.stdin.flush()
        size = int(self.reader.stdout.readline().split()[-1])
        data = self.reader.stdout.read(size)
        self.reader.stdout.read(1)
        return data


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many changes there are of each kind, and the share that is found."""
    options = _parser().parse_args(arguments)
    repository = Repository(options.checkout)
    told: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    kinds: Counter[str] = Counter()
    for change in _counted(repository, options.most):
        before, after = (_told(repository, change.path, blob, told) for blob in (change.before, change.after))
        texts = [repository.blob(blob).decode("utf-8", "replace") for blob in (change.before, change.after)]
        kind = "found" if before - after else _kind(*texts)
        kinds[kind] += 1
        if kind == options.show:
            print(f"{change.commit[:9]} {change.path}", *_changed(*texts), sep="\n    ")
    for kind, count in kinds.most_common():
        print(f"{kind:12} {count:5}")
    print(
        f"told of the version before alone: {kinds['found']} of {kinds.total()} ({kinds['found'] / kinds.total():.1%})"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--most", type=int, default=60, metavar="DOCUMENTS", help="in one commit that counts")
    parser.add_argument("--show", choices=("small", "prose", "large", "additions"))
    return parser


def _counted(repository: Repository, most: int) -> Iterator[Change]:
    for _, together in groupby(repository.changes(), key=lambda change: change.commit):
        changes = list(together)
        yield from changes if len(changes) <= most else ()


def _told(
    repository: Repository, path: str, blob: str, told: dict[tuple[str, str], Counter[tuple[str, str]]]
) -> Counter[tuple[str, str]]:
    """The errors and warnings of one version, by rule and message; each version is read once."""
    if (path, blob) not in told:
        source, _ = decode(path, repository.blob(blob))
        found = check_source(source, Options(replay=False)).all_findings()
        counted = (one for one, _ in found if rule_of(one).severity is not Severity.NOTE)
        told[path, blob] = Counter((one.name, one.message) for one in counted)
    return told[path, blob]


def _kind(before: str, after: str) -> str:
    changed = _changed(before, after)
    taken = [line for line in changed if line[0] == "-"]
    if not changed:
        return "blanks"
    if not taken:
        return "additions"
    if max(len(taken), len(changed) - len(taken)) > SMALL:
        return "large"
    return "small" if any(line[1:2] == " " for line in changed) else "prose"


def _changed(before: str, after: str) -> list[str]:
    """The lines taken out (`-`) and put in (`+`), blanks made one."""
    first, second = ([_one_blank(line) for line in text.splitlines() if line.strip()] for text in (before, after))
    return [line for line in list(unified_diff(first, second, n=0, lineterm=""))[2:] if line[0] in "+-"]


def _one_blank(line: str) -> str:
    indent = " " if line[:1].isspace() else ""
    return indent + " ".join(line.split())


if __name__ == "__main__":
    sys.exit(main())
