"""Comparing a documented output with a reply: one list of settled leaves, made into fields, findings and a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from harness.compare import judge, wording
from harness.compare.align import plain_scalar
from harness.compare.inputs import Input
from harness.compare.model import MISSING, Comparison, Difference, Leaf, Provenance, Standing, Surplus
from harness.compare.orders import disordered
from harness.compare.places import displaced
from harness.compare.provenance import Witness
from harness.compare.selecting import unselected
from harness.compare.settle import settle
from harness.compare.settled import Mismatch, Settled
from harness.findings import Fields, Finding, Verdict
from harness.jsontext.model import JsonArray, JsonElision, JsonObject, JsonValue
from harness.lowering.model import Path

_DOUBTS = (unselected, displaced, disordered)


class Tally:
    """What comparing has found so far."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self.counts = dict.fromkeys(Standing, 0)
        self.findings: list[Finding] = []
        self.differences: list[Difference] = []
        self.is_wrong = False
        self.is_unsettled = False
        self.doubted: dict[tuple[int, Path], Input] = {}
        self.silent = 0
        """How many leaves say that there is nothing, and the reply does not have them either."""
        self.agreeing: list[Settled] = []

    def add(self, found: Leaf | Surplus) -> None:
        """Take in one leaf, or an element that the document lacks."""
        if isinstance(found, Surplus):
            self._surplus(found)
            return
        settled = settle(found, self.witness)
        self.counts[settled.standing] += leaf_count(found.node) if settled.standing is Standing.ABSENT else 1
        self.silent += found.live is MISSING and settled.standing is Standing.EQUAL
        if settled.standing in (Standing.EQUAL, Standing.BOUND):
            self.agreeing.append(settled)
        if settled.standing is Standing.ABSENT:
            self._absent(found)
        for mismatch in settled.mismatches:
            self._mismatch(found, mismatch)

    def doubt(self) -> None:
        """Hold what agrees against the command and against itself, once all is taken in."""
        found = (doubt for find in _DOUBTS for doubt in [find(self.agreeing, self.witness)] if doubt is not None)
        doubt = None if self.differences else next(found, None)
        if doubt is None:
            return
        leaf, standing = doubt.settled.leaf, doubt.settled.standing
        self.counts[standing] -= 1
        self.counts[Standing.DIFFERENT] += 1
        self.findings.append(doubt.finding)
        documented = plain_scalar(leaf.node)
        self.differences.append(
            Difference(
                leaf.span, leaf.field, leaf.path, documented, doubt.reply, Standing.DIFFERENT, Provenance.EMULATOR
            )
        )

    def _surplus(self, surplus: Surplus) -> None:
        if self._is_proved(judge.is_in_given_document(surplus, self.witness)):
            self.is_wrong = True
            reply = self.witness.bindings.to_documented(surplus.live)
            self.findings.append(wording.missing_element(surplus, reply))
        elif judge.is_echoed_element(surplus, self.witness):
            self.counts[Standing.DIFFERENT] += 1
            reply = self.witness.bindings.to_documented(surplus.live)
            provenance = Provenance.ECHOED
            self.findings.append(wording.unlisted(surplus, reply))
            self.differences.append(
                Difference(surplus.span, surplus.field, surplus.path, None, reply, Standing.DIFFERENT, provenance)
            )

    def _absent(self, leaf: Leaf) -> None:
        is_error = self._is_proved(judge.is_in_given_document(leaf, self.witness))
        self.is_wrong |= is_error
        self.findings.append(wording.unknown_to_input(leaf) if is_error else wording.absent(leaf))
        provenance = Provenance.ECHOED if is_error else Provenance.EMULATOR
        documented = plain_scalar(leaf.node)
        self.differences.append(
            Difference(leaf.span, leaf.field, leaf.path, documented, None, Standing.ABSENT, provenance)
        )

    def _is_proved(self, seems_wrong: bool) -> bool:
        """Nothing is the author's fault before the twin has been seen."""
        self.is_unsettled |= seems_wrong
        return seems_wrong and self.witness.has_twin

    def _mismatch(self, leaf: Leaf, mismatch: Mismatch) -> None:
        seems_wrong = judge.seems_wrong(leaf, mismatch, self.witness)
        is_error = seems_wrong and judge.is_error(leaf, mismatch, self.witness)
        is_doubted = seems_wrong and not is_error
        if is_doubted:
            self._doubt(mismatch.source.input)
        is_contradiction = not is_error and judge.is_contradiction(leaf, mismatch, self.witness)
        self.is_wrong |= is_error or is_contradiction
        echo = mismatch.source.input if is_error else None
        origin = echo.span() if echo else None
        provenance = Provenance.EMULATOR if is_doubted else judge.provenance_of(mismatch.source, mismatch.reply)
        self.differences.append(
            Difference(
                mismatch.span,
                leaf.field,
                leaf.path,
                mismatch.documented,
                mismatch.reply,
                Standing.DIFFERENT,
                provenance,
                origin,
            )
        )
        if is_error:
            self.findings.append(wording.value_mismatch(leaf, mismatch))
        elif is_contradiction and mismatch.contradiction is not None:
            earlier = mismatch.contradiction
            where = earlier.where or self.witness.inputs.place_of(earlier.documented)
            self.findings.append(wording.contradiction(leaf, mismatch, earlier, where))
        elif provenance is Provenance.ARRANGED:
            whole = leaf.live if mismatch.is_part else mismatch.live
            self.findings.append(wording.arranged(leaf, mismatch, self.witness.is_authored(whole)))
        else:
            self.findings.append(wording.difference(leaf, mismatch))

    def _doubt(self, echo: Input | None) -> None:
        if echo is not None and not self.witness.was_probed(echo):
            self.doubted[echo.place] = echo

    def fields(self) -> Fields:
        return Fields(**{standing.value: count for standing, count in self.counts.items()})

    def comparison(self) -> Comparison:
        """The outcome of everything taken in."""
        fields = self.fields()
        is_unsettled = self.is_unsettled or any(d.standing is Standing.DIFFERENT for d in self.differences)
        needs_twin = is_unsettled and not self.witness.has_twin
        findings, differences = tuple(self.findings), tuple(self.differences)
        doubted = tuple(self.doubted.values())
        if self.is_wrong:
            return Comparison(Verdict.WRONG, "", fields, findings, differences, needs_twin, doubted)
        if differences:
            return Comparison(Verdict.GAP, gap_reason(fields), fields, findings, differences, needs_twin, doubted)
        if fields.documented == self.silent:
            return Comparison(Verdict.GAP, "the documented output has nothing that could be compared", fields)
        return Comparison(Verdict.VERIFIED, "", fields, findings, differences, needs_twin)


def gap_reason(fields: Fields) -> str:
    """`2 of 16 documented values differ, 1 is not in the reply: only in what the emulator decides`."""
    said = []
    if fields.different:
        said.append(f"{fields.different} of {fields.documented} documented values differ from the emulator's")
    if fields.absent:
        said.append(f"{fields.absent} of {fields.documented} documented values are not in its reply")
    return ", ".join(said)


def compare_leaves(found: Iterable[Leaf | Surplus], witness: Witness) -> Comparison:
    """Settle and judge every leaf."""
    tally = Tally(witness)
    for leaf in found:
        tally.add(leaf)
    tally.doubt()
    return tally.comparison()


def leaf_count(node: JsonValue) -> int:
    """How many leaves a documented subtree has (an empty object or list counts as one)."""
    count, todo = 0, [node]
    while todo:
        value: Any = todo.pop()
        if isinstance(value, JsonObject) and value.members:
            todo.extend(member.value for member in value.members)
        elif isinstance(value, JsonArray) and value.items:
            todo.extend(value.items)
        elif not isinstance(value, JsonElision):
            count += 1
    return count
