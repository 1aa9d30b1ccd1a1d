"""Judging a difference by where the reply's value came from: the author's error, the emulator's own, or what was arranged.

An error needs an echo beyond doubt: the same name, the same kind of value, unchanged in another world, and nothing in
the example's inputs that the documented value could be instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from harness.compare import kinds
from harness.compare.inputs import Input, last_name
from harness.compare.model import Leaf, Provenance, Surplus
from harness.compare.probing import enum_of
from harness.compare.provenance import Source, Witness
from harness.compare.settled import Mismatch
from harness.compare.trees import comparable, leaves
from harness.lowering.model import Path

_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,30}\Z")
_MASKED = re.compile(r"\*{3,}|\.{3}|<[^<>]+>|X{4,}|x{4,}")
_READING = re.compile(r"(?:Batch)?(?:Describe|List|Get|Search|Lookup|Query|Scan|Select|View)(?![a-z])")
_TRANSITIONAL = ("status", "state")
_ARN = kinds.Kind.ARN
_REPLACING = re.compile(r"Replace(?![a-z])")
_CHANGING = re.compile(r"(?:Batch)?(?:Update|Modify|Set|Change|Put)(?![a-z])")


def is_error(leaf: Leaf, mismatch: Mismatch, witness: Witness) -> bool:
    """Whether the difference is surely the author's."""
    if not seems_wrong(leaf, mismatch, witness):
        return False
    echo = mismatch.source.input
    return not needs_probe(leaf, mismatch, witness) or (echo is not None and witness.follows(leaf.path, echo))


def needs_probe(leaf: Leaf, mismatch: Mismatch, witness: Witness) -> bool:
    """Whether the reply's value is such as an emulator may have anyway: a constant, a number, a short word."""
    if _is_given(leaf.document, witness) or (mismatch.is_random and kinds.is_identifier(mismatch.documented)):
        return False
    return not (isinstance(mismatch.reply, str) and _is_distinctive(mismatch.reply))


def seems_wrong(leaf: Leaf, mismatch: Mismatch, witness: Witness) -> bool:
    """Whether the difference is the author's if the reply's value is the input's, and not the same by chance."""
    echo = mismatch.source.input
    if mismatch.source.provenance is not Provenance.ECHOED or echo is None:
        return False
    if not (witness.has_twin and witness.stays(leaf.path, mismatch.reply)) or _is_yet_to_come(mismatch, witness):
        return False
    if _is_of_successor(mismatch, witness):
        return False
    if _is_new(leaf.path) and not _is_new(echo.path):
        return False  # a service gives a `NewAssociationId` where an emulator keeps the one that it was given
    if _is_given(leaf.document, witness):
        return _is_same_type(mismatch.documented, mismatch.reply)
    return (
        leaf.is_certain
        and _is_same_type(mismatch.documented, mismatch.reply)
        and not _is_another_input((leaf.path, echo.path), mismatch.documented, witness)
        and _is_sure_echo(leaf.path, mismatch, echo, witness)
    )


def is_contradiction(leaf: Leaf, mismatch: Mismatch, witness: Witness) -> bool:
    """Whether a documented id surely stands for two things, or two for one, in what the example's own call made.

    What was arranged or there before may be made twice, or once for two; and emulators have constant ids, and one id
    where the service has two. So one id for two things counts where the things are of two kinds (a VPC and its
    endpoint), and two ids for one thing where the ids are of one kind.
    """
    earlier = mismatch.contradiction
    if earlier is None or not (mismatch.is_random and leaf.is_certain) or is_reading(witness.operation):
        return False
    if witness.is_arranged(mismatch.live) or not isinstance(mismatch.live, str):
        return False
    if earlier.documented == mismatch.documented:
        return bool(kinds.prefix_of(earlier.live)) and _is_of_other_kind(earlier.live, mismatch.live)
    return kinds.is_alike(mismatch.documented, earlier.documented)


def _is_of_other_kind(one: str, other: str) -> bool:
    return bool(kinds.prefix_of(other)) and kinds.prefix_of(one) != kinds.prefix_of(other)


def is_reading(operation: str) -> bool:
    """Whether an operation shows what there is and makes nothing, by its verb."""
    return bool(_READING.match(operation))


def is_in_given_document(found: Leaf | Surplus, witness: Witness) -> bool:
    """Whether the JSON document that this stands in came back just as the example gave it.

    Then a member that only the document has, and an element that it leaves out, are the author's.
    """
    is_certain = not isinstance(found, Leaf) or found.is_certain
    return is_certain and _is_given(found.document, witness)


