"""Writes changed data into an author's JSON text by the fewest edits: layout, key order and elisions stay."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from harness.findings import Edit
from harness.jsontext.model import JsonArray, JsonBare, JsonElision, JsonMember, JsonObject, JsonValue
from harness.jsontext.values import plain
from harness.text import Source, Span

STEP = 4
"""Blanks by which the AWS CLI indents."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How an author writes JSON: what stands around a colon, and by how many blanks a line is indented."""

    colon: str = ": "
    step: int = STEP


def render(data: Any, indent: int = 0, layout: Layout | None = None, *, is_inline: bool = False) -> str:
    """JSON as the AWS CLI prints it, or in the author's layout; every line but the first is indented by `indent`."""
    layout = layout or Layout()
    if is_inline:
        return json.dumps(data, ensure_ascii=False, separators=(", ", layout.colon))
    text = json.dumps(data, ensure_ascii=False, indent=layout.step, separators=(",", layout.colon))
    return text.replace("\n", "\n" + " " * indent)


def edits(value: JsonValue, new: Any, source: Source) -> tuple[Edit, ...]:
    """The edits of `source` after which `value` reads as `new` (plain Python), in order of place; none where it does.

    An elision stands for whatever `new` has more: next to one nothing is added or taken away. `value` stands in the
    source unescaped, that is not inside a string.
    """
    return tuple(sorted(_Writer(source, layout_of(value, source))._changes(value, new), key=lambda edit: edit.span))


def layout_of(value: JsonValue, source: Source) -> Layout:
    """The layout of the first object that shows it."""
    colon, step = "", 0
    stack = [value]
    while stack and not (colon and step):
        found = stack.pop()
        children = _children(found)
        if isinstance(found, JsonObject) and found.members:
            member = found.members[0]
            colon = colon or source.text[member.key.span.stop : member.value.span.start]
        if children:
            step = step or max(_indent(source, children[0].start) - _indent(source, found.span.start), 0)
        stack.extend(reversed(_values(found)))
    return Layout(colon if _is_colon(colon) else ": ", step or STEP)


def _is_colon(text: str) -> bool:
    return text.strip() == ":" and "\n" not in text


def _values(value: JsonValue) -> list[JsonValue]:
    if isinstance(value, JsonObject):
        return [member.value for member in value.members]
    return list(value.items) if isinstance(value, JsonArray) else []


def _children(value: JsonValue) -> list[Span]:
    """Where the members or items of a container stand."""
    if isinstance(value, JsonObject):
        return [_span(member) for member in value.members]
    return [item.span for item in value.items] if isinstance(value, JsonArray) else []


def _span(part: JsonMember | JsonValue) -> Span:
    if isinstance(part, JsonMember):
        return Span(part.key.span.start, part.value.span.stop)
    return part.span


def _indent(source: Source, offset: int) -> int:
    line = source.line_text(source.position(offset).line)
    return len(line) - len(line.lstrip(" "))


