"""What a walk over one documented output knows of its surroundings: the call, its service, and what has been said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from harness.catalog.shapes import service_model
from harness.findings import Finding
from harness.lowering.model import Call, Path
from harness.text import Span


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
    def input_members(self) -> frozenset[str]:
        shape = service_model(self.call.service).operation_model(self.call.operation).input_shape
        return frozenset(shape.members) if shape else frozenset()

    def operations_with(self, names: frozenset[str]) -> list[str]:
        """The other operations of the service whose output has all these members at its top."""
        tops = _top_members(self.call.service)
        return [name for name, members in tops.items() if names <= members and name != self.call.operation]


def pointer(path: Path) -> str:
    """A path as findings have it: `$.KeyMetadata.Foo[0]`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


@cache
def _top_members(service: str) -> Mapping[str, frozenset[str]]:
    model = service_model(service)
    shapes = {name: model.operation_model(name).output_shape for name in model.operation_names}
    return {name: frozenset(shape.members) for name, shape in shapes.items() if shape is not None}
