"""Gives each command what the document says it prints: a block, a sentence, an error, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from harness.document import wording
from harness.document.model import Block, Role
from harness.findings import Finding, Related
from harness.steps.files import base_name
from harness.steps.model import Expectation, Saying
from harness.steps.turns import Turn
from harness.text import Text

_CONDITION = re.compile(r"\b(?:if|when|unless|once|otherwise|on\s+success)\b", re.IGNORECASE)

_OF_THE_COMMAND = re.compile(r"(?:this|the)\s+(?:example\s+)?command\b|it\b", re.IGNORECASE)


def pair(turns: Sequence[Turn]) -> list[Finding]:
    """Set the expectations of an example's turns; what contradicts itself is a finding."""
    findings: list[Finding] = []
    for turn in turns:
        turn.expectation = _expectation(turn)
        _show_transcript(turn)
        findings += _both_ways(turn)
    for at in range(1, len(turns)):
        _join(turns, at)
    return findings


def _expectation(turn: Turn) -> Expectation:
    """The first usual output, else a promise of none, else a documented error."""
    found = [_of_block(block) for block in turn.outputs if not _is_of_another(block, turn)]
    if turn.glued is not None and turn.glued.role is Role.OUTPUT:
        found.insert(0, replace(_of_block(turn.glued), block=None))
    found += [Expectation(Saying.NO_OUTPUT, span=said.span) for said in (*turn.after, *turn.before)]
    ranked = sorted(found, key=lambda expectation: _RANK[expectation.saying]) or [Expectation()]
    others = tuple(other for other in ranked[1:] if other.block is not None)
    return replace(ranked[0], others=others, written={base_name(block.name): block.text for block in turn.written})


def _is_of_another(block: Block, turn: Turn) -> bool:
    """Whether a block is introduced as the output of another command than the one before it."""
    said = wording.OUTPUT_OF.search(" ".join(wording.sentences(block.intro)[-1:]))
    return said is not None and bool(turn.commands) and said["name"] not in (word.lower() for word in _name(turn))


_RANK = {Saying.OUTPUT: 0, Saying.NO_OUTPUT: 1, Saying.ERROR: 2, Saying.UNSAID: 3}


def _of_block(block: Block) -> Expectation:
    return _of_text(block.text, block)


def _of_text(text: Text, block: Block | None) -> Expectation:
    stripped = text.value.strip()
    if wording.NOTHING.fullmatch(stripped):
        return Expectation(Saying.NO_OUTPUT, span=text.span(), block=block)
    saying = Saying.ERROR if wording.ERROR.match(stripped) else Saying.OUTPUT
    return Expectation(saying, text, text.span(), block)


def _show_transcript(turn: Turn) -> None:
    for pipeline, command in turn.commands[:-1]:
        if pipeline.output is not None and command is pipeline.commands[-1]:
            turn.shown[command.span.start] = _of_text(pipeline.output, None)


def _both_ways(turn: Turn) -> Iterator[Finding]:
    shown = turn.expectation
    if shown.saying is not Saying.OUTPUT or shown.span is None:
        return
    for said in (*turn.before, *turn.after):
        if _OF_THE_COMMAND.match(said.text) and not _CONDITION.search(said.text):
            yield Finding(
                "output-both-ways",
                said.span,
                "the text says that there is no output, and an output is shown",
                help="Remove the sentence, or the output",
                related=(Related(shown.span, "the output is shown here"),),
            )


def _join(turns: Sequence[Turn], at: int) -> None:
    """Take a turn for another shell's version of the one before: they share what is said of either."""
    turn, before = turns[at], turns[at - 1]
    if not _is_alternative(before, turn):
        return
    turn.like = at - 1 if before.like is None else before.like
    silent = [one for one in (before, turn) if one.expectation.saying is Saying.UNSAID]
    told = next((one for one in (turn, before) if one.expectation.saying is not Saying.UNSAID), None)
    for one in silent if told is not None else ():
        one.expectation = told.expectation if told else one.expectation


def _is_alternative(before: Turn, turn: Turn) -> bool:
    if not (before.commands and turn.commands) or _name(before) != _name(turn):
        return False
    names = before.block.variant, turn.block.variant
    return names[0] != names[1] and (all(names) or before.block.shell is not turn.block.shell)


def _name(turn: Turn) -> list[str]:
    """`aws`, the service and the operation of a block's last command."""
    words = [word.value for word in turn.commands[-1][1].words if not word.value.startswith("-")]
    return words[:3]
