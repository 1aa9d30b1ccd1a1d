"""Compares lowering with the real AWS CLI over the whole corpus: same service, operation and parameters, no false errors.

    make corpus && .venv/bin/python bench/oracle.py            # compare, print figures, exit 1 where they are not reached
    .venv/bin/python bench/oracle.py --again                   # ask the oracle even what it has answered before
    .venv/bin/python bench/oracle.py --record 300              # write the sample that the tests use

Every difference that is left is listed, with its cause, in bench/oracle-differences.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.document import decode, read_document
from harness.findings import Severity
from harness.lowering import as_json, lower
from harness.lowering.model import Lowering
from harness.rules import by_name
from harness.shell.model import Command
from harness.steps import read_steps

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / ".corpus" / "examples"
ORACLE = ROOT / ".corpus" / "oracle" / "bin" / "python"
ANSWERS = ROOT / "build" / "oracle-answers.jsonl"
KNOWN = ROOT / "bench" / "oracle-differences.json"
SAMPLE = ROOT / "tests" / "lowering" / "oracle_sample.jsonl"

FAMILIES = ("CMD", "PRM")
BEYOND = {"duplicate-option", "invalid-enum-value"}
"""Errors that the AWS CLI does not see: it takes the last of two options, and leaves enums to the service."""

REFERENCE = re.compile(r"(fileb?)://(.*)", re.DOTALL)
DROPPED = {"--profile": 1, "--cli-binary-format": 1, "--no-cli-pager": 0}
"""Options that name what is not there (a profile), or that version 1 of the AWS CLI does not know."""


@dataclass(frozen=True, slots=True)
class Case:
    """One command of the corpus: what lowering makes of it, and the command line that the oracle is given."""

    key: str
    lowering: Lowering
    argv: list[str]
    files: Mapping[str, str]

    @property
    def makes_one(self) -> bool:
        """Whether it is one of the AWS CLI's own commands that is said to make one call."""
        return self.lowering.made is not self.lowering.call

    @property
    def digest(self) -> str:
        own = ["own"] if self.makes_one else []
        asked = json.dumps([self.argv, dict(sorted(self.files.items())), *own])
        return hashlib.sha256(asked.encode()).hexdigest()[:20]

    @property
    def errors(self) -> list[str]:
        names = {finding.name: finding.message for finding in self.lowering.findings}
        rules = by_name()
        wrong = (name for name in names if rules[name].severity is Severity.ERROR and rules[name].code[:3] in FAMILIES)
        return [f"{name}: {names[name]}" for name in wrong]

    @property
    def false_errors(self) -> list[str]:
        """The errors that the AWS CLI would see too, and that therefore are none where it accepts the command."""
        strings = "invalid-json-parameter: the text of"  # of a string that only the service reads as JSON
        return [e for e in self.errors if e.partition(":")[0] not in BEYOND and not e.startswith(strings)]


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.rglob("*.rst")):
        name = path.relative_to(folder).as_posix()
        source, _ = decode(name, path.read_bytes())
        for step in read_steps(read_document(source)).steps:
            if step.command.is_aws:
                position = source.position(step.command.span.start)
                yield case(f"{name}:{position.line}:{position.column}", step.command, dict(step.files))


def case(key: str, command: Command, files: Mapping[str, Any]) -> Case:
    shown = {name: text.value for name, text in files.items()}
    argv = [shortened(word, shown) for word in kept([word.value for word in command.words[1:]])]
    return Case(key, lower(command, files), argv, shown)


def kept(words: list[str]) -> list[str]:
    found: list[str] = []
    skip = 0
    for word in words:
        if skip:
            skip -= 1
        elif word.partition("=")[0] in DROPPED:
            skip = DROPPED.get(word, 0)
        else:
            found.append(word)
    return found


def shortened(word: str, files: dict[str, str]) -> str:
    """A reference to a file by its base name; where the document does not show it, a file is made that holds the reference."""
    found = REFERENCE.match(word)
    if found is None:
        return word
    name = re.split(r"[/\\]", found[2])[-1] or "unnamed"
    alike = [known for known in files if known.lower() == name.lower()]
    if name not in files and len(alike) == 1:
        name = alike[0]
    files.setdefault(name, word)
    return f"{found[1]}://{name}"


def ask(found: list[Case], *, again: bool) -> dict[str, dict[str, Any]]:
    """The oracle's answer to each case; those of earlier runs are kept in build/, by what was asked."""
    ANSWERS.parent.mkdir(exist_ok=True)
    known = {} if again else kept_answers()
    new = {c.digest: c for c in found if c.digest not in known}
    if new:
        asked = ({"id": c.digest, "argv": c.argv, "files": c.files, "own": c.makes_one} for c in new.values())
        lines = "".join(json.dumps(one) + "\n" for one in asked)
        worker = [str(ORACLE), str(ROOT / "bench" / "oracle_worker.py")]
        with ANSWERS.open("w" if again else "a", encoding="utf-8") as answers:
            subprocess.run(worker, input=lines, text=True, stdout=answers, check=True)
        known = kept_answers()
    return {c.key: known[c.digest] for c in found if c.digest in known}


def kept_answers() -> dict[str, dict[str, Any]]:
    lines = ANSWERS.read_text(encoding="utf-8").splitlines() if ANSWERS.exists() else []
    return {answer["id"]: answer for answer in map(json.loads, lines)}


