"""Breaks clean documents in ways that change what they mean, and says how many of the mutants are found, by mutator.

    .venv/bin/python bench/mutation.py                  # examples/kms and 300 clean documents of the corpus
    .venv/bin/python bench/mutation.py --missed         # print the mutants that nothing was said about

Each mutator makes one mutant of each document that has a place for it, drawn with a seed. A mutant is found where it has an
error or warning that the document had not. The places come from botocore's models read here, not from the checker:
members are those of structures (a key of a map is data), dropped options those that the model requires, and a new option
or command name is none that exists.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import command_mutators
import output_mutators
from harness.checker import check_source
from harness.checking import read_source
from harness.findings import Severity
from harness.options import Options
from harness.reading import read
from harness.rules import rule_of
from harness.text import Source
from mutants import Change, Place

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / ".corpus" / "examples"
OWN = ROOT / "examples" / "kms"
GOAL = 0.95
STATIC = Options(replay=False)


MUTATORS = (*command_mutators.MUTATORS, *output_mutators.MUTATORS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share that is found, by mutator and in all; 1 where it is under the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=300, help="how many clean documents of the corpus")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    options = parser.parse_args(arguments)
    table: dict[str, list[bool]] = defaultdict(list)
    for source in _documents(options.documents, options.seed):
        for name, change in _mutants(source, options.seed):
            is_found = bool(_told(Source(source.path, change.made_in(source.text))) - _told(source))
            table[name].append(is_found)
            if options.missed and not is_found:
                _show(source, name, change)
    return _tell(table)


def _documents(number: int, seed: int) -> Iterator[Source]:
    yield from (read_source(str(path))[0] for path in sorted(OWN.glob("*.rst")))
    taken = 0
    for path in sorted(CORPUS.rglob("*.rst"), key=lambda path: _lot(str(path.relative_to(CORPUS)), seed)):
        source = read_source(str(path))[0]
        if taken < number and not _told(source) and _places(source):
            taken += 1
            yield source
        if taken == number:
            return


def _lot(name: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed} {name}".encode()).digest()


@cache
def _told(source: Source) -> frozenset[tuple[str, str]]:
    """Each error and warning of a document, as rule and words."""
    found = (finding for finding, _ in check_source(source, STATIC).all_findings())
    return frozenset((one.name, one.message) for one in found if rule_of(one).severity is not Severity.NOTE)


def _places(source: Source) -> list[Place]:
    steps = read(source).steps
    return [
        Place(source, step)
        for step in steps
        if step.lowering.call and len(step.step.command.words) > 2 and not step.lowering.call.waiter
    ]


def _mutants(source: Source, seed: int) -> Iterator[tuple[str, Change]]:
    places = _places(source)
    for mutator in MUTATORS:
        changes = [change for place in places for change in mutator(place)]
        if changes:
            chosen = random.Random(f"{seed} {source.path} {mutator.__name__}").choice(changes)
            yield mutator.__name__.replace("_", "-"), chosen


def _show(source: Source, name: str, change: Change) -> None:
    line, _ = source.position(change.start)
    mutated = change.made_in(source.text)
    start = mutated.rfind("\n", 0, change.start) + 1
    became = mutated[start : start + 100].split("\n")[0]
    print(f"{name} {source.path}:{line}: {source.text[change.start : change.stop]!r} to {change.text!r}: {became}")


def _tell(table: dict[str, list[bool]]) -> int:
    for name, found in table.items():
        print(f"{name:28} {sum(found):5} of {len(found):5}  {sum(found) / len(found):6.1%}")
    total = [one for found in table.values() for one in found]
    print(f"{'all':28} {sum(total):5} of {len(total):5}  {sum(total) / len(total):6.1%}")
    return int(sum(total) < GOAL * len(total))


if __name__ == "__main__":
    sys.exit(main())
