"""One take of an example: its steps made one after the other in an account, each compared with what is documented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.account import Account
from harness.account.model import Performance, Reply
from harness.arrange import Authored, Hints, Redoing, perform, to_redo
from harness.bindings import Bindings
from harness.carrying import handed_on
from harness.compare import compare, compare_own
from harness.compare.model import Evidence
from harness.compare.probing import Change
from harness.custom import Scene, is_replayed, play, printed_of
from harness.filters import around, flow, is_plain
from harness.findings import Verdict
from harness.hinting import Hinting
from harness.lowering import lower
from harness.lowering.model import Call, Custom, Lowering
from harness.played import Played
from harness.reading import ReadStep
from harness.steps import Saying
from harness.surroundings import Surroundings
from harness.text import Text


class Take:
    """One replay of a group of steps in one account: bindings and files grow from step to step."""

    def __init__(
        self,
        account: Account,
        hinting: Hinting,
        said: tuple[Authored, ...],
        again: Mapping[int, Redoing] | None = None,
        change: Change | None = None,
    ) -> None:
        self.account = account
        self.hinting = hinting
        self.group = hinting.group
        self.said = self._said = said
        self.again = again or {}  # by the step's index
        self._change = change
        self._hints: dict[int, Hints] = {}
        self.bindings = Bindings()
        self.files: dict[str, bytes] = {}
        self.surroundings = Surroundings(self.files)
        self.played: dict[int, Played] = {}
        self.evidence: dict[int, Evidence] = {}
        self.shown: dict[int, Reply] = {}

    def run(self, until: int | None = None) -> None:
        for step in self.group:
            if until is not None and step.step.index > until:
                return
            played = self._played(step, self._lowered(step))
            if played is not None:
                self.played[step.step.index] = played

    @property
    def verified(self) -> frozenset[int]:
        """The steps that agree with their documents, by index."""
        found = ((index, played.comparison) for index, played in self.played.items())
        return frozenset(index for index, comparison in found if comparison and comparison.verdict is Verdict.VERIFIED)

    def is_nearer_than(self, other: Take) -> bool:
        """Whether more steps agree, or as many with less that differs: what is generated is told from that by a twin only."""
        if self.verified != other.verified:
            return self.verified > other.verified
        return self._count_of_differences() < other._count_of_differences()

    def _count_of_differences(self) -> tuple[int, int]:
        """How many steps could not be compared, and how many values differ in the others."""
        compared = [played.comparison for played in self.played.values() if played.comparison is not None]
        return len(self.played) - len(compared), sum(len(comparison.differences) for comparison in compared)

    def redoings(self) -> Mapping[int, Redoing]:
        """What to arrange otherwise for the steps that do not agree, by index."""
        found = {}
        for index, hints in self._hints.items():
            played, call = self.played.get(index), self.evidence[index].calls[-1]
            if played and index not in self.verified:
                found[index] = to_redo(self.account, hints, played.performance, self.bindings, call)
        return {index: one for index, one in found.items() if one}

    def _played(self, step: ReadStep, lowering: Lowering) -> Played | None:
        """The step, made in the account; None where it is no command that the account has."""
        custom = lowering.custom
        call = lowering.made
        if custom is not None and call is None and is_replayed(lowering):
            return self._doubted(step) or self._play_custom(step, custom)
        if call is not None and self.account.implements(call.service, call.operation):
            return self._doubted(step) or self._play(step, call, custom)
        return None

    def _doubted(self, step: ReadStep) -> Played | None:
        doubt = self.surroundings.doubt(step.step.command)
        nothing = Performance(Reply(Call("", "", {}, step.step.command.span)))
        return Played(nothing, untold=doubt) if doubt else None

    def settle(self, index: int, twin: Take) -> None:
        """Compare a step again, now that its twin is known."""
        if index not in twin.shown:
            return
        self.compare_again(index, twin=twin.shown[index], twin_bindings=twin.bindings)

    def compare_again(self, index: int, **known: Any) -> None:
        """Compare a step once more, with what is known now (fields of Evidence)."""
        step = next(step for step in self.group if step.step.index == index)
        evidence = self.evidence[index] = replace(self.evidence[index], **known)
        settled = compare(step.step.expectation, self.shown[index], self.bindings, evidence)
        self.played[index] = replace(self.played[index], comparison=settled, evidence=evidence)

    def _lowered(self, step: ReadStep) -> Lowering:
        """What the step lowers to; again, where a word or a file of it is known only now."""
        self.surroundings.reach(step.step.block, step.step.command)
        command = self.surroundings.expanded(step.step.command)
        if command is step.step.command and not self._reads_written(step):
            return step.lowering
        place = step.step.command.span.start
        written = {name: Text.at(data.decode("utf-8", "surrogateescape"), place) for name, data in self.files.items()}
        lowered = lower(command, {**step.step.files, **written})
        return lowered if lowered.call or lowered.custom else step.lowering

    def _reads_written(self, step: ReadStep) -> bool:
        return any(word.value.endswith(f"://{name}") for word in step.step.command.words for name in self.files)

    def _play(self, step: ReadStep, call: Call, custom: Custom | None = None) -> Played:
        call = self._change.applied(len(self.evidence), call) if self._change else call
        original = self.played.get(step.step.alternative_to) if step.step.alternative_to is not None else None
        is_made = original is not None and bool(original.performance.reply.call.service)
        performance = original.performance if original and is_made else self._perform(step, call)
        if custom is not None:
            performance = replace(performance, reply=printed_of(custom, performance.reply))
        self._remember(step, call, performance)
        if performance.reply.failure or (performance.reply.error and step.step.expectation.saying is not Saying.ERROR):
            return Played(performance, bindings=self.bindings)
        return self._compared(step, performance)

    def _play_custom(self, step: ReadStep, custom: Custom) -> Played:
        """A command of the AWS CLI's own, made and compared with what is documented."""
        expectation = step.step.expectation
        output = expectation.text if expectation.saying is Saying.OUTPUT else None
        is_arranged = expectation.saying is not Saying.ERROR
        is_unsaid = expectation.saying is Saying.UNSAID
        given = self.surroundings.given_to(step.step.command, step.step.pipeline)
        scene = Scene(output, step.step.files, self.files, step.step.command.span, is_unsaid, is_arranged, given)
        outcome = play(self.account, custom, scene)
        performance = outcome.performance
        if outcome.untold or performance.reply.failure or (performance.reply.error and is_arranged):
            return Played(performance, untold=outcome.untold)
        shown = self._shown(step, performance.reply)
        if isinstance(shown, str):
            return Played(performance, untold=shown)
        compared = handed_on(step.step, performance.reply, shown) or compare_own(expectation, shown, self.bindings)
        return Played(performance, compared, shown=shown, bindings=self.bindings)

    def _perform(self, step: ReadStep, call: Call) -> Performance:
        """Arrange for the call and make it; where the document shows an error that it gives as things are, leave them so."""
        if step.step.expectation.saying is Saying.ERROR and step.step.expectation.text is not None:
            refused = self.account.send(replace(call, parameters=self.bindings.to_live(dict(call.parameters))))
            if refused.error is not None and refused.error.code in step.step.expectation.text.value:
                return Performance(refused)
        hints = self._hints[step.step.index] = self._hints_of(step)
        return perform(self.account, call, hints, self.bindings)

    def _hints_of(self, step: ReadStep) -> Hints:
        said, self._said = self._said, ()  # made once, before the first call
        again = self.again.get(step.step.index, Redoing())
        return replace(self.hinting.of(step), authored=said, printed=self.surroundings.known(), redoing=again)

    def _remember(self, step: ReadStep, call: Call, performance: Performance) -> None:
        before = next(reversed(self.evidence.values()), Evidence())  # steps are made in order
        documented = call if self._reads_written(step) else step.lowering.call or call  # without what `$( )` gave
        self.evidence[step.step.index] = Evidence((*before.calls, documented), (*before.created, *performance.created))
        self.files.update(performance.reply.files)

    def _compared(self, step: ReadStep, performance: Performance) -> Played:
        index, expectation = step.step.index, step.step.expectation
        shown = self._shown(step, performance.reply)
        if isinstance(shown, str):
            return Played(performance, untold=shown)
        self.shown[index] = shown
        evidence = self.evidence[index]
        handed = handed_on(step.step, performance.reply, shown)
        compared = handed or compare(expectation, shown, self.bindings, evidence)
        return Played(performance, compared, shown=shown, evidence=evidence, bindings=self.bindings)

    def _shown(self, step: ReadStep, reply: Reply) -> Reply | str:
        """The reply as it is after all that its pipeline makes of it, or why it is not to be seen."""
        whole, command = step.step.pipeline, step.step.command
        pipeline = around(whole, command)
        if pipeline is whole and is_plain(whole, command):
            return reply
        flown = flow(pipeline, command, reply.printed.encode(), self.files)
        self.files.update(flown.files)
        if flown.unknown:
            return f"its output goes through {flown.unknown}, which is not followed"
        self.surroundings.note(command, flown.printed)
        is_captured = pipeline is not whole
        if step.step.expectation.saying is Saying.OUTPUT and (is_captured or flown.is_redirected):
            return f"its output goes into {'a word of the script' if is_captured else 'a file'}"
        return _as_text(reply, b"" if is_captured else flown.printed)


def _as_text(reply: Reply, printed: bytes) -> Reply:
    """What a filter printed, as a reply in text."""
    text = printed.decode("utf-8", "replace")
    return replace(reply, call=replace(reply.call, output="text", query=None), data=text or None, printed=text)
