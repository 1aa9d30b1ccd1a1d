"""Settling one documented leaf against the reply: equal, bound (as a time, an id, a generated value), absent or different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from harness.bindings import Binding
from harness.compare import kinds, times
from harness.compare.align import plain_scalar
from harness.compare.arns import is_other_arn, misses_name, told_otherwise
from harness.compare.equality import is_same
from harness.compare.inputs import last_name
from harness.compare.model import MISSING, Leaf, Provenance, Standing
from harness.compare.names import lead_and_tail
from harness.compare.places import account_or_region, by_place, is_nobodys, is_place, of_one_place
from harness.compare.provenance import Source, Witness
from harness.compare.settled import Mismatch, Settled, different, leaf_is_input, part_span
from harness.compare.trees import names_of, plain_leaf
from harness.jsontext.model import JsonArray, JsonBare, JsonConstant, JsonObject, JsonString, JsonValue
from harness.text import Span


def settle(leaf: Leaf, witness: Witness) -> Settled:
    """Settle a leaf, binding what is met for the first time."""
    live = plain_leaf(leaf.live)
    if live is MISSING:
        return Settled(leaf, Standing.EQUAL if _says_nothing(leaf, witness) else Standing.ABSENT)
    if witness.is_opaque(live):
        return Settled(leaf, Standing.BOUND)
    if isinstance(leaf.node, (JsonObject, JsonArray)):
        return _container(leaf, live, witness)
    documented = plain_scalar(leaf.node)
    reply = witness.documented(leaf.path, live)
    if is_same(documented, reply):
        return _same(leaf, documented, live, reply, witness)
    if _is_bound_time(leaf, documented, live, reply, witness):
        return Settled(leaf, Standing.BOUND)
    if isinstance(documented, str) and isinstance(live, str):
        return _strings(leaf, documented, live, witness)
    return _scalars(leaf, documented, live, reply, witness)


def _same(leaf: Leaf, documented: Any, live: Any, reply: Any, witness: Witness) -> Settled:
    """Equal, or bound before; what arranging alone has bound is held against the names in it."""
    if not isinstance(live, str):
        return Settled(leaf, Standing.EQUAL)
    other = told_otherwise(documented, live, witness) if live != reply else None
    if other is not None:
        return different(leaf, Mismatch(leaf.span, documented, other, live, Source(Provenance.ARRANGED)))
    settled = Settled(leaf, Standing.EQUAL if live == reply else Standing.BOUND)
    return of_one_place(settled, documented, reply, witness) if ":" in live else settled


def _says_nothing(leaf: Leaf, witness: Witness) -> bool:
    """`[]`, `{}`, `""` or `null` for a member that the reply lacks: that there is none, as the reply says too.

    Not where the example or what was arranged for it gives such a member, which the emulator may forget, and not in a
    policy, which comes back as it was given.
    """
    names = names_of(leaf.path)
    is_member = bool(names) and names[-1] == leaf.path[-1] and leaf.document is None
    return is_member and _is_empty(leaf.node) and not witness.is_given_somewhere(names[-1])


def _is_empty(node: JsonValue) -> bool:
    """Whether a value has nothing in it; an object whose members have nothing in them has nothing either."""
    if isinstance(node, JsonArray):
        return not node.items
    if isinstance(node, JsonObject):
        return not node.elisions and all(_is_empty(member.value) for member in node.members)
    return isinstance(node, (JsonString, JsonConstant)) and node.value in ("", None)


def _container(leaf: Leaf, live: Any, witness: Witness) -> Settled:
    """An empty object or list, or one where the reply has something else."""
    if isinstance(live, (dict, list, tuple)) and not live and _is_empty(leaf.node):
        return Settled(leaf, Standing.EQUAL)
    reply = witness.bindings.to_documented(live)
    source = Source(Provenance.EMULATOR if witness.has_twin else Provenance.UNKNOWN)
    return different(leaf, Mismatch(leaf.span, None, reply, live, source))


def _is_bound_time(leaf: Leaf, documented: Any, live: Any, reply: Any, witness: Witness) -> bool:
    """Two times, of which the live one is the clock's; one that the example itself gave must agree as an instant."""
    names = names_of(leaf.path)
    is_named = bool(names) and times.is_time_name(names[-1])
    one, other = _instant(documented, is_named), _instant(live, is_named or times.instant(documented) is not None)
    if other is None:
        return False
    if one is None:
        is_shape = isinstance(documented, str) and (times.is_time_shape(documented) or kinds.is_hidden(documented))
        return is_shape or (is_named and (isinstance(leaf.node, JsonBare) or times.begins_like_a_time(documented)))
    if abs(one - other) < 0.0015:
        return True
    if not times.has_time_of_day(live) and not witness.is_generated(leaf.path, live):
        return False
    return not _is_given_time(leaf, other, witness)


