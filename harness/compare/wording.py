"""The findings of comparing, in words: what the document shows, what the reply has, and where that was given."""

from __future__ import annotations

import json
from typing import Any

from harness.bindings import Binding
from harness.compare.align import plain_scalar
from harness.compare.inputs import Input
from harness.compare.model import Leaf, Surplus
from harness.compare.settled import Mismatch
from harness.findings import Finding, Related
from harness.jsontext.model import JsonArray, JsonObject
from harness.text import Span, common_start

_LONGEST = 80
_BEFORE = 24


def shown(value: Any) -> str:
    """A value as JSON would show it, on one line, cut to a length that a reader takes in, ASCII only."""
    text = json.dumps(value, default=str)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 4] + " ..."


def _quoted(value: Any, is_part: bool) -> str:
    return f"`{str(value)[:_LONGEST]}`" if is_part else f"`{shown(value)}`"


def _both(mismatch: Mismatch) -> tuple[str, str]:
    """The documented value and the reply's; of two long strings, from shortly before where they part."""
    one, other = mismatch.documented, mismatch.reply
    if isinstance(one, str) and isinstance(other, str) and max(len(one), len(other)) > _LONGEST - 2:
        start = max(common_start(one, other) - _BEFORE, 0)
        lead = "..." if start else ""
        one, other = lead + one[start:], lead + other[start:]
    return _quoted(one, mismatch.is_part), _quoted(other, mismatch.is_part)


def _subject(leaf: Leaf) -> str:
    """The path of a documented value; a word of text output has none, and stands for itself."""
    return leaf.field or str(plain_scalar(leaf.node))[:_LONGEST]


def value_mismatch(leaf: Leaf, mismatch: Mismatch) -> Finding:
    """The error: the output shows another value than the example itself gave."""
    documented, reply = _both(mismatch)
    echo = mismatch.source.input
    origin = echo.span() if echo else None
    given = f"`{echo.path_text()}` of the example's own input" if echo else "the example's own input"
    return Finding(
        name="value-mismatch",
        span=mismatch.span,
        message=f"the output shows {documented}, but the reply has {reply}, from {given}",
        help=f"Write {reply} here, or correct the input that it comes from",
        field=leaf.field,
        related=(Related(origin, f"{reply} is given here"),) if origin else (),
    )


def missing_element(surplus: Surplus, reply: Any) -> Finding:
    return Finding(
        name="missing-element",
        span=surplus.span,
        message=f"the output leaves `{shown(reply)}` out of a list that the example itself gave",
        help=f"Add `{shown(reply)}` to `{surplus.field}`, or show with `...` that the list is abridged",
        field=surplus.field,
    )


def unlisted(surplus: Surplus, reply: Any) -> Finding:
    """The note: which elements a service lists is its own, so this proves no fault."""
    return Finding(
        name="emulator-difference",
        span=surplus.span,
        message=f"the emulator lists `{shown(reply)}` too, which the command gives, in `{surplus.field}`",
        help=f"Add `{shown(reply)}` to `{surplus.field}`, or show with `...` that the list is abridged",
        field=surplus.field,
    )


def unselected(leaf: Leaf, item: Input) -> Finding:
    """The note: the emulator may show whatever there is, so this proves no fault."""
    return Finding(
        name="emulator-difference",
        span=leaf.span,
        message=f"the command asks for `{shown(item.value)}`, and `{leaf.field}` shows another",
        help=f"Show what has `{shown(item.value)}` for `{item.path_text()}`, if that is what the command selects",
        field=leaf.field,
    )


def displaced(leaf: Leaf, region: str, other: str) -> Finding:
    """The note: things of two regions may stand together, if seldom."""
    return Finding(
        name="emulator-difference",
        span=leaf.span,
        message=f"`{leaf.field}` lies in `{region}`, and what stands before it in `{other}`",
        help="Write one region, if this is one thing: the emulator repeats what it is given, whatever the region",
        field=leaf.field,
    )


def disordered(leaf: Leaf, earlier: str) -> Finding:
    """The note: the account's own clock goes on."""
    return Finding(
        name="emulator-difference",
        span=leaf.span,
        message=f"`{leaf.field}` is before `{earlier}`, which the emulator has in the other order",
        help="Write times that can follow one another",
        field=leaf.field,
    )


def unknown_to_input(leaf: Leaf) -> Finding:
    return Finding(
        name="value-mismatch",
        span=leaf.span,
        message=f"the output shows `{_subject(leaf)}`, which the example's own input does not have",
        help="Take it out of the output, or add it to the input",
        field=leaf.field,
    )


def contradiction(leaf: Leaf, mismatch: Mismatch, earlier: Binding, where: Span | None) -> Finding:
    """One documented id for two things, or two documented ids for one."""
    here = f"`{mismatch.documented}`"
    if earlier.documented == mismatch.documented:
        message = f"{here} stands for two different things of one example"
    else:
        message = f"{here} stands for what the example calls `{earlier.documented}` elsewhere"
    related = (Related(where, f"`{earlier.documented}` is met here first"),) if where else ()
    return Finding(
        name="contradictory-id",
        span=mismatch.span,
        message=message,
        help="Use one identifier for one thing throughout the example",
        field=leaf.field,
        related=related,
    )


def arranged(leaf: Leaf, mismatch: Mismatch, is_authored: bool) -> Finding:
    """The note: the reply has what was made for the example, by choice or as the author says."""
    reply = _quoted(mismatch.reply, mismatch.is_part)
    if is_authored:
        how, remedy = "as a `.. harness: arrange` comment makes it", f"Write {reply} here, or mend the comment"
    else:
        how = "which was chosen while arranging the example"
        remedy = "Say with `.. harness: arrange` how the resource is made, if this should be compared"
    message = f"the reply has {reply} for `{_subject(leaf)}`, {how}"
    return Finding("arranged-value", mismatch.span, message, help=remedy, field=leaf.field)


def difference(leaf: Leaf, mismatch: Mismatch) -> Finding:
    """The note: not the author's fault, as far as can be proved."""
    reply = _quoted(mismatch.reply, mismatch.is_part)
    earlier = mismatch.contradiction
    remedy = "No fault of the document as far as can be proved: the value is not from the example's own input"
    if earlier is not None and earlier.documented != mismatch.documented:
        message = f"`{mismatch.documented}` stands for what is called `{earlier.documented}` elsewhere"
        remedy = f"Write `{earlier.documented}` here, if the two are meant to be one"
    elif earlier is not None:
        message = (
            f"`{mismatch.documented}` was met as another thing before, so it was not compared for `{_subject(leaf)}`"
        )
    else:
        message = f"the emulator has {reply} for `{_subject(leaf)}`"
    return Finding(
        name="emulator-difference",
        span=mismatch.span,
        message=message,
        help=remedy,
        field=leaf.field,
    )


def absent(leaf: Leaf) -> Finding:
    what = (
        "members" if isinstance(leaf.node, JsonObject) else "elements" if isinstance(leaf.node, JsonArray) else "value"
    )
    return Finding(
        name="emulator-omission",
        span=leaf.span,
        message=f"the emulator's reply has no `{_subject(leaf)}`",
        help=f"No fault of the document: the documented {what} could not be compared",
        field=leaf.field,
    )
