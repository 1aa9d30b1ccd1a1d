"""Places: accounts, regions and zones, which are whoever follows an example's own, but one throughout an output."""

from __future__ import annotations

from collections.abc import Sequence

from harness.compare import kinds, wording
from harness.compare.align import plain_scalar
from harness.compare.model import Leaf, Provenance, Standing
from harness.compare.provenance import Source, Witness
from harness.compare.settled import Doubt, Mismatch, Settled, by_thing, different, leaf_is_input, part_span

_ACCOUNT = 3  # of the parts of an ARN that has no region


def of_one_place(settled: Settled, documented: str, reply: str, witness: Witness) -> Settled:
    """An ARN that agrees as a whole has its account and its region to be told as the rest of the output tells them.

    One that the example gives may lie elsewhere, and tells of the account where it lies in it.
    """
    leaf = settled.leaf
    if leaf.document is not None or not kinds.have_same_frame(documented, leaf.live):
        return settled
    is_given = leaf_is_input(leaf, reply, witness)
    pairs = zip(kinds.parts_of(documented), (part.value for part in kinds.parts_of(leaf.live)), strict=True)
    places = [(one, live) for one, live in pairs if is_place(one, live) and (one.value == live or not is_given)]
    found = [account_or_region(leaf, one, live, witness) for one, live in places]
    mismatches = tuple(part for part in found if isinstance(part, Mismatch))
    return different(leaf, *mismatches) if mismatches else settled


def is_place(part: kinds.Part, live: str) -> bool:
    is_account = kinds.is_account(live) and kinds.is_account(part.value)
    return is_account or (kinds.is_region(live) and kinds.is_region(part.value))


def account_or_region(leaf: Leaf, part: kinds.Part, live: str, witness: Witness) -> Standing | Mismatch:
    """Bound whatever they are, but one of them has one number, or one name, throughout an output.

    The region that the command asks for is that one.
    """
    if live == witness.region and part.value != live:
        return Mismatch(part_span(leaf, part), part.value, live, live, Source(Provenance.EMULATOR), is_part=True)
    if not kinds.is_hidden(part.value):
        span = part_span(leaf, part)
        earlier = witness.met_before(part.value, live, span)
        if earlier is not None:
            source = Source(Provenance.GENERATED)
            return Mismatch(span, part.value, earlier.documented, live, source, is_part=True, contradiction=earlier)
    return Standing.EQUAL if part.value == live else Standing.BOUND


def displaced(shown: Sequence[Settled], witness: Witness) -> Doubt | None:
    """The first value of a thing that tells of another region than one before it; what the commands give may lie elsewhere.

    Arranging makes a thing as it is documented, zone by zone, and so hears no other region from the account.
    """
    for thing in by_thing(shown) or [list(shown)]:
        first = ""
        for one in thing:
            region = _region_told(one.leaf, witness)
            if first and region and region != first:
                return Doubt(one, wording.displaced(one.leaf, region, first), first)
            first = first or region
    return None


def _region_told(leaf: Leaf, witness: Witness) -> str:
    """The region that an ARN, a zone, a host or an id of a region (`us-west-2_abc`) lies in; "" where it tells none."""
    value = plain_scalar(leaf.node)
    if leaf.document is not None or not isinstance(value, str) or value in witness.inputs:
        return ""
    return kinds.region_of(value)


def is_nobodys(leaf: Leaf, documented: str, live: str, witness: Witness) -> bool:
    """Whether a value is one that no example decides: who made the call, and the zone that the service chose.

    The emulator says that the account itself made it. Whom a policy names is for the example to say.
    """
    if "Principal" in leaf.path:
        return False
    is_zone = bool(kinds.region_of_zone(documented) and kinds.region_of_zone(live))
    is_caller = kinds.is_caller(documented) and kinds.is_caller(live) and live.endswith(":root")
    if not (is_zone or is_caller):
        return False
    source = witness.source(leaf.path, witness.documented(leaf.path, live), live)
    return source.provenance not in (Provenance.ECHOED, Provenance.ARRANGED)


def by_place(leaf: Leaf, documented: str, live: str, witness: Witness) -> Settled:
    """Settle what tells nothing but an account, or a region, by that alone."""
    one, other = kinds.region_of_zone(documented), kinds.region_of_zone(live)
    if one:
        place = kinds.Part(0, len(one), one)
    else:
        place, other = kinds.parts_of(documented)[_ACCOUNT], kinds.parts_of(live)[_ACCOUNT].value
    found = account_or_region(leaf, place, other, witness)
    return different(leaf, found) if isinstance(found, Mismatch) else Settled(leaf, Standing.BOUND)
