"""What the commands of an example tell arranging of one of them: its own output, the others' calls and outputs, its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness.arrange import Hints, touches, whole_output
from harness.jsontext import plain, read_json
from harness.reading import ReadStep
from harness.steps import Saying

_NEAR = 100
"""Steps before and after one that are asked about it; the AWS CLI's longest example has eight."""


class Hinting:
    """A group of steps that share an account; each step's output is read once, for all takes."""

    def __init__(self, group: Sequence[ReadStep]) -> None:
        self.group = group
        self._at = {step.step.index: at for at, step in enumerate(group)}
        self._first_made = next((at for at, step in enumerate(group) if _is_made(step)), len(group))
        self._first_touching = next((at for at, step in enumerate(group) if _touches(step)), len(group))
        self._outputs = {step.step.index: _documented(step) for step in group}

    def of(self, step: ReadStep) -> Hints:
        """The hints for a step, but for what only its replay knows (`authored`, `printed`, `redoing`)."""
        at = self._at[step.step.index]
        others = [other for other in self.group[max(at - _NEAR, 0) : at + _NEAR + 1] if other is not step]
        output, is_whole = self._outputs[step.step.index]
        return Hints(
            output=output,
            is_queried=not is_whole,
            is_first=at <= self._first_made,
            is_untouched=at <= self._first_touching,
            others=tuple(other.lowering.call for other in others if other.lowering.call),
            outputs=tuple(self._outputs[other.step.index][0] for other in others if other.lowering.call),
            files={name: text.value for name, text in step.step.files.items()},
        )


def _is_made(step: ReadStep) -> bool:
    """Whether a command of the example asks the service for something: then it is as it left it, or as it showed it."""
    return step.lowering.custom is not None or step.lowering.call is not None


def _touches(step: ReadStep) -> bool:
    """Whether a command is to change what is there (those of the AWS CLI's own may)."""
    lowering = step.lowering
    return lowering.custom is not None or (lowering.call is not None and touches(lowering.call))


def _documented(step: ReadStep) -> tuple[Any, bool]:
    """What the documented output says of the reply, and whether of the whole reply (see whole_output)."""
    expectation = step.step.expectation
    if expectation.saying is not Saying.OUTPUT or expectation.text is None:
        return None, False
    value = read_json(expectation.text).value
    return whole_output(step.lowering.call, plain(value) if value is not None else None, expectation.text.value)