def _instant(value: Any, is_named: bool) -> float | None:
    return times.instant(value) or (times.instant_of_number(value) if is_named else None)


def _is_given_time(leaf: Leaf, moment: float, witness: Witness) -> bool:
    given = (_instant(item.value, True) for item in witness.inputs.named(leaf.path))
    return any(at is not None and abs(at - moment) < 1 for at in given)


def _strings(leaf: Leaf, documented: str, live: str, witness: Witness) -> Settled:
    reply = witness.documented(leaf.path, live)
    is_composed = kinds.have_same_frame(documented, live) and not leaf_is_input(leaf, reply, witness)
    if is_composed and kinds.kind_of(live) is not kinds.Kind.TEXT:
        return _by_parts(leaf, documented, live, witness)
    if is_nobodys(leaf, documented, live, witness):
        return by_place(leaf, documented, live, witness)
    if is_other_arn(leaf, documented, live, witness) and not leaf_is_input(leaf, reply, witness):
        return different(leaf, Mismatch(leaf.span, documented, reply, live, Source(Provenance.EMULATOR)))
    is_opaque = kinds.is_opaque(last_name(leaf.path), documented, live)
    place = Place(leaf.span, documented, live, witness.is_generated(leaf.path, live), is_opaque=is_opaque)
    found = _token(leaf, place, witness)
    return different(leaf, found) if isinstance(found, Mismatch) else Settled(leaf, found)


def _is_abridged(place: Place, reply: str) -> bool:
    """`AQID...` fits what begins so; a mask without any text of its own fits anything."""
    head, dots, tail = place.documented.partition("...")
    if dots:
        return reply.startswith(head.strip()) and reply.endswith(tail.strip(" ."))
    return kinds.is_masked(place.documented)


def _by_parts(leaf: Leaf, documented: str, live: str, witness: Witness) -> Settled:
    """Split an ARN, a URL or a path and settle its parts, each in its own place."""
    pairs = zip(kinds.parts_of(documented), kinds.parts_of(live), strict=True)
    found = [_part(leaf, number, one, other.value, witness) for number, (one, other) in enumerate(pairs)]
    mismatches = tuple(part for part in found if isinstance(part, Mismatch))
    if mismatches:
        return different(leaf, *mismatches)
    return Settled(leaf, Standing.BOUND if Standing.BOUND in found else Standing.EQUAL)


def _part(leaf: Leaf, number: int, part: kinds.Part, live: str, witness: Witness) -> Standing | Mismatch:
    if is_place(part, live):
        return account_or_region(leaf, part, live, witness)
    is_random = witness.is_generated_part(leaf.path, leaf.live, number)
    return _token(leaf, Place(part_span(leaf, part), part.value, live, is_random, is_part=True), witness)


@dataclass(frozen=True, slots=True)
class Place:
    """A whole string, or a part of one, to be settled. `is_random` says that the twin has another value there, `is_opaque`

    that a value under that name tells something to its service alone.
    """

    span: Span
    documented: str
    live: str
    is_random: bool
    is_part: bool = False
    is_opaque: bool = False


