"""What lowering one command has at hand and finds on its way: the documented files, and findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from harness.catalog.suggesting import is_slip
from harness.findings import Edit, Finding, Fix
from harness.lowering.nodes import Node
from harness.text import Span, Text

_PREFIX = re.compile(r"(fileb?)://")
_SLASHES = re.compile(r"[/\\]")


@dataclass(slots=True)
class Context:
    """`files` are texts; what is no UTF-8 stands in them as surrogates (a file that an earlier step wrote may be binary).

    `binary_format` is `--cli-binary-format` ("" as the AWS CLI's version 1: text as it is)."""

    files: Mapping[str, Text]
    binary_format: str = ""
    findings: list[Finding] = field(default_factory=list)
    missing: list[Text] = field(default_factory=list)

    def report(self, name: str, place: Text | Span, message: str, help: str = "", **more: object) -> None:  # noqa: A002
        span = place.span() if isinstance(place, Text) else place
        self.findings.append(Finding(name, span, message, help, **more))  # type: ignore[arg-type]

    def find(self, path: str) -> Text | None:
        """The documented contents of a file, found by its base name; in another case only where that is unambiguous."""
        name = _SLASHES.split(path)[-1]
        if name in self.files:
            return self.files[name]
        alike = [text for known, text in self.files.items() if known.lower() == name.lower()]
        return alike[0] if len(alike) == 1 else None

    def load(self, reference: Text) -> Node | None:
        """What `file://` or `fileb://` refers to (text, or bytes); None where the text is no such reference."""
        found = _PREFIX.match(reference.value)
        return self.contents(reference, found.end(), found.group(1)) if found else None

    def contents(self, reference: Text, start: int, kind: str) -> Node:
        text = self.find(reference.value[start:])
        if text is None:
            self.missing.append(reference)
            return Node(reference.value.encode() if kind == "fileb" else reference.value, reference, is_opaque=True)
        return Node(text.value.encode("utf-8", "surrogateescape") if kind == "fileb" else text.value, text)


def respelling(word: str, near: str | None, place: Text, flag: str = "") -> Fix | None:
    """The fix of a word that is surely another one mistyped; None where that is only the nearest one known.

    The word's own span may go on past its last character, over a closing quote, which stays. A word with quotes or escapes
    in it is left to its author.
    """
    if not near or not is_slip(word, near):
        return None
    span = Span(place.offset(0), place.offset(len(place) - 1) + 1)
    if span.stop - span.start != len(place):
        return None
    return replacement(f"Write `{flag}{near}`", span, flag + near)


def shown(value: object) -> str:
    """A value as a message can quote it: on one line, and not too long."""
    line = " ".join(str(value).split())
    return line if len(line) <= 60 else line[:57] + "..."


def replacement(message: str, span: Span, text: str) -> Fix:
    """A fix of one edit."""
    return Fix(message, (Edit(span, text),))
