"""Binding: documented identifiers to the live ones of what was made."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.account.model import Reply
from harness.arrange.lookup import lookups
from harness.arrange.naming import identifier_pairs
from harness.arrange.producer import Producer
from harness.arrange.producers import sibling_output
from harness.arrange.references import Arn, Reference, references, value_at, values_along
from harness.arrange.verbs import READING
from harness.arrange.words import parse_name
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span

if TYPE_CHECKING:
    from harness.arrange.reaching import Reaching

_HERE = Span(0, 0)
_LONGEST_NUMBER = 5


def place(reference: Reference) -> tuple[Any, ...]:
    """What tells a reference from others of its call: its path, or, inside a longer value, its own value."""
    return reference.path or (reference.value,)


def given_by(producer: Producer, reply: Reply) -> Any:
    """The identifier that came out, or one of the same name elsewhere in the reply (of the other of two kinds).

    A word of an enumeration (the name of a setting) identifies nothing.
    """
    if producer.output is None:
        return None
    shape = producer.operation.service.shape
    named = (leaf for leaf in producer.operation.outputs if leaf.name == producer.output.name)
    same = (leaf for leaf in named if "enum" not in shape(leaf.shape))
    paths = (producer.output.path, *(leaf.path for leaf in same))
    return next((value for path in paths for value in values_along(reply.raw, path) if value is not None), None)


def bind(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> None:
    if reference.path and place(reference) in reaching.supplied and isinstance(reference.value, str):
        reaching.search.bindings.forget(reference.value)
    reaching.supplied.add(place(reference))
    found = [given_by(producer, reply)]
    if found[0] is None:
        found = _looked_up(reaching, producer, reference)
    if not found or found[0] is None:
        if isinstance(reference.value, str):
            reaching.search.known.add(reference.value)
            if not reaching.invents(reference):
                reaching.search.bindings.bind(reference.value, reference.value)
        return
    if isinstance(reference.value, bytes):
        reaching.rewritten[reference.path] = _blob(found[0])
        return
    if reference.arn is not None and _stands_for_account(reference.arn.account):
        reaching.search.bindings.bind_also(reference.arn.account, reaching.search.account.world.account_id)
    live = _without_path(str(found[0]), reference)
    if reference.arn is not None and _is_named_in(reaching, reference.arn, live):
        live = reference.value
    if isinstance(reference.value, str) and reference.value.startswith((live + ":", live + "/")):
        reaching.spare.append((producer, reference, reply))
        live = reference.value  # a version or an alias of it
    if not reference.value or (_is_text(reference) and live != reference.value):
        return
    reaching.search.known.add(live)
    if reaching.invents(reference):
        reaching.search.stand_ins[reference.value] = live
        return
    for one, other in identifier_pairs(reference.value, live):
        if not _is_number(one):
            _bind_anew(reaching.search.bindings, one, other)
    if reference.path and _reads(reaching, reference) != live and not (reference.arn and not live.startswith("arn:")):
        reaching.rewritten[reference.path] = live


def _without_path(live: str, reference: Reference) -> str:
    """An id without the path that some operations give with it (`/hostedzone/Z1`), where the documented one has none."""
    is_bare = isinstance(reference.value, str) and "/" not in reference.value
    return live.rpartition("/")[2] if live.startswith("/") and is_bare and reference.kind == "id" else live


def _is_named_in(reaching: Reaching, arn: Arn, live: str) -> bool:
    """Whether an ARN of the account's own is that of what has a name, or a URL that ends so."""
    world = reaching.search.account.world
    is_own_account = arn.account in ("", world.account_id) or _stands_for_account(arn.account)
    is_own = is_own_account and arn.region in ("", world.region)
    return is_own and not live.startswith("arn:") and live.rpartition("/")[2] in arn.parts


def _stands_for_account(account: str) -> bool:
    """Whether a word stands in an ARN where the account's number does (`80398EXAMPLE`)."""
    return account.isalnum() and not account.isdecimal() and account != "aws"


def _is_number(value: str) -> bool:
    """Whether a value is a mere number, as a version is: whatever else is that number is no other name of it."""
    return len(value) <= _LONGEST_NUMBER and value.isdecimal()


def _bind_anew(bindings: Bindings, documented: str, live: str) -> None:
    """Bind; what arranging bound before has not served, or nothing would be made again."""
    known = bindings.bind(documented, live)
    if known is not None and known.documented == documented and known.where is None:
        bindings.forget(documented)
        bindings.bind(documented, live)


def _is_text(reference: Reference) -> bool:
    """Whether a value is words to read, which are given and name nothing."""
    return not reference.kind and isinstance(reference.value, str) and " " in reference.value.strip()


def bind_siblings(reaching: Reaching, producer: Producer, reference: Reference, reply: Reply) -> None:
    """Bind what else the call says of the same thing (its id beside its name, its lock token) to what the reply has."""
    if producer.operation.service is not reaching.operation.service or producer.operation.verb in READING:
        return
    taken = set()
    for sibling in references(reaching.operation, reaching.call.parameters):
        leaf = sibling_output(producer.operation, sibling) if place(sibling) not in reaching.supplied else None
        is_given = leaf is not None and leaf not in taken and values_along(reply.raw, leaf.path)[:1] not in ([], [None])
        if sibling.path != reference.path and leaf and is_given:
            taken.add(leaf)  # two ids are of two things
            bind(reaching, replace(producer, output=leaf), sibling, reply)


def _looked_up(reaching: Reaching, producer: Producer, reference: Reference) -> list[Any]:
    """The identifier of what was made last, read from a list where making did not give it; empty where none is."""
    named = parse_name(producer.naming).kind if producer.naming else ""
    if reference.kind not in ("id", "arn", "url") or named == reference.kind or isinstance(reference.value, bytes):
        return []
    live = reaching.live().parameters
    for operation, leaf in lookups(producer.operation, reference):
        if not operation.required <= live.keys() or reaching.search.left < 2:
            continue
        given = {name: live[name] for name in operation.required}
        reply = reaching.search.send(
            Call(operation.service.name, operation.name, given, _HERE, region=reaching.call.region)
        )
        unknown = [value for value in values_along(reply.raw, leaf.path) if value not in reaching.search.known]
        if unknown:
            return unknown[-1:]
    return []


def _reads(reaching: Reaching, reference: Reference) -> Any:
    """What a reference is turned into by the bindings alone."""
    return value_at(reaching.search.bindings.to_live(dict(reaching.call.parameters)), reference.path)


def _blob(value: Any) -> bytes:
    """A blob as it came back in base64, or a string that is taken for one (a digest)."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else bytes(value)
    except binascii.Error:
        return str(value).encode()