def differences(case_: Case, answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What differs, as (kind, description)."""
    status = "no-request" if answer["status"] == "accepted" and "service" not in answer else answer["status"]
    call = case_.lowering.made
    if status == "accepted" and case_.false_errors:
        yield "false-error", "; ".join(case_.false_errors)
    if status == "accepted" and call is None:
        yield "no-call", case_.lowering.skipped or "; ".join(f.message for f in case_.lowering.findings)
    if status == "accepted" and call is not None:
        yield from different_calls(case_.lowering, answer)
    if status == "rejected" and not case_.errors and not case_.lowering.missing_files:
        yield "missed-error", " ".join(answer["message"].split())[-300:]
    if status == "own" and case_.lowering.custom is None:
        yield "not-own", str(case_.errors)


def different_calls(lowering: Lowering, answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    ours = as_json(lowering)
    for member in ("service", "operation"):
        if ours[member] != answer[member]:
            yield member, f"{ours[member]} here, {answer[member]} there"
    opaque = {str(path[0]) for path in lowering.call.opaque} if lowering.call is not None else set()
    mine, theirs = ({k: v for k, v in p.items() if k not in opaque} for p in (ours["parameters"], answer["parameters"]))
    for path, here, there in unequal(mine, theirs):
        yield "parameters", f"{path}: {here!r:.80} here, {there!r:.80} there"
    paging = {name: value for name, value in answer["pagination"].items() if (name, value) != ("PageSize", 1000)}
    if answer["paginate"] and paging != ours["pagination"]:
        yield "pagination", f"{ours['pagination']} here, {paging} there"
    if answer["paginate"] != ours["paginate"]:
        yield "paginate", f"{ours['paginate']} here, {answer['paginate']} there"


def unequal(mine: Any, theirs: Any, path: str = "$") -> Iterator[tuple[str, Any, Any]]:
    if isinstance(mine, dict) and isinstance(theirs, str) and list(mine) == ["$base64"]:
        import base64

        theirs = {"$base64": base64.b64encode(theirs.encode()).decode()}  # the CLI leaves the encoding to botocore
    if isinstance(mine, dict) and isinstance(theirs, dict) and mine.keys() == theirs.keys():
        for name in mine:
            yield from unequal(mine[name], theirs[name], f"{path}.{name}")
    elif isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        for index, (left, right) in enumerate(zip(mine, theirs, strict=True)):
            yield from unequal(left, right, f"{path}[{index}]")
    elif mine != theirs or isinstance(mine, bool) is not isinstance(theirs, bool):
        yield path, mine, theirs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--again", action="store_true", help="ask the oracle everything anew")
    parser.add_argument("--record", type=int, default=0)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    found = list(cases(CORPUS))
    answers = ask(found, again=options.again)
    if options.record:
        write_sample(found, answers, options.record)
    return report(found, answers, verbose=options.verbose)


def report(found: list[Case], answers: dict[str, dict[str, Any]], *, verbose: bool) -> int:
    known = json.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else {}
    listed = [(c.key, kind, what) for c in found if c.key in answers for kind, what in differences(c, answers[c.key])]
    new = [row for row in listed if row[0] not in known]
    for key, kind, what in listed if verbose else new:
        print(f"{kind:13} {key}  {what}")
    accepted = {key for key, answer in answers.items() if answer["status"] == "accepted"}
    differing = {key for key, kind, _ in listed if key in accepted and kind != "false-error"}
    false = {key for key, kind, _ in listed if kind == "false-error"}
    share = 1 - len(differing) / max(len(accepted), 1)
    print(Counter(answer["status"] for answer in answers.values()), Counter(kind for _, kind, _ in listed))
    print(
        f"{len(accepted)} commands accepted by the oracle; the call is the same for {share:.2%}; false errors: {len(false)}"
    )
    stale = sorted(set(known) - {key for key, _, _ in listed})
    if stale:
        print("listed as different, and are not:", *stale, sep="\n  ")
    return 1 if new or stale or share < 0.995 or false else 0


def write_sample(found: list[Case], answers: dict[str, dict[str, Any]], count: int) -> None:
    """A seeded sample of the cases on which both agree, one command of each service first."""
    agreed = [c for c in found if c.key in answers and not list(differences(c, answers[c.key]))]
    agreed = [
        c for c in agreed if answers[c.key]["status"] in ("accepted", "rejected") and not c.lowering.missing_files
    ]
    random.Random(1).shuffle(agreed)
    firsts: dict[str, Case] = {}
    for c in agreed:
        firsts.setdefault(c.key.partition("/")[0], c)
    rest = [c for c in agreed if firsts[c.key.partition("/")[0]] is not c]
    chosen = sorted([*firsts.values(), *rest][:count], key=lambda c: c.key)
    rows = [json.dumps({"argv": c.argv, "files": c.files} | trimmed(answers[c.key])) for c in chosen]
    SAMPLE.write_text("\n".join(rows) + "\n", encoding="utf-8")


def trimmed(answer: dict[str, Any]) -> dict[str, Any]:
    members = ("id", "status", "service", "operation", "parameters", "pagination", "paginate")
    return {name: answer[name] for name in members if name in answer}


if __name__ == "__main__":
    sys.exit(main())
