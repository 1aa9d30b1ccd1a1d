"""What comparing takes as evidence, and what it says: leaves, their standing, where a reply's value came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any, Final

from harness.account.model import Created, Reply
from harness.bindings import Bindings
from harness.compare.inputs import Input
from harness.compare.probing import Probe
from harness.findings import Fields, Finding, Verdict
from harness.jsontext.model import JsonArray, JsonValue
from harness.lowering.model import Call, Path
from harness.text import Span, Text


class _Missing(Enum):
    MISSING = "missing"


_LONGEST_ESCAPE = len(r"\uXXXX") * 2

MISSING: Final = _Missing.MISSING
"""Stands for the reply's value where the reply has none."""


class Standing(StrEnum):
    """How a documented leaf stands to the reply."""

    EQUAL = "equal"
    BOUND = "bound"
    ABSENT = "absent"
    DIFFERENT = "different"


class Provenance(StrEnum):
    """Where a value of the reply came from; UNKNOWN until a twin has been seen."""

    ECHOED = "echoed"
    GENERATED = "generated"
    ARRANGED = "arranged"
    EMULATOR = "emulator"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What can prove a difference.

    `calls` are the example's own calls so far in documented terms (before ids were turned live), this step's last.
    `created` is what arranging made for them. `twin` is the reply of the same step in another world (other seed,
    clock and account), `twin_bindings` are that replay's own. `probes` are the inputs that were changed, by the index of
    their call and their path, with what came of it.
    """

    calls: tuple[Call, ...] = ()
    created: tuple[Created, ...] = ()
    twin: Reply | None = None
    twin_bindings: Bindings | None = None
    probes: Mapping[tuple[int, Path], Probe] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A documented leaf and what the reply has in its place (MISSING: nothing).

    `path` stands in the reply, `field` is the documented JSON path. `is_certain` is false where the two came together
    only because a list had to be aligned somehow. `document` is the string of the reply that the leaf stands in, where
    that string is JSON (a policy); `string` is the documented string of JSON that it stands in, if any.
    """

    node: JsonValue
    live: Any
    path: Path
    field: str
    is_certain: bool = True
    document: str | None = None
    string: Text | None = None

    @property
    def span(self) -> Span:
        return whole_span(self.node, self.string)


def whole_span(node: JsonValue, string: Text | None) -> Span:
    """The place of a documented value; one inside a JSON string may end with an escape, which takes several characters."""
    start, stop = node.span
    return Span(start, stop if string is None else _past(string, stop - 1))


def _past(text: Text, place: int) -> int:
    """The source offset past the character that begins at `place`: an escape takes more than one."""
    run = bisect_right(text.runs, place, key=lambda pair: pair[1]) - 1
    index = text.runs[run][0] + place - text.runs[run][1]
    width = text.offset(index + 1) - place
    return place + width if 0 < width <= _LONGEST_ESCAPE else place + 1


@dataclass(frozen=True, slots=True)
class Surplus:
    """An element of the reply's list that no element of the documented list (which has no elision) stands for."""

    node: JsonArray
    live: Any
    path: Path
    field: str
    document: str | None = None
    string: Text | None = None

    @property
    def span(self) -> Span:
        """The place of the last documented element (of the list, where it is empty)."""
        items = self.node.items
        return whole_span(items[-1] if items else self.node, self.string)


@dataclass(frozen=True, slots=True)
class Difference:
    """A documented leaf that differs from the reply.

    `documented` and `reply` are plain values in documented terms; they are those of a part where only a part of an ARN
    or URL differs, and `span` is that part's. `origin` is where an echoed value was given.
    """

    span: Span
    field: str
    path: Path
    documented: Any
    reply: Any
    standing: Standing
    provenance: Provenance
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome. `needs_twin` asks for another comparison with `Evidence.twin`, `doubted` for one with a probe of each

    of these inputs: this one is then provisional.
    """

    verdict: Verdict
    reason: str = ""
    fields: Fields | None = None
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = field(default=())
    needs_twin: bool = False
    doubted: tuple[Input, ...] = ()
