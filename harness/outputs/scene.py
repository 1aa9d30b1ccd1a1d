"""What a walk over one documented output knows of its surroundings: the call, its service, and what has been said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from harness.catalog.forms import Scalar
from harness.catalog.shapes import paginators, service_model
from harness.findings import Finding
from harness.lowering.model import Call, Path
from harness.lowering.patterns import matches, other_kind
from harness.text import Span

_ENOUGH = 200  # findings
_LONGEST = 90
_HALF = 42


@dataclass(frozen=True, slots=True)
class Scene:
    """`unprinted` are members at the top that the reply has and the AWS CLI leaves out.

    `said` keeps what was found by its message and its path without indices: once per output is enough.
    """

    call: Call
    unprinted: frozenset[str] = frozenset()
    said: set[tuple[str, str]] = field(default_factory=set)

    def finding(self, name: str, span: Span, path: Path, message: str, help_: str = "") -> Iterator[Finding]:
        """The finding, unless the same was said of an earlier element of the same list."""
        key = (message, pointer(tuple(step for step in path if isinstance(step, str))))
        if key not in self.said:
            self.said.add(key)
            yield Finding(name, span, message, help_, pointer(path))

    @property
    def is_full(self) -> bool:
        """True once so much is wrong with an output that more of it helps nobody."""
        return len(self.said) >= _ENOUGH

    @property
    def is_paged(self) -> bool:
        return self.call.is_paginated and self.call.operation in paginators(self.call.service)

    @property
    def input_members(self) -> frozenset[str]:
        shape = service_model(self.call.service).operation_model(self.call.operation).input_shape
        return frozenset(shape.members) if shape else frozenset()

    def other_kind(self, form: Scalar, text: str) -> str:
        """What tells, by the pattern of a leaf's shape, that a text names another kind of thing; "" where nothing does."""
        model = service_model(self.call.service)
        shape = model.shape_for(form.name) if form.name in model.shape_names else None
        pattern = shape.metadata.get("pattern") if shape is not None else None
        return "" if pattern is None or matches(pattern, text) else other_kind(pattern, text)

    def operations_with(self, names: frozenset[str]) -> list[str]:
        """The other operations of the service whose output has all these members at its top."""
        tops = _top_members(self.call.service)
        return [name for name, members in tops.items() if names <= members and name != self.call.operation]


def pointer(path: Path) -> str:
    """A path as findings have it: `$.KeyMetadata.Foo[0]`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def shortened(text: str) -> str:
    """A value for a message: on one line, its middle left out where it is long."""
    line = " ".join(text.split()) if "\n" in text else text
    return line if len(line) <= _LONGEST else f"{line[:_HALF]}...{line[-_HALF:]}"


def contrasted(first: str, second: str) -> tuple[str, str]:
    """Two values for a message: where they are long, cut so that their first difference is seen."""
    glue = "" if first.lstrip()[:1] == "{" else " "  # the layout of JSON is no difference
    first, second = (glue.join(text.split()) for text in (first, second))
    if max(len(first), len(second)) <= _LONGEST:
        return first, second
    same = next((i for i, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), 0)
    start = max(same - _HALF, 0)
    return _window(first, start), _window(second, start)


def _window(text: str, start: int) -> str:
    stop = start + _LONGEST
    return f"{'...' if start else ''}{text[start:stop]}{'...' if stop < len(text) else ''}"


@cache
def _top_members(service: str) -> Mapping[str, frozenset[str]]:
    model = service_model(service)
    shapes = {name: model.operation_model(name).output_shape for name in model.operation_names}
    return {name: frozenset(shape.members) for name, shape in shapes.items() if shape is not None}
