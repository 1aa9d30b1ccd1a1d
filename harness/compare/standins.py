"""Stand-ins: documented identifiers for live ones that no document has named yet, of the same form and always the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from harness.compare import kinds, times
from harness.compare.inputs import last_name
from harness.compare.provenance import Witness
from harness.compare.trees import leaves, names_of, plain_leaf
from harness.lowering.model import Call, Path

_PIECES = re.compile(r"([:/?&=,;@|#\s\"'\[\](){}<>]+)")
_WORDS = re.compile(r"[A-Za-z_]\w*")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\Z")
_PREFIXED = re.compile(r"(.*-)([0-9a-f]{8,40})\Z")
_LONG = 64
_LONGEST = 4096


class Awaited:
    """The ids that an example names in later calls and has not shown before (in the text so far).

    `query` is that of the call that replies: its last word names a reply that is nothing but a value.
    """

    def __init__(self, calls: Iterable[Call] = (), shown: str = "", query: str = "") -> None:
        self._calls = calls
        self._shown = shown
        self._name = tuple(_WORDS.findall(query)[-1:])

    def take(self, live: str, path: Path) -> str | None:
        """The first one that stands for the live id under the path's last name; nothing else is given it."""
        here = last_name(path if names_of(path) else self._name)
        found = next(
            (n for fits in (_is_alike, _is_named) for n, places in self._ids.items() if fits(n, live, here, places)),
            None,
        )
        if found is not None:
            del self._ids[found]
        return found

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        """Each with the last names of the parameters that it is given to."""
        ids: dict[str, set[str]] = {}
        for call in self._calls:
            for path, value in leaves(dict(call.parameters)):
                for piece in _PIECES.split(value) if isinstance(value, str) and len(value) < _LONGEST else ():
                    if kinds.is_identifier(piece) and piece not in self._shown:
                        ids.setdefault(piece, set()).add(last_name(path))
        return ids


def _is_alike(name: str, live: str, here: str, places: set[str]) -> bool:
    """An id of the same form, and of the same name (an ARN has the id of what it names in it)."""
    return kinds.is_alike(name, live) and (not here or here in places or here.endswith("arn"))


def _is_named(name: str, live: str, here: str, places: set[str]) -> bool:
    """An id of another form than the emulator's, under its name."""
    return here in places and kinds.is_token(live)


class StandIns:
    """Turns values of a reply into documented terms; what is not bound yet and was generated is bound to a stand-in.

    An id that the example awaits is taken before one is made up. It may be bound already, to what was arranged for the
    later call in place of what this one shows.
    """

    def __init__(self, witness: Witness, awaited: Awaited | None = None) -> None:
        self._witness = witness
        self._awaited = awaited or Awaited()
        self._taken = 0
        self._own: dict[str, str] = {}

    def documented(self, value: Any, path: Path = ()) -> Any:
        """A tree of the reply in documented terms; `path` is where it stands in the reply."""
        if isinstance(value, Mapping):
            return {key: self.documented(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.documented(item, (*path, at)) for at, item in enumerate(value)]
        leaf = plain_leaf(value)
        return self._text(leaf, path) if isinstance(leaf, str) else leaf

    def _text(self, value: str, path: Path) -> str:
        whole = self._known(value)
        if whole is not None:
            return whole
        is_framed = kinds.kind_of(value) in (kinds.Kind.ARN, kinds.Kind.URL, kinds.Kind.TEXT)
        if not is_framed and self._witness.is_generated(path, value):
            return self._generated(value, path)
        random = self._random_parts(value, path)
        return "".join(self._piece(piece, random, path) for piece in _PIECES.split(value))

    def _known(self, live: str) -> str | None:
        return self._own.get(live) or self._witness.bindings.documented_of(live)

    def _random_parts(self, value: str, path: Path) -> set[str]:
        """The parts of an ARN or a URL that the twin has others for."""
        parts = enumerate(kinds.parts_of(value)) if len(value) < _LONGEST else ()
        return {part.value for number, part in parts if self._witness.is_generated_part(path, value, number)}

    def _piece(self, piece: str, random: set[str], path: Path) -> str:
        known = self._known(piece)
        if known is not None:
            return known
        return self._generated(piece, path) if piece in random or kinds.is_generated_form(piece) else piece

    def _generated(self, live: str, path: Path) -> str:
        """A stand-in, but for what the example gave itself, and for accounts, zones and times, which are nobody's."""
        is_nobodys = kinds.kind_of(live) is kinds.Kind.ACCOUNT or kinds.is_zone(live) or times.instant(live) is not None
        if live in self._witness.inputs or is_nobodys:
            return live
        return self._stand_in(live, path)

    def _stand_in(self, live: str, path: Path) -> str:
        """A new one, which nothing is bound to yet."""
        awaited = self._awaited.take(live, path)
        if awaited is not None:
            self._own[live] = awaited
            return awaited
        while True:
            self._taken += 1
            name = stand_in(live, self._taken)
            if self._witness.bindings.live_of(name) is None:
                self._witness.bindings.bind(name, live)
                return name


def stand_in(live: str, number: int) -> str:
    """The `number`-th stand-in of the form of a live id, as the AWS CLI's own examples write them."""
    if _UUID.match(live):
        return f"a1b2c3d4-5678-90ab-cdef-EXAMPLE{number:05d}"
    prefixed = _PREFIXED.match(live)
    if prefixed:
        length = len(prefixed[2])
        return prefixed[1] + ("1234567890abcdef" * 3)[: length - 2] + f"{number % 100:02d}"
    length = min(max(len(live), 12), _LONG)
    filling = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if live.upper() == live else "abcdefghijklmnopqrstuvwxyz"
    room = length - len(f"EXAMPLE{number:03d}")
    return f"{(filling * 3)[:room]}EXAMPLE{number:03d}"
