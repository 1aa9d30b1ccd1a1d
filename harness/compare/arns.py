"""ARNs and URLs that two sides write differently: what is documented in one is told by the reply, or by the example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.compare import kinds
from harness.compare.model import Leaf
from harness.compare.provenance import Witness


def is_other_arn(leaf: Leaf, documented: str, live: str, witness: Witness) -> bool:
    """Two ARNs of different forms, of which none has all that the other says: the account alone makes each a new one.

    Where the document's says more, the example tells the rest of it elsewhere: its cluster's name, the kind of the thing.
    """
    if not (kinds.is_arn(documented) and kinds.is_arn(live)) or kinds.have_same_frame(documented, live):
        return False
    one = [part.value for part in kinds.parts_of(documented)]
    other = [witness.bindings.to_documented(part.value) for part in kinds.parts_of(live)]
    rest = _left_over(one, other) if len(one) > len(other) else ()
    if rest is None or (len(one) <= len(other) and _left_over(other, one) is None):
        return True
    return not all(_is_told(leaf, part, witness) for part in rest)


def _left_over(long: Iterable[str], short: Iterable[str]) -> list[str] | None:
    """What is left of the longer one without the shorter one's parts, in order; None where it lacks one of them."""
    wanted, left = iter(short), []
    awaited = next(wanted, None)
    for part in long:
        if awaited is not None and _is_same_part(awaited, part):
            awaited = next(wanted, None)
        else:
            left.append(part)
    return left if awaited is None else None


def _is_same_part(one: str, other: str) -> bool:
    """Whether a part says what another says, or each is an account or an id, which are everybody's own."""
    if one == other or (kinds.is_account(one) and kinds.is_account(other)):
        return True
    return any(kinds.is_identifier(a) and kinds.is_generated_form(b) for a, b in ((one, other), (other, one)))


def _is_told(leaf: Leaf, part: str, witness: Witness) -> bool:
    """Whether a part is an id, or what the command gives, what the output shows as a value, or a word for such a thing."""
    return not part or kinds.is_identifier(part) or witness.tells(part) or witness.speaks_of(part, leaf.path)


def told_otherwise(documented: str, live: str, witness: Witness) -> str | None:
    """What the reply says, where arranging took one ARN or URL for another whose names are others; None if it is the same.

    A name was given to the account, as against an id, which came back from it. An ARN may leave out what another has.
    """
    is_framed = kinds.have_same_frame(documented, live) if kinds.is_arn(live) else "://" in live
    if not is_framed or not witness.is_bound_by_arranging(documented):
        return None
    return "".join(_retold(live, witness)) if misses_name(documented, live, witness) else None


def misses_name(documented: str, live: str, witness: Witness) -> bool:
    """Whether an ARN or a URL of the reply has a name among its parts that the documented one lacks."""
    said = {part.value for part in kinds.parts_of(documented)}
    parts = (part.value for part in kinds.parts_of(live))
    return any(_told(part, witness) not in said and witness.is_name(part) for part in parts)


def _retold(live: str, witness: Witness) -> Iterator[str]:
    """A live value, piece by piece, with its parts in documented terms, whatever it is bound to as a whole."""
    end = 0
    for part in kinds.parts_of(live):
        yield live[end : part.start]
        yield _told(part.value, witness)
        end = part.stop


def _told(part: str, witness: Witness) -> str:
    """A part in documented terms; a name that was given stays one, whatever arranging took it for."""
    told = witness.bindings.to_documented(part)
    is_taken = witness.is_name(part) and witness.is_bound_by_arranging(told)
    return part if is_taken else told
