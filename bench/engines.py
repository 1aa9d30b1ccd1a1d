"""Replays a sample of steps in process and with the real AWS CLI, and prints where they differ, by cause.

    python bench/engines.py [--steps 300] [--seed 1] [--show] [--aws .corpus/oracle/bin/aws]

Both engines have the same seed, clock and emulator, so that what they print should be the same to the byte. What
differs for all that is counted by its cause; a difference in *rendering* is a fault of harness/render.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / ".corpus" / "examples", ROOT / "examples" / "kms")

_GENERATED = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}|[A-Za-z0-9+/_]{40,}={0,2}|\b[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,}\b|\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b"
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b|\bip-\d+-\d+-\d+-\d+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\b1[67]\d{8}(?:\.\d+)?\b"
    r"|\b(?=[A-Z0-9]*\d)[A-Z0-9]{10,}\b|\b(?=[0-9A-Za-z]*\d)[0-9A-Za-z]{10,}\b"
)
"""What an emulator draws: ids, keys, addresses, times."""
_ADDRESS = re.compile(r"https?://[\w.:-]+")


@dataclass(frozen=True)
class Pair:
    """One step, with what each engine made of it."""

    place: str
    command: str
    verdicts: tuple[str, str]
    replies: tuple[Any, Any]

    @property
    def cause(self) -> str:
        """Why the two differ ("": they do not)."""
        here, there = self.replies
        if here is None or there is None:
            return "" if here is there else "made by one engine alone"
        if not (here.succeeded and there.succeeded):
            return self._failure(here, there)
        if here.printed == there.printed:
            return "" if self.verdicts[0] == self.verdicts[1] else "same output, another verdict"
        if _masked(here.printed) == _masked(there.printed):
            return "generated values or times alone"
        if _addressless(here.printed) == _addressless(there.printed):
            return "the emulator's own address in URLs"
        if here.data != there.data and _form(here.printed) == _form(there.printed):
            return "the same form with other values: drawn, or arranged"
        return "rendering or reply"

    def _failure(self, here: Any, there: Any) -> str:
        if _told(here).strip() == _told(there).strip():
            return ""
        if there.error is not None and "Could not connect" in there.error.text:
            return "a name before the loopback's host, which is no host"
        if there.error is not None and "500 Internal Server Error" in there.error.text:
            return "" if here.failure is not None else "the emulator fails behind the socket alone"
        if there.error is not None and there.error.code == "AwsCliError":
            if self.verdicts == ("wrong", "wrong"):
                return "the AWS CLI itself refuses what is an error of the document here"
            return "" if here.error is not None and here.error.status == 0 else "the AWS CLI itself refuses"
        if there.failure is not None and there.failure.kind == "deadline" and "Waiter" in _told(here):
            return "a waiter waits by the clock on the wall there, and ends at its deadline"
        if here.succeeded or there.succeeded:
            return "refused through the socket alone" if here.succeeded else "refused in process alone"
        codes = [reply.error.code if reply.error else reply.failure.kind for reply in (here, there)]
        return "" if codes[0] == codes[1] else "both fail, with other errors"


def _masked(printed: str) -> str:
    return _GENERATED.sub("_", printed)


def _addressless(printed: str) -> str:
    return _ADDRESS.sub("_", _masked(printed))


def _form(printed: str) -> Any:
    """What is left of an output without its values: of JSON the keys, types and layout, else the words in each line."""
    try:
        return _keys(json.loads(printed)), re.sub(r'"[^"]*"(?=,?$)|-?\d[\d.e+-]*', "_", printed, flags=re.MULTILINE)
    except ValueError:
        return [len(line.split()) for line in printed.splitlines()]


def _keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _keys(item) for key, item in value.items()}
    return [_keys(item) for item in value] if isinstance(value, list) else type(value).__name__


def pairs_of(path: str, engine: Any) -> Iterator[Pair]:
    """Every step of a document that either engine made."""
    from harness.checking import read_source
    from harness.judging import judged
    from harness.options import Options
    from harness.reading import read
    from harness.replay import replay

    document = read(read_source(path)[0])
    if not any(step.lowering.call for step in document.steps):
        return
    runs = [replay(document), replay(document, engine)]
    results = [judged(document, run, Options()) for run in runs]
    for place, step in enumerate(document.steps):
        index = step.step.index
        if step.lowering.call is not None and any(index in run for run in runs):
            verdicts = [result.steps[place].judgement.verdict.value for result in results]
            found = [run[index].performance if index in run else None for run in runs]
            replies = [one.reply if one is not None else None for one in found]
            yield Pair(
                f"{path}#{index}", results[0].steps[place].command, (verdicts[0], verdicts[1]), (replies[0], replies[1])
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print both replies of each step that differs")
    parser.add_argument("--aws", default=str(ROOT / ".corpus" / "oracle" / "bin" / "aws"))
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long")
    options = parser.parse_args()
    os.environ.setdefault("HARNESS_AWS", options.aws)
    pairs = list(_drawn(options))
    _print(pairs, options.show)
    return 0


def _drawn(options: argparse.Namespace) -> Iterator[Pair]:
    from harness.engines.aws_cli import aws_cli

    engine, begun, count = aws_cli(), time.monotonic(), 0
    paths = sorted(str(path.relative_to(ROOT)) for folder in FOLDERS for path in folder.glob("**/*.rst"))
    random.Random(options.seed).shuffle(paths)
    for path in paths:
        for pair in pairs_of(path, engine):
            count += 1
            if pair.cause:  # told at once: the whole takes an hour on a busy machine
                print(f"{pair.cause}: {pair.place} {'/'.join(pair.verdicts)}", file=sys.stderr, flush=True)
            yield pair
        if count >= options.steps or time.monotonic() - begun > options.minutes * 60:
            return


def _print(pairs: list[Pair], is_shown: bool) -> None:
    agree = sum(pair.verdicts[0] == pair.verdicts[1] for pair in pairs)
    made = [pair for pair in pairs if all(reply is not None and reply.succeeded for reply in pair.replies)]
    equal = sum(pair.replies[0].printed == pair.replies[1].printed for pair in made)
    print(f"{len(pairs)} steps: {agree} with the same verdict; {len(made)} made by both, {equal} print the same bytes")
    for cause, count in Counter(pair.cause for pair in pairs if pair.cause).most_common():
        print(f"\n{count:4} {cause}")
        for pair in (pair for pair in pairs if pair.cause == cause):
            print(f"     {pair.place}  {' / '.join(pair.verdicts)}  {pair.command[:90]}")
            if is_shown:
                print("".join(f"         {line}\n" for line in _difference(pair)), end="")


def _difference(pair: Pair) -> list[str]:
    texts = [_told(reply) for reply in pair.replies]
    return list(difflib.unified_diff(*(text.splitlines() for text in texts), "in process", "aws", lineterm="", n=1))[
        :30
    ]


def _told(reply: Any) -> str:
    if reply is None:
        return ""
    if reply.error is not None:
        return str(reply.error.printed)
    return str(reply.printed) if reply.failure is None else f"{reply.failure.kind}: {reply.failure.message}"


if __name__ == "__main__":
    sys.exit(main())
