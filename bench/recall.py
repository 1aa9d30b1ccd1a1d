"""Says how many real, historical defects are found in the version before their fix, and are gone in the version after it.

    .venv/bin/python bench/recall.py DEFECTS_FOLDER DEFECTS.jsonl            # the static half
    .venv/bin/python bench/recall.py DEFECTS_FOLDER DEFECTS.jsonl --replay   # with the replay

The folder holds before/ID/DOCUMENT and after/ID/DOCUMENT; a line of the file has id, document, kind, shown_by, line_before
(1-based) and what. A defect is found where an error or warning is told of the version before, near line_before, and told
less often (same rule, same words) of the version after. Near is: within `--tolerance` lines of it, or about the same step
(its command, its files, its output), or about the document as a whole. Of a pair that changed only style (kind
`no-defect: ...`), no error may be new in the version after.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.checker import check_file
from harness.findings import Severity
from harness.options import Options
from harness.report.entry import entries
from harness.report.json_format import finding_row

SHOWN = ("static-model", "self-consistency")
TOLERANCE = 5
GOAL = 0.90


@dataclass(frozen=True, slots=True)
class Pair:
    """The findings of one document (rows of the JSON report) before and after its fix."""

    before: tuple[dict[str, Any], ...]
    after: tuple[dict[str, Any], ...]

    def gone(self) -> list[dict[str, Any]]:
        """The errors and warnings of the version before that the version after tells less often."""
        return _surplus(self.before, self.after)

    def new_errors(self) -> list[dict[str, Any]]:
        rows = _surplus(self.after, self.before)
        return [row for row in rows if row["severity"] == Severity.ERROR.value]


def _surplus(rows: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    left = Counter(map(_words, rows))
    left.subtract(map(_words, others))
    return [row for row in rows if left[_words(row)] > 0 and row["severity"] != Severity.NOTE.value]


def _words(row: Mapping[str, Any]) -> tuple[str, str]:
    return (row["code"], row["message"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table by kind and what was missed; 1 where the goal is not reached."""
    options = _parser().parse_args(arguments)
    defects = [json.loads(line) for line in options.defects.read_text().splitlines()]
    table: dict[str, list[bool]] = defaultdict(list)
    for defect in defects:
        good = _judge(defect, options)
        if good is not None:
            table[defect["kind"]].append(good)
    return _tell(table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("defects", type=Path)
    parser.add_argument("--replay", action="store_true")
    parser.add_argument("--tolerance", type=int, default=TOLERANCE, metavar="LINES")
    parser.add_argument("--all", action="store_true", help="count even what neither model nor example can show")
    return parser


def _judge(defect: Mapping[str, Any], options: argparse.Namespace) -> bool | None:
    """Whether the pair is as it should be; None where it is not counted. Prints what is not."""
    harmless = defect["kind"].startswith("no-defect")
    if not harmless and defect["shown_by"] not in SHOWN and not options.all:
        return None
    sides = [options.folder / side / defect["id"] / defect["document"] for side in ("before", "after")]
    pair = Pair(*(_rows(path, options.replay) for path in sides))
    wrong = pair.new_errors() if harmless else _unrelated(pair, defect, options.tolerance)
    if not wrong and (harmless or pair.before):
        return True
    head = "NEW" if harmless else "MISSED"
    print(f"{head} {defect['id']} {defect['document']}:{defect['line_before']} {defect['kind']}: {defect['what']}")
    for row in wrong:
        print(f"    {row['line']}: {row['severity']} {row['code']} {row['message']}")
    return False


def _unrelated(pair: Pair, defect: Mapping[str, Any], tolerance: int) -> list[dict[str, Any]]:
    """Nothing where the defect is found; otherwise all that is told of the version before."""
    line = defect["line_before"]
    starts = sorted({row["step_line"] for row in pair.before if row["step_line"] is not None})
    step = max((start for start in starts if start <= line + tolerance), default=None)
    near = (
        abs(row["line"] - line) <= tolerance or row["code"].startswith("DOC2") or (step and row["step_line"] == step)
        for row in pair.gone()
    )
    return [] if any(near) else list(pair.before)


def _rows(path: Path, replay: bool) -> tuple[dict[str, Any], ...]:
    return tuple(finding_row(entry) for entry in entries(check_file(str(path), Options(replay=replay))))


def _tell(table: Mapping[str, Sequence[bool]]) -> int:
    for kind, good in sorted(table.items()):
        print(f"{kind:40} {sum(good):4} of {len(good):4}")
    real = [good for kind, all_good in table.items() if not kind.startswith("no-defect") for good in all_good]
    pairs = [good for kind, all_good in table.items() if kind.startswith("no-defect") for good in all_good]
    share = sum(real) / len(real) if real else 1.0
    print(f"real defects found: {sum(real)} of {len(real)} ({share:.1%})")
    print(f"harmless pairs without a new error: {sum(pairs)} of {len(pairs)}")
    return int(share < GOAL or not all(pairs))


if __name__ == "__main__":
    sys.exit(main())
