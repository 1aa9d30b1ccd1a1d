"""What becomes of an output that a document does not show: it goes into a file or a word, and a later command uses it.

Nothing was compared for such a command. That it does what the reader needs is proved where a command that uses what it
gave comes out as documented; where none does, its verdict is a gap that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import basename
from typing import TYPE_CHECKING

from harness.compare.model import Comparison
from harness.findings import Fields, Verdict
from harness.shell.model import Command
from harness.steps import Saying, Step

if TYPE_CHECKING:
    from harness.account.model import Reply
    from harness.played import Played
    from harness.reading import ReadStep

UNSEEN = Comparison(Verdict.GAP, "the command succeeds, and nothing shows or uses the output that it hands on")
"""What is said at first of a command whose output the document does not show."""

_USED = Comparison(Verdict.VERIFIED, "a later command that comes out as documented uses its output", Fields())


_NOTHING = Comparison(Verdict.VERIFIED, "the command prints nothing, as documented: its output is handed on", Fields())


def handed_on(step: Step, reply: Reply, shown: Reply) -> Comparison | None:
    """What to say of an output that went into a file or a word where the document shows none; None for any other."""
    if not reply.printed.strip() or shown.printed.strip():
        return None
    return {Saying.UNSAID: UNSEEN, Saying.NO_OUTPUT: _NOTHING}.get(step.expectation.saying)


def proved(group: Sequence[ReadStep], played: Mapping[int, Played]) -> Iterator[tuple[int, Played]]:
    """The steps of a group that are verified by what later ones make of their outputs; by index, the last one first."""
    proven = {index for index, one in played.items() if _comes_out(one.comparison)}
    for at in reversed(range(len(group))):
        step = group[at].step
        if step.index not in played or played[step.index].comparison is not UNSEEN:
            continue
        users = (other.step for other in group if other.step.index > step.index and other.step.index in proven)
        if any(_uses(user, step) for user in users):
            proven.add(step.index)
            yield step.index, replace(played[step.index], comparison=_USED)


def _comes_out(comparison: Comparison | None) -> bool:
    """Whether a reply agrees with what is documented: in all of it, or in all that the emulator has of it."""
    if comparison is None or comparison.verdict is Verdict.VERIFIED:
        return comparison is not None
    fields = comparison.fields
    return comparison.verdict is Verdict.GAP and fields is not None and fields.equal > 0 and not fields.different


def _uses(user: Step, step: Step) -> bool:
    if _encloses(user.command, step.command):
        return True
    said = "\n".join(word.value for word in user.command.words)
    return any(pattern.search(said) for pattern in _carriers(step))


def _encloses(outer: Command, inner: Command) -> bool:
    return outer.span.start <= inner.span.start and inner.span.stop <= outer.span.stop


def _carriers(step: Step) -> Iterator[re.Pattern[str]]:
    """How a later command speaks of the files and variables that the step's line fills."""
    for command in step.pipeline.commands:
        for redirection in command.redirections:
            yield re.compile(rf"(?<![\w.-]){re.escape(basename(redirection.target.value))}(?![\w.-])")
        names = [assignment.name for assignment in command.assignments]
        names += [word.value.partition("=")[0] for word in command.words[1:] if command.program == "export"]
        yield from (re.compile(rf"\$(?:{name}\b|{{{name}}})") for name in names if name.isidentifier())
