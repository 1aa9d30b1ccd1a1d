"""Measures whether the verdicts of a replay can be trusted: judged errors and verified steps, mutants, renamed ids.

    .venv/bin/harness check --format json --jobs 1 --output-file report.json .corpus/examples/sns ...
    .venv/bin/python bench/trust.py judged report.json           # 100 errors and 100 verified steps, by the judgements
    .venv/bin/python bench/trust.py judged report.json --show    # the same, each with its excerpt, to be judged
    .venv/bin/python bench/trust.py mutants report.json          # 300 verified steps, one echoed value changed in each
    .venv/bin/python bench/trust.py binding report.json          # ids renamed everywhere, and in one place alone

A judgement is a line of bench/trust-judgements.jsonl, keyed by content: path, the source line, code (`verified` for a step)
and message. An error is true where the document contradicts itself or what the service is known to say; a verified step is
true where something was compared (or nothing is printed, as documented) and nothing in it contradicts itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from trust_mutants import Mutant, Row, echoed_by, mutant_of, values_of

ROOT = Path(__file__).resolve().parent.parent
JUDGEMENTS = ROOT / "bench" / "trust-judgements.jsonl"
GOALS = {"errors": 0.95, "verified": 1.0, "mutants": 0.98, "together": 1.0, "alone": 1.0}
_ID = re.compile(
    r"(?<![A-Za-z0-9_-])(?:[0-9a-f]{8}(?:-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}|[a-z]{2,12}-[0-9a-f]{8,17})(?![A-Za-z0-9_-])"
)
_ARN = re.compile(r"arn:aws[\w-]*:([\w-]+):[\w-]*:([1-8]\d{11}):[^\"\s]*")
_ACCOUNT = re.compile(r"(?<![\w.-])[1-8]\d{11}(?![\w.-])")
Key = tuple[str, str, str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a goal is not reached or something drawn has no judgement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("judged", "mutants", "binding"))
    parser.add_argument("report", type=Path, help="a report in JSON of a replayed corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, help="how many (100 judged, 300 mutants, 200 documents)")
    parser.add_argument("--only", choices=("errors", "verified"), help="only these of the judged")
    parser.add_argument("--show", action="store_true", help="print each of them")
    options = parser.parse_args(arguments)
    report = json.loads(options.report.read_text())
    measure = {"judged": judge, "mutants": mutate, "binding": rename}[options.what]
    return int(not measure(report, options))


def _reached(what: str, good: int, count: int) -> bool:
    share = good / count if count else 1.0
    print(f"{what}: {good} of {count} ({share:.1%}), goal {GOALS[what]:.0%}")
    return share >= GOALS[what]


# Judged by reading


def judge(report: Row, options: argparse.Namespace) -> bool:
    """Draw errors that come from replay and verified steps; count those that were judged to be true."""
    errors = [row for row in report["findings"] if row["severity"] == "error" and row["code"].startswith("OUT2")]
    verified = [
        {**row, "code": "verified", "message": row["command"]}
        for row in report["steps"]
        if row["verdict"] == "verified"
    ]
    is_good = True
    for what, rows in (("errors", errors), ("verified", verified)):
        if options.only in (None, what):
            is_good &= _judged(what, rows, options)
    return is_good


def _judged(what: str, rows: Sequence[Row], options: argparse.Namespace) -> bool:
    drawn = sorted(_drawn(rows, options.seed, options.draw or 100), key=lambda row: (row["path"], row["line"]))
    known = read_judgements()
    for row in drawn:
        if options.show or key_of(row) not in known:
            print(_shown(row))
    judged = [known[key_of(row)] for row in drawn if key_of(row) in known]
    print(f"{what}: {len(rows)} in all, {len(drawn)} drawn, {len(drawn) - len(judged)} not judged")
    return _reached(what, sum(row["true"] for row in judged), len(judged)) and len(judged) == len(drawn)


def _drawn(rows: Sequence[Row], seed: int, count: int) -> list[Row]:
    """By a number that belongs to each row's content, so that a change elsewhere does not draw all anew."""
    return sorted(rows, key=lambda row: hashlib.sha256(json.dumps([seed, *key_of(row)]).encode()).digest())[:count]


