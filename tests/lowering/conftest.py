"""Lowering of a command that a test writes down as a document would."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from harness.findings import Finding
from harness.lowering import lower
from harness.lowering.model import Lowering
from harness.shell import read_script
from harness.text import Source

Lower = Callable[..., Lowering]
Places = Callable[[str, Lowering], list[tuple[str, str]]]


@pytest.fixture
def lower_text() -> Lower:
    """`lower_text("aws kms list-keys", {"file.json": "{}"})`: files stand after the command in one source."""

    def lower_one(text: str, files: Mapping[str, str] | None = None) -> Lowering:
        source = Source("example.rst", text + "".join(f"\n{contents}" for contents in (files or {}).values()))
        shown = {}
        at = len(text) + 1
        for name, contents in (files or {}).items():
            shown[name] = source.as_text().slice(at, at + len(contents))
            at += len(contents) + 1
        script = read_script(source.as_text().slice(0, len(text)))
        return lower(script.pipelines[0].commands[0], shown)

    return lower_one


@pytest.fixture
def places() -> Places:
    """Each finding's name with the source text that it stands on."""

    def place(text: str, lowering: Lowering) -> list[tuple[str, str]]:
        return [(finding.name, _at(text, finding)) for finding in lowering.findings]

    return place


def _at(text: str, finding: Finding) -> str:
    return text[finding.span.start : finding.span.stop]
