"""Holds the values that a document's prose names against those that its commands give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from harness.document.model import Document
from harness.findings import Finding, Related
from harness.prose.outside import Prose
from harness.shell.model import Word
from harness.steps import Step
from harness.text import Span, common_start

_LITERAL = re.compile(r"``[\"']?(?P<value>\w[^\s`<>\"']{3,60}\w)[.,;:\"']*``")
_MOST = 100  # literals and values of an example that are compared, and literals of a document that are looked for


def check_values(document: Document, prose: Prose, steps: Iterable[Step]) -> Iterator[Finding]:
    """Each literal of the prose that no block has, and that is a value of a command but for one slip.

    The prose may name other things than its commands: what it names as the command has it is left out.
    """
    near = list(islice(_near(document, prose, steps), _MOST))
    shown = "\n".join(_texts(document)).lower() if near else ""
    for found, word in near:
        if found["value"].lower() not in shown:
            yield Finding(
                "value-mismatch-in-text",
                Span(*found.span("value")),
                f"the text names `{found['value']}`, and the command has `{word.value}`",
                help="Use the same value in both",
                related=(Related(word.span, "given here"),),
            )


def _texts(document: Document) -> Iterator[str]:
    for example in document.examples:
        yield from (block.text.value for block in example.blocks)


def _near(document: Document, prose: Prose, steps: Iterable[Step]) -> Iterator[tuple[re.Match[str], Word]]:
    """The literals of each example's prose that differ by a slip from a value that the prose does not name."""
    values: dict[int, list[Word]] = {}
    for step in steps:
        values.setdefault(id(step.example), []).extend(_values(step.command.words) if step.command.is_aws else ())
    for example in document.examples:
        given = values.get(id(example), [])[:_MOST]
        named = list(islice(prose.matches(_LITERAL, example.span), _MOST)) if given else []
        said = {found["value"] for found in named}
        for found in named:
            word = next((word for word in given if _is_slip(found["value"], word.value)), None)
            if word is not None and word.value not in said:
                yield found, word


def _values(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a command behind its first option, but for options."""
    first = next((at for at, word in enumerate(words) if word.value.startswith("--")), len(words))
    yield from (word for word in words[first:] if not word.value.startswith("-"))


def _is_slip(named: str, given: str) -> bool:
    """Whether one letter is left out, put in or changed, or two are swapped."""
    if abs(len(named) - len(given)) > 1 or named == given:
        return False
    start = common_start(named, given)
    first, second = named[start:], given[start:]
    end = common_start(first[::-1], second[::-1])
    first, second = first[: len(first) - end], second[: len(second) - end]
    return max(len(first), len(second)) == 1 or (len(first) == 2 and first == second[::-1])
