"""Provenance: whether a value of the reply was generated, echoes the example's own input, was arranged, or is the emulator's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from harness.account.model import Reply
from harness.bindings import Binding, Bindings
from harness.compare.inputs import Input, Inputs, last_name, strength
from harness.compare.kinds import have_same_frame, is_generated_form, parts_of
from harness.compare.model import Evidence, Provenance
from harness.compare.names import names_given, parts_given
from harness.compare.trees import Item, comparable, leaves, names_of, plain_leaf, value_at, wild
from harness.lowering.model import Path
from harness.text import Span, Text

_UNDER_WAY = re.compile(
    r"^(?:[a-z]+[_-])*(?:in[_-]?progress|pending|updating|modifying)(?:[_-][a-z]+)*$", re.IGNORECASE
)
_LONGEST_STATE = 40


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value of the reply came from; for ECHOED the `input`, and how well its name fits (see inputs.strength)."""

    provenance: Provenance
    input: Input | None = None
    strength: int = 0


class Witness:
    """Answers where a value came from, out of the evidence for one step."""

    def __init__(self, evidence: Evidence, reply: Reply, bindings: Bindings, documented: Text | None = None) -> None:
        self.evidence = evidence
        self.bindings = bindings
        self.operation = reply.call.operation
        self.region = reply.call.region
        self._sent = reply.call.parameters
        self.inputs = Inputs(evidence.calls)
        self._documented = documented
        self._places: dict[str, Binding] = {}

    def documented(self, path: Path, live: Any) -> Any:
        """A value of the reply in documented terms: what this very call gave for it, or else what is bound to it.

        Arranging binds what an output shows, so the output's own word for a thing would always agree with it.
        """
        return self._told(path, live, self._given, self.bindings)

    def _told(self, path: Path, live: Any, given: Mapping[str, list[Input]], bindings: Bindings) -> Any:
        """An id is one thing under every name, any other word only under that of the input."""
        least = 0 if isinstance(live, str) and is_generated_form(live) else 2
        items = given.get(live, ()) if isinstance(live, str) else ()
        own = max(((strength(path, self.operation, item), item.value) for item in items), default=(-1, ""))
        return own[1] if own[0] >= least else bindings.to_documented(live)

    @cached_property
    def _given(self) -> Mapping[str, list[Input]]:
        return self._given_in(self._sent)

    def _given_in(self, sent: Mapping[str, Any]) -> Mapping[str, list[Input]]:
        """The strings that the call itself gives, by what was sent to the account in their places."""
        found: dict[str, list[Input]] = defaultdict(list)
        for item in self.inputs.of_call(len(self.evidence.calls) - 1):
            live = value_at(sent, item.path)
            if isinstance(item.value, str) and isinstance(live, str) and live != item.value:
                found[live].append(item)
        return found

    def met_before(self, documented: str, live: str, where: Span) -> Binding | None:
        """What the output has called an account or a region so far, if that is something else."""
        known = self._places.setdefault(live, Binding(documented, live, where))
        return known if known.documented != documented else None

    @property
    def has_twin(self) -> bool:
        return self.evidence.twin is not None

    @cached_property
    def shows_pending(self) -> bool:
        """Whether the documented output says of something that it is being changed (`PendingModifiedValues`, `updating`)."""
        return any(
            any(name.lower().startswith("pending") for name in names_of(path))
            or (isinstance(leaf, str) and len(leaf) < _LONGEST_STATE and _UNDER_WAY.search(leaf) is not None)
            for path, leaf in self._shown
        )

    @cached_property
    def shows_part(self) -> bool:
        """Whether the documented output is abridged, or none that is JSON."""
        return self._documented is None or "..." in self._documented.value or not self._shown

    def shows(self, path: Path, value: Any) -> bool:
        """Whether the documented output has the value somewhere under the name that `path` ends in."""
        wanted = (last_name(path), comparable(value))
        return any((last_name(at), comparable(leaf)) == wanted for at, leaf in self._shown)

    @cached_property
    def _shown(self) -> list[Item]:
        """The leaves of the documented output, where it is JSON."""
        from harness.jsontext import plain, read_json

        value = read_json(self._documented).value if self._documented is not None else None
        return list(leaves(plain(value))) if value is not None else []

    @cached_property
    def _twin(self) -> dict[Path, set[Any]]:
        found: dict[Path, set[Any]] = defaultdict(set)
        if self.evidence.twin is not None:
            for path, value in leaves(self.evidence.twin.data):
                found[wild(path)].add(comparable(value))
        return found

    @cached_property
    def _arranged(self) -> Inputs:
        return Inputs(created.call for created in self.evidence.created)

    @cached_property
    def _produced(self) -> set[Any]:
        replies = (created.reply.raw for created in self.evidence.created)
        return {comparable(value) for raw in replies for _, value in leaves(dict(raw))}

    def is_generated(self, path: Path, live: Any) -> bool:
        """Whether the twin has another value there: only what the clock, the seed or the account decides changes."""
        seen = self._twin.get(wild(path))
        return bool(seen) and comparable(live) not in (seen or ())

    def is_generated_part(self, path: Path, live: str, part: int) -> bool:
        """The same for one part of an ARN or a URL."""
        own = parts_of(live)[part].value
        framed = [v for v in self._twin.get(wild(path), ()) if isinstance(v, str) and have_same_frame(live, v)]
        return bool(framed) and all(parts_of(v)[part].value != own for v in framed)

    def stays(self, path: Path, reply: Any) -> bool:
        """Whether the twin, in documented terms, has the value too (true without a twin, or where it has nothing there)."""
        seen = self._twin_documented.get(wild(path))
        return not seen or comparable(reply) in seen or any(isinstance(v, str) and str(reply) in v for v in seen)

    @cached_property
    def _twin_documented(self) -> dict[Path, set[Any]]:
        bindings = self.evidence.twin_bindings or self.bindings
        given = self._given_in(self.evidence.twin.call.parameters if self.evidence.twin is not None else {})
        return {
            path: {self._told(path, value, given, bindings) if isinstance(value, str) else value for value in seen}
            for path, seen in self._twin.items()
        }

    def is_opaque(self, live: Any) -> bool:
        """Whether the reply gives back what stands for a file that the document does not show."""
        if not isinstance(live, str) or not self._opaque:
            return False
        return live in self._opaque or unquote(live) in self._opaque

    @cached_property
    def _opaque(self) -> set[Any]:
        given = ((call, path) for call in self.evidence.calls for path in call.opaque)
        return {plain_leaf(value_at(call.parameters, path)) for call, path in given}

    def is_given_somewhere(self, name: str) -> bool:
        """Whether the example, or what was arranged for it, gives a member of that name to the service."""
        return self.inputs.has_member(name) or self._arranged.has_member(name)

    @cached_property
    def names(self) -> frozenset[str]:
        """What the example, or arranging for it, named before the account said it."""
        return names_given(self.evidence.created, self.evidence.calls)

    def is_name(self, live: str) -> bool:
        return live in self.names

    def is_bound_by_arranging(self, documented: str) -> bool:
        """Whether a value stands for something only because arranging says so: no command gives it, and no output before."""
        known = self.bindings.binding_of(documented)
        return known is not None and known.where is None and documented not in self.inputs

    def tells(self, part: str) -> bool:
        """Whether the example's commands give a word or a part of a value, or the documented output shows it as a value."""
        return part in self._told_parts or any(value == part for _, value in self._shown)

    @cached_property
    def _told_parts(self) -> frozenset[str]:
        return frozenset(part for call in self.evidence.calls for part in parts_given(call.parameters))

    def speaks_of(self, word: str, path: Path) -> bool:
        """Whether the operation or a member's name has the word: `mesh` of `meshes[0].arn`, of DescribeMesh."""
        members = {name for at, _ in self._shown for name in names_of(at)}
        return any(
            word.replace("-", "").lower() in name.lower() for name in (self.operation, *names_of(path), *members)
        )

    def is_authored(self, live: Any) -> bool:
        """Whether a call of the author's, made while arranging, gave that very value."""
        from harness.arrange import BY_AUTHOR

        return live in Inputs(created.call for created in self.evidence.created if created.why == BY_AUTHOR)

    def is_arranged(self, live: Any) -> bool:
        """Whether arranging made or chose that very value."""
        return comparable(live) in self._produced or live in self._arranged

    def is_chosen_beside(self, echo: Input, live: Any) -> bool:
        """Whether arranging gave an input's very value to a member of another name too, which the reply may be showing."""
        chosen = (item for value in (live, echo.value) for item in self._arranged.of(value))
        return any(strength(item.path, item.call.operation, echo) < 2 for item in chosen)

    def was_probed(self, echo: Input) -> bool:
        return echo.place in self.evidence.probes

    def follows(self, path: Path, echo: Input) -> bool:
        """Whether another value for the input came back in that place of the reply."""
        probe = self.evidence.probes.get(echo.place)
        return probe is not None and probe.is_followed(path)

    def source(self, path: Path, reply: Any, live: Any) -> Source:
        """Where a value that does not change came from; `reply` is the live value in documented terms."""
        echo = self.inputs.best(reply, path, self.operation)
        arranged = self._arranged.best(live, path, self.operation) or self._arranged.best(reply, path, self.operation)
        if echo and (not arranged or echo[1] >= arranged[1]):
            return Source(Provenance.ECHOED, *echo)
        if arranged:
            return Source(Provenance.ARRANGED)
        if not self.has_twin:
            return Source(Provenance.UNKNOWN)
        return Source(Provenance.EMULATOR)