def is_echoed_element(surplus: Surplus, witness: Witness) -> bool:
    """Whether the document leaves out, from a list of strings, one that this very call gives to the service."""
    reply = witness.bindings.to_documented(surplus.live)
    if not isinstance(reply, str) or surplus.document is not None or not surplus.node.items:
        return False
    echo = witness.inputs.best(reply, surplus.path, witness.operation)
    return echo is not None and echo[1] >= 2 and echo[0].index == len(witness.evidence.calls) - 1


def _is_new(path: Path) -> bool:
    return last_name(path).startswith("new")


def _is_of_successor(mismatch: Mismatch, witness: Witness) -> bool:
    """What takes the place of another thing may have an id of its own, where an emulator keeps that of the other."""
    documented = mismatch.documented
    is_id = isinstance(documented, str) and kinds.is_identifier(documented)
    return is_id and bool(_REPLACING.match(witness.operation))


def _is_given(document: str | None, witness: Witness) -> bool:
    if document is None:
        return False
    reply = witness.bindings.to_documented(document)
    return reply in witness.inputs and any(True for _ in leaves(reply))


def _is_same_type(documented: Any, reply: Any) -> bool:
    if isinstance(documented, str) and isinstance(reply, str):
        return not _MASKED.search(documented)
    if isinstance(documented, bool) or isinstance(reply, bool):
        return isinstance(documented, bool) and isinstance(reply, bool)
    return isinstance(documented, (int, float)) and isinstance(reply, (int, float))


def _is_another_input(paths: Iterable[Path], documented: Any, witness: Witness) -> bool:
    """The document shows what another call or element gave: which of them is right, or comes first, cannot be told."""
    named = (item for path in paths for item in witness.inputs.named(path))
    return any(comparable(item.value) == comparable(documented) for item in named)


def _is_yet_to_come(mismatch: Mismatch, witness: Witness) -> bool:
    """A setting that is being changed may show its old value, where the output says that the change is under way."""
    if not (_CHANGING.match(witness.operation) and witness.shows_pending):
        return False
    documented = mismatch.documented
    is_thing = isinstance(documented, str) and (kinds.is_identifier(documented) or kinds.kind_of(documented) is _ARN)
    return not (is_thing or mismatch.is_part)


def _is_sure_echo(path: Path, mismatch: Mismatch, echo: Input, witness: Witness) -> bool:
    strength = mismatch.source.strength
    if isinstance(mismatch.reply, str):
        if not kinds.is_alike(mismatch.documented, mismatch.reply) and mismatch.documented not in enum_of(echo):
            return False
        if mismatch.is_random and kinds.is_identifier(mismatch.documented):
            return True
        if mismatch.is_part:
            return strength >= 1 and _is_distinctive(mismatch.reply)
        if _is_distinctive(mismatch.reply):
            return strength >= 2
    if witness.is_chosen_beside(echo, mismatch.live):
        return False
    if is_reading(witness.operation) and witness.is_arranged(mismatch.live):
        return False  # a short word that only selects: `GET` of the method, made `GET` of its integration by arranging
    if strength == 2 and witness.shows(path, mismatch.reply):
        return False  # it is told where it belongs: of a service with two tasks, a deployment has none yet
    return strength >= 3 or (strength == 2 and _is_only_value(path, echo, witness))


def _is_distinctive(value: str) -> bool:
    """Whether two places hardly hold that string by chance: long, or more than one word of letters."""
    return len(value) >= 5 and not (_WORD.match(value) and (len(value) < 12 and "-" not in value))


def _is_only_value(path: Path, echo: Input, witness: Witness) -> bool:
    """A `true`, a `1` or an enum word counts only where the name had a single value, and is not that of a passing state."""
    if last_name(path).endswith(_TRANSITIONAL):
        return False
    values = {comparable(item.value) for item in witness.inputs.named(echo.path)}
    return len(values) == 1


def provenance_of(source: Source, reply: Any) -> Provenance:
    """An equality of a short value under another name is no echo."""
    if source.provenance is Provenance.ECHOED and source.strength == 0:
        is_telling = isinstance(reply, str) and _is_distinctive(reply)
        return Provenance.ECHOED if is_telling else Provenance.EMULATOR
    return source.provenance
