"""Stand-ins: documented identifiers for live ones that no document has named yet, of the same form and always the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from harness.compare import kinds, times
from harness.compare.provenance import Witness
from harness.compare.trees import plain_leaf
from harness.lowering.model import Path

_PIECES = re.compile(r"([:/?&=,;@|#\s\"'\[\](){}<>]+)")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\Z")
_PREFIXED = re.compile(r"(.*-)([0-9a-f]{8,40})\Z")
_LONG = 64
_LONGEST = 4096


class StandIns:
    """Turns values of a reply into documented terms; what is not bound yet and was generated is bound to a stand-in."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._taken = 0

    def documented(self, value: Any, path: Path = ()) -> Any:
        """A tree of the reply in documented terms; `path` is where it stands in the reply."""
        if isinstance(value, Mapping):
            return {key: self.documented(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.documented(item, (*path, at)) for at, item in enumerate(value)]
        leaf = plain_leaf(value)
        return self._text(leaf, path) if isinstance(leaf, str) else leaf

    def _text(self, value: str, path: Path) -> str:
        whole = self._witness.bindings.documented_of(value)
        if whole is not None:
            return whole
        is_framed = kinds.kind_of(value) in (kinds.Kind.ARN, kinds.Kind.URL, kinds.Kind.TEXT)
        if not is_framed and self._witness.is_generated(path, value):
            return self._generated(value)
        random = self._random_parts(value, path)
        return "".join(self._piece(piece, random) for piece in _PIECES.split(value))

    def _random_parts(self, value: str, path: Path) -> set[str]:
        """The parts of an ARN or a URL that the twin has others for."""
        parts = enumerate(kinds.parts_of(value)) if len(value) < _LONGEST else ()
        return {part.value for number, part in parts if self._witness.is_generated_part(path, value, number)}

    def _piece(self, piece: str, random: set[str]) -> str:
        known = self._witness.bindings.documented_of(piece)
        if known is not None:
            return known
        return self._generated(piece) if piece in random or kinds.is_generated_form(piece) else piece

    def _generated(self, live: str) -> str:
        """A stand-in, but for what the example gave itself, and for account ids, which are nobody's."""
        if live in self._witness.inputs or kinds.kind_of(live) is kinds.Kind.ACCOUNT or times.instant(live) is not None:
            return live
        return self._stand_in(live)

    def _stand_in(self, live: str) -> str:
        """A new one, which nothing is bound to yet."""
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