@dataclass(frozen=True, slots=True)
class _Writer:
    source: Source
    layout: Layout

    def _changes(self, value: JsonValue, new: Any) -> Iterator[Edit]:
        if isinstance(value, JsonElision) or _is_same(value, new):
            return
        if isinstance(value, JsonObject) and isinstance(new, dict) and value.members:
            yield from self._object(value, new)
        elif isinstance(value, JsonArray) and isinstance(new, list) and value.items:
            yield from self._array(value, new)
        else:
            yield Edit(value.span, self._text(new, value.span.start, self._is_inline(value)))

    def _text(self, new: Any, offset: int, is_inline: bool) -> str:
        line_end = "\r\n" if "\r\n" in self.source.text else "\n"
        text = render(new, _indent(self.source, offset), self.layout, is_inline=is_inline)
        return text.replace("\n", line_end)

    def _is_inline(self, value: JsonValue) -> bool:
        """An array or object that its author wrote on one line stays on one."""
        return bool(_children(value)) and "\n" not in self.source.text[value.span.start : value.span.stop]

    def _object(self, value: JsonObject, new: dict[str, Any]) -> Iterator[Edit]:
        kept = [member for member in value.members if member.key.value in new or value.elisions]
        added = {} if value.elisions else {key: item for key, item in new.items() if value.get(key) is None}
        if not kept:
            yield Edit(value.span, self._text(new, value.span.start, self._is_inline(value)))
            return
        last = {member.key.value: member for member in value.members}
        for member in last.values():
            if member.key.value in new:
                yield from self._changes(member.value, new[member.key.value])
        yield from self._cut(value.members, kept)
        parts = [json.dumps(key, ensure_ascii=False) + self.layout.colon for key in added]
        yield from self._insert(value, kept[-1], parts, list(added.values()))

    def _array(self, value: JsonArray, new: list[Any]) -> Iterator[Edit]:
        if value.has_elision:
            yield from self._around_elisions(value.items, new)
            return
        kept = value.items[: len(new)]
        if not kept:
            yield Edit(value.span, "[]")
            return
        for item, changed in zip(kept, new, strict=False):
            yield from self._changes(item, changed)
        yield from self._cut(value.items, kept)
        added = new[len(kept) :]
        yield from self._insert(value, kept[-1], [""] * len(added), added)

    def _around_elisions(self, items: Sequence[JsonValue], new: list[Any]) -> Iterator[Edit]:
        """Items before the first elision count from the beginning, those after the last from the end."""
        gaps = [at for at, item in enumerate(items) if isinstance(item, JsonElision)]
        tail = len(items) - gaps[-1] - 1
        if gaps[0] + tail > len(new):
            return
        for item, changed in zip(items[: gaps[0]], new, strict=False):
            yield from self._changes(item, changed)
        for item, changed in zip(items[gaps[-1] + 1 :], new[len(new) - tail :], strict=True):
            yield from self._changes(item, changed)

    # Adding and taking away.

    def _cut(self, parts: Sequence[JsonMember | JsonValue], kept: Sequence[JsonMember | JsonValue]) -> Iterator[Edit]:
        """Take away the parts that are not kept, each with the comma that belongs to it."""
        stays = {_span(part) for part in kept}
        first = next(at for at, part in enumerate(parts) if _span(part) in stays)
        if first:
            yield Edit(Span(_span(parts[0]).start, _span(parts[first]).start), "")
        for before, part in zip(parts[first:], parts[first + 1 :], strict=False):
            if _span(part) not in stays:
                yield Edit(Span(_span(before).stop, _span(part).stop), "")

    def _insert(
        self, whole: JsonValue, last: JsonMember | JsonValue, heads: list[str], new: list[Any]
    ) -> Iterator[Edit]:
        """Put new parts behind the last one, set off as the author does."""
        if not new:
            return
        between, is_inline = self._between(whole), self._is_inline(whole)
        start = _span(last).start
        texts = [between + head + self._text(item, start, is_inline) for head, item in zip(heads, new, strict=True)]
        at = _span(last).stop
        yield Edit(Span(at, at), "".join(texts))

    def _between(self, whole: JsonValue) -> str:
        """What stands between two parts of a container."""
        parts = _children(whole)
        if len(parts) > 1:
            text = self.source.text[parts[0].stop : parts[1].start]
        else:
            text = "," + (
                self.source.text[whole.span.start + 1 : parts[0].start] if "\n" in self._opening(whole) else " "
            )
        return text if text.strip() == "," else ", "

    def _opening(self, whole: JsonValue) -> str:
        return self.source.text[whole.span.start : _children(whole)[0].start]


def _is_same(value: JsonValue, new: Any) -> bool:
    """Equal as JSON: `true` is not 1, and a word without quotes is not the string."""
    if isinstance(value, JsonBare):
        return False
    if isinstance(value, JsonObject | JsonArray):
        return False
    old = plain(value)
    return type(old) is type(new) and bool(old == new)
