"""Draws errors at random from the published corpus and says how many of them are true, by checked-in judgements.

    .venv/bin/python bench/precision.py                        # run the static half, draw 150, print the figures
    .venv/bin/python bench/precision.py --report static.json   # the same from a report that is there already
    .venv/bin/python bench/precision.py --show                 # print each drawn error with its excerpt, to be judged

A judgement is a line of bench/precision-judgements.jsonl: path, the text of the line, code, message, a verdict, and a reason.
It is keyed by content: it holds as long as the error is told in the same words about the same text. A finding of severity
error is true where a reader who follows the example as printed is misled, or the command or output cannot be as it says.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / ".corpus" / "examples"
JUDGEMENTS = ROOT / "bench" / "precision-judgements.jsonl"
GOAL = 143 / 150

Key = tuple[str, str, str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where the goal is not reached or a drawn error has no judgement."""
    options = _parser().parse_args(arguments)
    errors = sorted(_errors(options.report), key=_order)
    _count(errors)
    drawn = sorted(sorted(errors, key=lambda error: _lot(error, options.seed))[: options.draw], key=_order)
    judgements = read_judgements()
    open_ones = [error for error in drawn if key_of(error) not in judgements]
    for number, error in enumerate(drawn if options.show else open_ones, 1):
        print(f"\n[{number}] {_shown(error, options.around)}", end="")
    judged = [judgements[key_of(error)] for error in drawn if key_of(error) in judgements]
    true = sum(judgement["verdict"] for judgement in judged)
    print(
        f"\ndrawn {len(drawn)} (seed {options.seed}): {true} true, {len(judged) - true} false, {len(open_ones)} not judged"
    )
    return int(bool(open_ones) or true < GOAL * len(drawn))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=Path, help="a report in JSON instead of a run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, default=150)
    parser.add_argument(
        "--show", action="store_true", help="print every drawn error, not only those without a judgement"
    )
    parser.add_argument("--around", type=int, default=4, help="how many lines of excerpt on both sides")
    return parser


def _errors(report: Path | None) -> Iterator[dict[str, Any]]:
    findings = json.loads(report.read_text())["findings"] if report else _run()
    for finding in findings:
        if finding["severity"] == "error":
            yield {**finding, "path": finding["path"].rpartition("examples/")[2]}


def _run() -> list[dict[str, Any]]:
    from harness.checker import check_paths
    from harness.options import Options
    from harness.report.entry import entries
    from harness.report.json_format import finding_row

    results = check_paths([str(CORPUS)], Options(replay=False, jobs=1))
    return [finding_row(entry) for result in results for entry in entries(result)]


def _order(error: Mapping[str, Any]) -> tuple[str, int, int, str, str]:
    return (error["path"], error["line"], error["column"], error["code"], error["message"])


def _count(errors: Sequence[Mapping[str, Any]]) -> None:
    for (code, name), count in sorted(Counter((error["code"], error["name"]) for error in errors).items()):
        print(f"{code} {name:32} {count:5}")
    print(f"errors in all: {len(errors)}, in {len({error['path'] for error in errors})} documents")


@cache
def lines_of(path: str) -> list[str]:
    return (CORPUS / path).read_text(errors="replace").splitlines()


def key_of(error: Mapping[str, Any]) -> Key:
    """The content that a judgement is about: the path in the corpus, the text of the line, code and message."""
    lines = lines_of(error["path"])
    text = lines[error["line"] - 1].strip() if error["line"] <= len(lines) else ""
    return (error["path"], text, error["code"], error["message"])


def _lot(error: Mapping[str, Any], seed: int) -> bytes:
    """A random number that belongs to the error and the seed, so that a change elsewhere does not draw all anew."""
    return hashlib.sha256(json.dumps([seed, *key_of(error), error["line"]]).encode()).digest()


def read_judgements() -> dict[Key, dict[str, Any]]:
    rows = [json.loads(line) for line in JUDGEMENTS.read_text().splitlines()] if JUDGEMENTS.exists() else []
    return {(row["path"], row["line"], row["code"], row["message"]): row for row in rows}


def _shown(error: Mapping[str, Any], around: int) -> str:
    lines = lines_of(error["path"])
    first, last = max(0, error["line"] - 1 - around), error["line"] + around
    excerpt = "".join(
        f"  {number:4}{'>' if number == error['line'] else ' '} {line[:170]}\n"
        for number, line in enumerate(lines[first:last], first + 1)
    )
    head = f"{error['path']}:{error['line']}:{error['column']} {error['code']} {error['name']}"
    return f"{head}\n  {error['message']}\n{excerpt}"


if __name__ == "__main__":
    sys.exit(main())
