"""Members that the model does not have at a place: misspelt, of another level, of another operation, or made up."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from harness.catalog.forms import Dictionary, Form, Listing, Record
from harness.catalog.suggesting import suggest
from harness.findings import Finding
from harness.jsontext.model import JsonArray, JsonElision, JsonMember, JsonObject, JsonString, JsonValue
from harness.lowering.model import Path
from harness.outputs.scene import Scene, shortened
from harness.text import Span

_MOST = 20  # unknown members of one object that are told
_FEW = 3  # operations that are worth naming when an output looks like theirs
_TYPE_MARK = "__type"
_FITS = 0.6  # the share of an object's members that a record must know to be its likely form


@dataclass(frozen=True, slots=True)
class Misfit:
    """An object or list that stands a level too high or too low: `value` is to be looked at as `form` instead."""

    name: str
    span: Span
    message: str
    help: str
    value: JsonValue
    form: Form


class Stranger(NamedTuple):
    """A key that a record does not have; `beside` are all keys of its object, `parent` the record one level up."""

    key: JsonString
    beside: frozenset[str]
    form: Record
    parent: Record | None
    path: Path


def misfit(value: JsonValue, form: Record, holder: str) -> Misfit | None:
    """What is a level off at a place where a record is due; `holder` names the record for the message."""
    if isinstance(value, JsonArray):
        return _bare_list(value, form, holder)
    if isinstance(value, JsonObject) and value.members and not _has_known(value, form):
        return _extra_wrapper(value, form, holder) or _missing_wrapper(value, form, holder)
    return None


def unknown_members(
    value: JsonObject, form: Record, parent: Record | None, path: Path, scene: Scene
) -> Iterator[Finding]:
    """A finding for each key that the record does not have, on the key; one for all where an output has no key of it."""
    strangers = [m for m in value.members if m.key.value not in form.members and _is_name(m.key.value)]
    strangers = yield from _without_types(strangers, scene)
    if not path:
        yield from _unprinted(value, scene)
        strangers = yield from _without_metadata(strangers, scene)
    if not path and strangers and not _has_known(value, form) and (found := _foreign(value, strangers, form, scene)):
        yield found
        return
    beside = frozenset(member.key.value for member in value.members)
    for member in strangers[:_MOST]:
        yield from _unknown(Stranger(member.key, beside, form, parent, (*path, member.key.value)), scene)


def _is_name(key: str) -> bool:
    """False for elisions, and for a value that stands where a key belongs."""
    return bool(key.strip(". ")) and "\n" not in key


def _without_metadata(strangers: list[JsonMember], scene: Scene) -> Generator[Finding, None, list[JsonMember]]:
    for member in strangers:
        if member.key.value == "ResponseMetadata":
            message = "`ResponseMetadata` is shown, and the AWS CLI never prints it"
            yield from scene.finding(
                "response-metadata-shown", member.key.span, ("ResponseMetadata",), message, "Leave it out"
            )
    return [member for member in strangers if member.key.value != "ResponseMetadata"]


def _without_types(strangers: list[JsonMember], scene: Scene) -> Generator[Finding, None, list[JsonMember]]:
    """Without the marks that the JSON protocols have on the wire: botocore drops them. They are told once an output."""
    for member in strangers:
        if member.key.value == _TYPE_MARK:
            message = f"`{_TYPE_MARK}` is shown, a mark of the wire that the AWS CLI never prints"
            help_ = "Leave it out wherever the output has it"
            yield from scene.finding("unknown-output-member", member.key.span, (_TYPE_MARK,), message, help_)
    return [member for member in strangers if member.key.value != _TYPE_MARK]


def _unprinted(value: JsonObject, scene: Scene) -> Iterator[Finding]:
    for member in value.members:
        name = member.key.value
        if name in scene.unprinted:
            message = (
                f"`{name}` is shown, and the AWS CLI fetches all pages of {scene.call.operation} and does not print it"
            )
            help_ = "Leave it out; where `--max-items` cuts the list short, the AWS CLI prints `NextToken`"
            yield from scene.finding("paging-member-shown", member.key.span, (name,), message, help_)


def _foreign(value: JsonObject, strangers: list[JsonMember], form: Record, scene: Scene) -> Finding | None:
    """The one finding for an output of which the operation has no member at all."""
    first, names = strangers[0], [member.key.value for member in strangers]
    if any(suggest(name, form.members) for name in names[:_MOST]):
        return None
    others = scene.operations_with(frozenset(names))
    if 0 < len(others) <= _FEW:
        message = f"the output is that of {' or '.join(others)}, not of {scene.call.operation}"
        help_ = f"Show the output of {scene.call.operation}, or correct the command"
        return Finding("output-of-other-operation", first.key.span, message, help_, f"$.{names[0]}")
    if len(names) == 1:
        return None
    told = ", ".join(f"`{shortened(name)}`" for name in names[:3]) + (", ..." if len(names) > 3 else "")
    message = f"{told} are no members of the output of {scene.call.operation}"
    return Finding("unknown-output-member", first.key.span, message, _members(form), f"$.{names[0]}")


def missing_members(value: JsonObject, form: Record, path: Path, scene: Scene) -> Iterator[Finding]:
    """A note where an object that leaves nothing out by `...` lacks a member that the model requires.

    The records around a list that is fetched page by page are left alone: the AWS CLI prints only parts of them.
    """
    if value.elisions or (scene.is_paged and not any(isinstance(step, int) for step in path)):
        return
    missing = [name for name in sorted(form.required) if name in form.members and value.get(name) is None]
    if missing and (value.members == () or _has_known(value, form)):
        told = " and ".join(f"`{name}`" for name in missing[:3]) + (" and more" if len(missing) > 3 else "")
        holder = f"`{form.name}`" if path else f"the output of {scene.call.operation}"
        message = f"{holder} lacks {told} here, required by the model"
        yield from scene.finding("missing-output-member", _opening(value), path, message, "Show it, or write `...`")


def _unknown(stranger: Stranger, scene: Scene) -> Iterator[Finding]:
    name, form, path = stranger.key.value, stranger.form, stranger.path
    is_top = len(path) == 1
    holder = (
        f"the output of {scene.call.operation}" if is_top else f"`{form.name}`" if form.name else "what the query gives"
    )
    help_ = _meant(stranger) or (_elsewhere(stranger, scene) if is_top else "") or _members(form)
    message = f"`{shortened(name)}` is no member of {holder}"
    yield from scene.finding("unknown-output-member", stranger.key.span, path, message, help_)


def _meant(stranger: Stranger) -> str:
    """What the author most likely meant: a case variant, a member of a member, a near name, or the level above."""
    name, form, parent = stranger.key.value, stranger.form, stranger.parent
    near = suggest(name, [other for other in form.members if other not in stranger.beside])
    if near and near.lower() == name.lower():
        return f"Did you mean `{near}`?"
    holders = [other for other, inner in _inner_records(form) if name in inner.members]
    if holders:
        return f"It belongs inside `{holders[0]}`"
    if near:
        return f"Did you mean `{near}`?"
    return "It belongs one level up" if parent is not None and name in parent.members else ""


def _elsewhere(stranger: Stranger, scene: Scene) -> str:
    name = stranger.key.value
    others = scene.operations_with(stranger.beside) or scene.operations_with(frozenset({name}))
    if others:
        more = f" (and {len(others) - 1} more)" if len(others) > 1 else ""
        return f"The output of {others[0]}{more} has it"
    return "It is a parameter of the operation, which does not return it" if name in scene.input_members else ""


def _members(form: Record) -> str:
    names = sorted(form.members)
    if not names:
        return "It has no members"
    return f"Its members are {', '.join(f'`{name}`' for name in names[:8])}{', ...' if len(names) > 8 else ''}"


def _bare_list(value: JsonArray, form: Record, holder: str) -> Misfit | None:
    lists = [(name, inner) for name, inner in form.members.items() if isinstance(inner, Listing)]
    fitting = [pair for pair in lists if _list_fits(value, pair[1])]
    if len(fitting) != 1:
        return None
    name, inner = fitting[0]
    message = f"a list stands where {holder} is due: `{name}` around it is missing"
    return Misfit("missing-wrapper", _opening(value), message, f'Write `{{"{name}": [...]}}`', value, inner)


def _missing_wrapper(value: JsonObject, form: Record, holder: str) -> Misfit | None:
    shares = [(_share(value, inner), name, inner) for name, inner in _inner_records(form)]
    share, name, inner = max(shares, key=lambda found: found[0], default=(0.0, "", form))
    if share < _FITS:
        return None
    is_list = isinstance(form.members[name], Listing)
    message = f"the members of `{name}` stand directly in {holder}: `{name}` around them is missing"
    help_ = f'Write `{{"{name}": {"[{...}]" if is_list else "{...}"}}}`'
    return Misfit("missing-wrapper", _opening(value), message, help_, value, inner)


def _extra_wrapper(value: JsonObject, form: Record, holder: str) -> Misfit | None:
    only = value.members[0]
    if len(value.members) != 1 or suggest(only.key.value, form.members) or not isinstance(only.value, JsonObject):
        return None
    if len(only.value.members) < 2 or _share(only.value, form) < _FITS:
        return None
    message = f"`{only.key.value}` around the members of {holder} is one level too many"
    return Misfit("extra-wrapper", only.key.span, message, f"Leave `{only.key.value}` out", only.value, form)


def _inner_records(form: Record) -> Iterator[tuple[str, Record]]:
    """The members that are records, or lists or maps of them."""
    for name, inner in form.members.items():
        held = inner.item if isinstance(inner, Listing) else inner.value if isinstance(inner, Dictionary) else inner
        if isinstance(held, Record):
            yield name, held


def _has_known(value: JsonObject, form: Record) -> bool:
    return any(member.key.value in form.members for member in value.members)


def _share(value: JsonObject, form: Record) -> float:
    known = sum(member.key.value in form.members for member in value.members)
    return known / len(value.members) if value.members else 0.0


def _list_fits(value: JsonArray, form: Listing) -> bool:
    first = next((item for item in value.items if not isinstance(item, JsonElision)), None)
    if isinstance(form.item, Record):
        return isinstance(first, JsonObject) and _share(first, form.item) >= _FITS
    return isinstance(first, JsonString)


def _opening(value: JsonObject | JsonArray) -> Span:
    return Span(value.span.start, value.span.start + 1)