@cache
def lines_of(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()


def key_of(row: Row) -> Key:
    """The content that a judgement is about."""
    lines = lines_of(row["path"])
    text = lines[row["line"] - 1].strip() if row["line"] <= len(lines) else ""
    return (row["path"].rpartition("examples/")[2], text, row["code"], row["message"])


def read_judgements() -> dict[Key, Row]:
    rows = [json.loads(line) for line in JUDGEMENTS.read_text().splitlines()] if JUDGEMENTS.exists() else []
    return {(row["path"], row["line"], row["code"], row["message"]): row for row in rows}


def _shown(row: Row) -> str:
    """An excerpt from the command on, with the error's line marked."""
    lines = lines_of(row["path"])
    first = max(0, min(row.get("step_line") or row["line"], row["line"]) - 3)
    last = min(len(lines), max(row["line"] + 6, first + (45 if row["code"] == "verified" else 0)))
    excerpt = "\n".join(
        f"  {number:4}{'>' if number == row['line'] else ' '} {line[:150]}"
        for number, line in enumerate(lines[first:last], first + 1)
        if line.strip()
    )
    counted = json.dumps(row.get("fields"))
    return f"\n{row['path']}:{row['line']} {row['code']}\n  {row['message'][:300]}\n  {counted}\n{excerpt}"


# Mutants


def mutate(report: Row, options: argparse.Namespace) -> bool:
    """Change one value of each drawn step that its command gives; it must not be verified any more."""
    good = count = 0
    for row in _drawn([{**row, **_AS_STEP} for row in _verified(report)], options.seed, 10_000):
        mutant = mutant_of(row)
        if mutant is None:
            continue
        count += 1
        verdict, is_right = _verdict_of(row, mutant)
        good += is_right
        if not is_right or options.show:
            print(f"{row['path']}:{row['line']} {verdict}: {mutant.told}", flush=True)
        if count == (options.draw or 300):
            break
    return _reached("mutants", good, count)


_AS_STEP = {"code": "verified", "message": ""}


def _verified(report: Row) -> list[Row]:
    return [row for row in report["steps"] if row["verdict"] == "verified" and (row["fields"] or {}).get("documented")]


def _verdict_of(row: Row, mutant: Mutant) -> tuple[str, bool]:
    for line, verdict in _verdicts(row["path"], mutant.text):
        if line == row["line"]:
            return verdict, verdict != "verified"
    return "gone", True


def _verdicts(path: str, text: str) -> list[tuple[int, str]]:
    from harness.checker import check_source
    from harness.text import Source

    result = check_source(Source(path, text))
    return [(result.source.position(step.span.start).line, step.judgement.verdict.value) for step in result.steps]


# Binding


def rename(report: Row, options: argparse.Namespace) -> bool:
    """Rename each document's ids and accounts everywhere (verdicts stay), and one id in one place alone (one must fall)."""
    paths = sorted({row["path"] for row in _verified(report)})
    lots: Callable[[str], bytes] = lambda path: hashlib.sha256(f"{options.seed}{path}".encode()).digest()  # noqa: E731
    kept = documents = fell = places = 0
    for path in sorted(paths, key=lots):
        text = Path(path).read_bytes().decode("utf-8", "replace")
        if _ID.search(text) is None and _ACCOUNT.search(text) is None:
            continue
        before = _verdicts(path, text)
        after = _verdicts(path, _renamed(text))
        documents += 1
        kept += before == after
        if before != after:
            print(f"{path}: {before} became {after}", flush=True)
        for fallen in _alone(path, text, before):
            places += 1
            fell += fallen
        if documents == (options.draw or 200):
            break
    is_kept = _reached("together", kept, documents)
    return _reached("alone", fell, places) and is_kept


def _renamed(text: str) -> str:
    """Every id and account that stands alone somewhere gets another name, wherever it stands (`fleet-` before it, too)."""
    names = {match[0] for pattern in (_ID, _ACCOUNT) for match in pattern.finditer(text)}
    either = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
    return either.sub(lambda match: _other(match[0]), text) if names else text


def _other(name: str) -> str:
    """Another id of the same form, and another one for each."""
    head, dash, tail = name.rpartition("-")
    turned = tail.translate(str.maketrans("0123456789abcdef", "1234567890bcdefa"))
    return head + dash + turned


def _alone(path: str, text: str, before: list[tuple[int, str]]) -> Iterator[bool]:
    """In the output of each verified step, rename the last id and the last account that were met before, each alone."""
    from harness.checking import read_source
    from harness.reading import read

    verified = {line for line, verdict in before if verdict == "verified"}
    source, _ = read_source(path)
    seen: dict[object, str] = {}
    document = read(source)
    for one in document.steps:
        step = one.step
        shown, line = step.expectation.text, source.position(step.command.span.start).line
        known = seen.get(step.example.span, "") + "\n" + text[slice(*step.command.span)]
        output = text[slice(*shown.span())] if shown is not None else ""
        seen[step.example.span] = f"{known}\n{output}"
        if line not in verified or shown is None:
            continue
        ids = [match for match in _ID.finditer(output) if match[0] in f"{known}\n{output[: match.start()]}"]
        places = [ids[-1].span()] if ids and _is_one_thing(document, one, ids[-1][0]) else []
        for start, stop in (*places, *_account_again(document, one, output)):
            start, stop = shown.span().start + start, shown.span().start + stop
            renamed = text[:start] + _other(text[start:stop]) + text[stop:]
            verdict = dict(_verdicts(path, renamed)).get(line)
            if verdict == "verified":
                print(f"{path}:{line} still verified with another {text[start:stop]}", flush=True)
            yield verdict != "verified"


def _account_again(document: Any, one: Any, output: str) -> Iterator[tuple[int, int]]:
    """The account of the last ARN of a service of which the output has another ARN in that account before.

    What was given to the service does not count: it may lie in an account of somebody else.
    """
    from harness.replay import replay

    found = list(_ARN.finditer(output))
    again = [arn for at, arn in enumerate(found) if arn.groups() in [other.groups() for other in found[:at]]]
    played = replay(document).get(one.step.index) if again else None
    if played is not None:
        made = [played.performance.reply.call, *(created.call for created in played.performance.created)]
        given = json.dumps([dict(call.parameters) for call in made], default=str)
        yield from (arn.span(2) for arn in again[-1:] if arn[0] not in given)


def _is_one_thing(document: Any, one: Any, name: str) -> bool:
    """Whether an id of the call's own is what its output shows: placeholders may be the same for two things."""
    given = one.lowering.call is not None and name in set(values_of(dict(one.lowering.call.parameters)))
    from harness.replay import replay

    played = replay(document).get(one.step.index) if given else None
    return not given or (played is not None and any(name in str(value) for value, _ in echoed_by(played)))


if __name__ == "__main__":
    sys.exit(main())