def _token(leaf: Leaf, place: Place, witness: Witness) -> Standing | Mismatch:
    """Settle one undivided string: equal, bound as the documented id of what was generated, or a mismatch."""
    documented, live = place.documented, place.live
    reply = witness.documented(leaf.path, live)
    if documented == reply:
        return Standing.EQUAL if documented == live else Standing.BOUND
    if place.is_part and kinds.is_numbered(reply, documented):
        return Standing.BOUND
    source = witness.source(leaf.path, reply, live)
    if place.is_part and source.provenance is Provenance.EMULATOR and witness.is_arranged(leaf.live):
        source = Source(Provenance.ARRANGED)
    earlier = None
    if _is_other_name(documented, reply, live):
        source, earlier = Source(Provenance.GENERATED), witness.bindings.bind_also(documented, live, place.span)
    elif source.provenance is not Provenance.ECHOED and _is_id(place, witness) and not _lacks_name(place, witness):
        source, earlier = Source(Provenance.GENERATED), _bind(documented, live, place.span, witness)
    is_unbound = earlier is None and source.provenance is not Provenance.ECHOED
    if is_unbound and (source.provenance is Provenance.GENERATED or _is_abridged(place, reply)):
        return Standing.BOUND
    return Mismatch(place.span, documented, reply, live, source, place.is_part, earlier, place.is_random)


def _is_other_name(documented: str, reply: str, live: str) -> bool:
    """The example names a thing in one way (an alias) and shows it in the way that the reply does (a key id).

    An id that only lacks its prefix (`fleet-`) is no other name.
    """
    kind = kinds.kind_of(live)
    if documented.endswith(f"-{reply}") or reply.endswith(f"-{documented}"):
        return False
    return reply != live and kinds.kind_of(reply) is not kind and kinds.kind_of(documented) is kind


def _is_id(place: Place, witness: Witness) -> bool:
    """Whether the documented string may be the id that the live one is, or is known to be another's."""
    is_one = place.is_random or place.is_opaque or _is_id_for(place.documented, place.live)
    is_known = witness.bindings.live_of(place.documented) is not None
    return is_one and (is_known or kinds.may_stand_for(place.documented, place.live))


def _lacks_name(place: Place, witness: Witness) -> bool:
    """Whether the live id begins or ends with a name that was given, or a URL has it, and the documented one does not."""
    if kinds.is_masked(place.documented):
        return False
    if "://" in place.live and misses_name(place.documented, place.live, witness):
        return True
    for name, is_lead in lead_and_tail(place.live, witness.names):
        told = witness.bindings.to_documented(name)
        is_there = place.documented.startswith if is_lead else place.documented.endswith
        if not is_there(told):
            return True
    return False


def _is_id_for(documented: str, live: str) -> bool:
    """Whether two different strings may be ids of one thing, judged by their forms alone."""
    return kinds.is_identifier(documented) and (kinds.is_generated_form(live) or kinds.is_token(live))


def _bind(documented: str, live: str, span: Span, witness: Witness) -> Binding | None:
    """Bind where both are identifiers; other generated values are as good as bound, and told to nobody."""
    if not kinds.is_identifier(documented) or any(c.isspace() for c in live):
        return None
    return witness.bindings.bind(documented, live, span)


def _scalars(leaf: Leaf, documented: Any, live: Any, reply: Any, witness: Witness) -> Settled:
    """Numbers, constants, and values of two types."""
    if isinstance(leaf.node, JsonBare) and kinds.is_hidden(leaf.node.text.value):
        return Settled(leaf, Standing.BOUND)
    source = witness.source(leaf.path, reply, live)
    if isinstance(leaf.node, JsonConstant) and leaf.node.value is None:
        source = Source(Provenance.EMULATOR)
    return different(leaf, Mismatch(leaf.span, documented, reply, live, source))
