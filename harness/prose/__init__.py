"""What a document says around its commands, its name and its titles included, held against what the commands are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.document.model import Document
from harness.findings import Finding
from harness.lowering.model import Lowering
from harness.prose.addresses import check_addresses
from harness.prose.announcing import check_announced
from harness.prose.links import check_links
from harness.prose.literals import check_literals
from harness.prose.mentions import check_mentions
from harness.prose.naming import check_examples, check_name
from harness.prose.outside import Prose
from harness.prose.programs import check_headless, check_programs
from harness.prose.ran import Commands
from harness.prose.titles import check_titles
from harness.prose.values import check_values
from harness.steps import Step

__all__ = ["check_prose"]


def check_prose(document: Document, lowered: Sequence[tuple[Step, Lowering]]) -> Iterator[Finding]:
    """Everything that a document's own words get wrong; `lowered` are all its steps, with what each lowers to."""
    prose = Prose.of(document)
    commands = Commands.of(document.source.path, lowered)
    steps = [step for step, _ in lowered]
    yield from check_name(commands)
    yield from check_examples(document, commands)
    yield from check_programs(steps, commands)
    yield from check_headless(document, commands)
    yield from check_announced(document, prose, commands)
    yield from check_titles(document, commands)
    yield from check_mentions(document, prose, steps, commands)
    yield from check_values(document, prose, steps)
    yield from check_links(prose)
    yield from check_literals(prose)
    yield from check_addresses(document.source.text)
