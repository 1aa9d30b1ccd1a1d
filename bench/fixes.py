"""Fixes a copy of the published corpus and says what the fixes did: findings that were new after them are none, errors fewer.

    .venv/bin/python bench/fixes.py FOLDER                 # FOLDER must not exist: it gets the copy
    .venv/bin/python bench/fixes.py FOLDER --corpus DOCS   # of other documents
    diff -r .corpus/examples FOLDER                        # what was changed

A finding is known by document, code and message; one that the fixed document has more often than the printed one is new.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.checker import check_paths
from harness.findings import Severity
from harness.fixing import fix_documents
from harness.options import Options
from harness.results import DocumentResult
from harness.rules import rule_of

CORPUS = Path(__file__).resolve().parent.parent / ".corpus" / "examples"

Told = Counter[tuple[str, str, str, Severity]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and every new finding; 1 where there is one, or a second round of fixes changes something."""
    options = _parser().parse_args(arguments)
    shutil.copytree(options.corpus, options.folder)
    before = _told(options.folder)
    fixes = fix_documents([str(options.folder)], _check)
    after = _told(options.folder)
    again = fix_documents([str(options.folder)], _check)
    new = after - before
    for (path, code, message, _), count in sorted(new.items()):
        print(f"NEW {path}: {code} {message}" + (f" ({count} times)" if count > 1 else ""))
    changed = _changed(options.corpus, options.folder)
    print(f"fixes made: {fixes} in {len(changed)} documents; by a second round: {again}")
    print(f"errors: {_errors(before)} before, {_errors(after)} after; new findings: {new.total()}")
    return int(bool(new) or again > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    return parser


def _check(paths: Sequence[str]) -> Iterator[DocumentResult]:
    return check_paths(paths, Options(replay=False, jobs=1))


def _told(folder: Path) -> Told:
    told: Told = Counter()
    for result in _check([str(folder)]):
        for finding, _ in result.all_findings():
            rule = rule_of(finding)
            told[result.source.path, rule.code, finding.message, rule.severity] += 1
    return told


def _errors(told: Told) -> int:
    return sum(count for (*_, severity), count in told.items() if severity is Severity.ERROR)


def _changed(corpus: Path, folder: Path) -> list[Path]:
    documents = (path.relative_to(corpus) for path in corpus.rglob("*") if path.is_file())
    return sorted(path for path in documents if (corpus / path).read_bytes() != (folder / path).read_bytes())


if __name__ == "__main__":
    sys.exit(main())
