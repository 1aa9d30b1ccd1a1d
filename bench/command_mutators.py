"""Mutators of commands: options, names, values, continuations and quotes. Each gives every change that it could make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from botocore import xform_name

from harness.text import Span, Text
from mutants import Change, Place, members, misspelled, replaced


def _options(place: Place) -> list[Any]:
    return [word for word in place.words[3:] if re.fullmatch(r"--[a-z][a-z0-9-]+", word.value) and not word.is_quoted]


def misspell_option(place: Place) -> Iterator[Change]:
    for word in _options(place):
        yield replaced(word.span, "--" + misspelled(word.value[2:]))


def rename_option(place: Place) -> Iterator[Change]:
    """As the API names it: `--key-id` to `--KeyId`."""
    for word in _options(place):
        yield replaced(word.span, "--" + "".join(part.capitalize() for part in word.value[2:].split("-")))


def drop_option(place: Place) -> Iterator[Change]:
    """A required option with its value."""
    shape = place.model.input_shape if place.model else None
    required = {"--" + xform_name(name, "-") for name in shape.required_members} if shape else set()
    given = [word.value for word in place.words]
    if "--cli-input-json" in given or "--cli-input-yaml" in given:
        return
    for at, word in enumerate(place.words):
        if word.value in required:
            rest = [other for other in place.words[at + 1 :] if other.value.startswith("--")]
            stop = rest[0].span.start if rest else place.command.stop
            yield Change(word.span.start if rest else place.words[at - 1].span.stop, stop)


def misspell_service(place: Place) -> Iterator[Change]:
    yield replaced(place.words[1].span, misspelled(place.words[1].value))


def misspell_command(place: Place) -> Iterator[Change]:
    yield replaced(place.words[2].span, misspelled(place.words[2].value))


def rename_command(place: Place) -> Iterator[Change]:
    """To another operation of the same service."""
    own = place.words[2].value
    names = [xform_name(name, "-") for name in place.model.service_model.operation_names] if place.model else []
    yield from (replaced(place.words[2].span, name) for name in names if name != own)


def drop_command(place: Place) -> Iterator[Change]:
    yield Change(place.words[1].span.stop, place.words[2].span.stop)


def change_parameter_type(place: Place) -> Iterator[Change]:
    """A number or an enum's value by a word that is neither."""
    members = place.model.input_shape.members if place.model and place.model.input_shape else {}
    shapes = {"--" + xform_name(name, "-"): shape for name, shape in members.items()}
    for word, value in zip(place.words, place.words[1:], strict=False):
        shape = shapes.get(word.value)
        if shape is None or value.value.startswith(("-", "file")):
            continue
        if shape.type_name in ("integer", "long", "float", "double"):
            yield replaced(value.span, "several")
        elif shape.type_name == "string" and value.value in shape.enum:
            yield replaced(value.span, misspelled(value.value))


def misspell_parameter_member(place: Place) -> Iterator[Change]:
    """A key of a structure, in a file's JSON or in shorthand."""
    model = place.model
    members = model.input_shape.members if model and model.input_shape else {}
    shapes = {"--" + xform_name(name, "-"): shape for name, shape in members.items()}
    for word, value in zip(place.words, place.words[1:], strict=False):
        shape = model.input_shape if word.value == "--cli-input-json" and model else shapes.get(word.value)
        if shape is None:
            continue
        for key in _keys(_file(place, value.value) or value.text, shape):
            yield replaced(key, misspelled(place.source.text[key.start : key.stop]))


def _file(place: Place, value: str) -> Text | None:
    return place.step.step.files.get(value.rpartition("/")[2]) if value.startswith("file://") else None


def _keys(text: Text, shape: Any) -> Iterator[Span]:
    if text.value.lstrip()[:1] in ("{", "["):
        yield from (member.key.text.span() for member, _ in members(text, shape))
    inner = shape.member if shape.type_name == "list" else shape
    found = re.match(r"(\w+)=", text.value)
    if found and inner.type_name == "structure" and found[1] in inner.members:
        yield text.span(*found.span(1))


def drop_continuation(place: Place) -> Iterator[Change]:
    text = place.source.text
    for found in re.finditer(r"[ ]*\\(?=\n)", text[place.command.start : place.command.stop]):
        yield Change(place.command.start + found.start(), place.command.start + found.end())


def blank_after_continuation(place: Place) -> Iterator[Change]:
    yield from (Change(change.stop, change.stop, " ") for change in drop_continuation(place))


def drop_quote(place: Place) -> Iterator[Change]:
    """One of the two quotes around a value."""
    text = place.source.text
    for word in place.words:
        first, last = word.span.start, word.span.stop - 1
        if text[first] in "'\"" and text[last] == text[first]:
            yield from (Change(at, at + 1) for at in (first, last))


MUTATORS: tuple[Callable[[Place], Iterator[Change]], ...] = (
    misspell_option,
    rename_option,
    drop_option,
    misspell_service,
    misspell_command,
    rename_command,
    drop_command,
    change_parameter_type,
    misspell_parameter_member,
    drop_continuation,
    blank_after_continuation,
    drop_quote,
)
