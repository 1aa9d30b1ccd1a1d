"""What every mutator knows: a change of the source, the step that it is made in, and how a name is misspelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from harness.catalog import loader
from harness.jsontext import read_json
from harness.jsontext.model import JsonArray, JsonObject
from harness.reading import ReadStep
from harness.text import Source, Span, Text


@dataclass(frozen=True, slots=True)
class Change:
    """Replace the source between two offsets."""

    start: int
    stop: int
    text: str = ""

    def made_in(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.stop :]


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a document, with what the mutators look at."""

    source: Source
    step: ReadStep

    @property
    def words(self) -> Any:
        return self.step.step.command.words

    @property
    def command(self) -> Span:
        return self.step.step.command.span

    @property
    def model(self) -> Any:
        return operation_model(self.step.lowering.service, self.step.lowering.operation)


@cache
def operation_model(service: str | None, operation: str | None) -> Any:
    if service is None or operation is None:
        return None
    from botocore.model import ServiceModel

    return ServiceModel(loader().load_service_model(service, "service-2"), service).operation_model(operation)


def misspelled(name: str) -> str:
    """Two letters in the middle change places; where all are alike, one is doubled."""
    for at in range(len(name) // 2, len(name) - 1):
        if name[at] != name[at + 1] and name[at].isalpha() and name[at + 1].isalpha():
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name + name[-1:]


def replaced(span: Span, text: str) -> Change:
    return Change(span.start, span.stop, text)


def members(text: Text, shape: Any) -> Iterator[tuple[Any, Any]]:
    """The members of structures in a JSON text that a shape knows, each with its own shape."""
    waiting = [(read_json(text).value, shape)]
    while waiting:
        value, shape = waiting.pop()
        if isinstance(value, JsonArray) and shape.type_name == "list":
            waiting += [(item, shape.member) for item in value.items]
        elif isinstance(value, JsonObject) and shape.type_name == "map":
            waiting += [(member.value, shape.value) for member in value.members]
        elif (
            isinstance(value, JsonObject)
            and shape.type_name == "structure"
            and not getattr(shape, "is_document_type", False)
        ):
            known = [
                (member, shape.members[member.key.value])
                for member in value.members
                if member.key.value in shape.members
            ]
            yield from known
            waiting += [(member.value, inner) for member, inner in known]
