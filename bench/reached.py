"""How many commands reach the account, and how many are verified: by service, with what stopped the rest counted.

    python bench/reached.py .corpus/examples [service ...] [--jobs 2] [--slowest 10] [--save FILE]

A step counts as implemented where the emulator has its operation, and as reached where its call succeeded, or where it
was refused and the document shows an error. `--save` keeps one JSON object a step (path, line, reached, reason).

What was not reached is told apart. It is the author's where botocore refuses the parameters or the `--query`, and the error
is told; the emulator's where it crashed, or has no answer; and ours else: something was to be arranged. A crash may be for
want of something that was to be arranged, too, and an emulator may refuse what a service takes: both shares are printed, of
all that is implemented and without the first two.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

_PARTICULAR = re.compile(r"arn:\S+|'[^']*'|\"[^\"]*\"|\b[0-9a-zA-Z-]*\d[0-9a-zA-Z-]*\b")


def steps_of(path: str) -> list[dict[str, Any]]:
    """One record for each step of a document whose operation the emulator has."""
    from harness.checking import read_source
    from harness.judging import judged
    from harness.options import Options
    from harness.reading import read
    from harness.replay import replay

    begun = time.perf_counter()
    document = read(read_source(path)[0])
    try:
        played = replay(document)
    except Exception as error:  # a fault of ours is told beside the figures
        return [
            {
                "path": path,
                "service": Path(path).parent.name,
                "reached": False,
                "saying": "",
                "verdict": "",
                "calls": 0,
                "whose": "ours",
                "reason": f"the harness failed: {error!r}",
                "seconds": 0.0,
            }
        ]
    result = judged(document, played, Options())
    seconds = round(time.perf_counter() - begun, 3)
    found = []
    for step, judgement in zip(document.steps, (step.judgement for step in result.steps), strict=True):
        one = played.get(step.step.index)
        if one is not None:
            found.append(_record(path, step, one, judgement, seconds))
    return found


def _record(path: str, step: Any, one: Any, judgement: Any, seconds: float) -> dict[str, Any]:
    performance = one.performance
    is_reached = performance.reply.succeeded or one.comparison is not None
    return {
        "path": path,
        "step": step.step.index,
        "service": step.lowering.service or "",
        "operation": performance.reply.call.operation,
        "reached": is_reached,
        "saying": step.step.expectation.saying.value,
        "verdict": judgement.verdict.value,
        "reason": _reason(performance.reply),
        "whose": "" if is_reached else _whose(judgement, performance.reply),
        "calls": len(performance.created) + len(performance.attempts),
        "seconds": seconds,
    }


def _whose(judgement: Any, reply: Any) -> str:
    """Who is to mend that a step was not reached."""
    is_refused_unasked = reply.error is not None and not reply.error.status and reply.error.code != "WaiterError"
    if is_refused_unasked and judgement.verdict.value == "wrong":
        return "author"
    return "emulator" if reply.failure is not None else "ours"


def _reason(reply: Any) -> str:
    if reply.failure is not None:
        return f"{reply.failure.kind}: {reply.failure.message}"
    return f"{reply.error.code}: {reply.error.message}" if reply.error is not None else ""


def documents(corpus: Path, services: list[str]) -> Iterator[str]:
    for service in services or sorted(folder.name for folder in corpus.iterdir() if folder.is_dir()):
        yield from sorted(str(path) for path in (corpus / service).glob("**/*.rst"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("services", nargs="*")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--slowest", type=int, default=0, help="list the documents that took longest")
    parser.add_argument("--reasons", type=int, default=40, help="how many reasons to list")
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    begun = time.perf_counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        found = [step for steps in pool.map(steps_of, documents(options.corpus, options.services)) for step in steps]
    _print_shares(found)
    _print_depth(found)
    _print_rest(found)
    _print_reasons(found, options.reasons)
    slow = {step["path"]: step["seconds"] for step in found}
    for path, seconds in sorted(slow.items(), key=lambda item: -item[1])[: options.slowest]:
        print(f"{seconds:7.1f} s {path}")
    print(f"{time.perf_counter() - begun:.0f} s with {options.jobs} jobs")
    if options.save:
        options.save.write_text("".join(json.dumps(step) + "\n" for step in found))


def _print_shares(found: list[dict[str, Any]]) -> None:
    implemented = Counter(step["service"] for step in found)
    reached = Counter(step["service"] for step in found if step["reached"])
    verified = Counter(step["service"] for step in found if step["verdict"] == "verified")
    for service in sorted(implemented):
        _print_share(service, implemented[service], reached[service], verified[service])
    _print_share("all", implemented.total(), reached.total(), verified.total())


def _print_share(service: str, implemented: int, reached: int, verified: int) -> None:
    share, depth = reached / max(implemented, 1), verified / max(reached, 1)
    print(f"{service:28} {reached:4} of {implemented:4} reached {share:6.1%}, verified {verified:4} {depth:6.1%}")


def _print_depth(found: list[dict[str, Any]]) -> None:
    """The verdicts of what was reached, and the share verified of what can be: an output is told of, and has no error."""
    reached = [step for step in found if step["reached"]]
    silent = sum(step["saying"] == "unsaid" and step["verdict"] != "verified" for step in reached)
    verdicts = Counter(step["verdict"] for step in reached)
    told = len(reached) - silent - verdicts["wrong"]
    print(
        f"of {len(reached)} reached: {', '.join(f'{count} {verdict}' for verdict, count in verdicts.most_common())};"
        f" {silent} document no output; verified of those that do and are not wrong: {verdicts['verified']} of {told}"
        f" {verdicts['verified'] / max(told, 1):6.1%}"
    )


def _print_rest(found: list[dict[str, Any]]) -> None:
    """Whose the steps are that were not reached, and the share without those that nothing of ours can reach."""
    rest = Counter(step["whose"] for step in found if not step["reached"])
    reached, answerable = len(found) - rest.total(), len(found) - rest["author"] - rest["emulator"]
    print(
        f"not reached {rest.total()}: {rest['author']} refused unasked for an error that is told, {rest['emulator']} where the"
        f" emulator failed, {rest['ours']} to arrange"
    )
    print(f"without the first two: {reached} of {answerable} reached {reached / max(answerable, 1):6.1%}")


def _print_reasons(found: list[dict[str, Any]], most: int) -> None:
    rest = Counter(
        f"{step['service']}: {_PARTICULAR.sub('_', step['reason'])[:110]}" for step in found if not step["reached"]
    )
    for reason, count in rest.most_common(most):
        print(f"{count:4} {reason}")


if __name__ == "__main__":
    main()
