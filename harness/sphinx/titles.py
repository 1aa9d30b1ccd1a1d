"""Gives a page to documents that have no title of their own, as the AWS CLI's examples have none: a link needs one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from harness.results import StepResult
from harness.sphinx.collecting import results

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    app.connect("doctree-read", entitle, priority=405)  # before Sphinx collects titles, at 500


def entitle(app: Sphinx, doctree: nodes.document) -> None:
    """Put the content of an untitled document of examples into a section named for its command."""
    steps = [step for result in results(app.env).get(app.env.docname, ()) for step in result.steps]
    if not steps or next(doctree.findall(nodes.title), None) is not None:
        return
    text = title_of(steps, PurePosixPath(app.env.docname).name)
    section = nodes.section("", nodes.title(text, text), *doctree.children, ids=[nodes.make_id(text)], names=[text])
    doctree.children = []
    doctree += section


def title_of(steps: Sequence[StepResult], name: str) -> str:
    """`aws kms describe-key`: the command that the document is named for, else its first command."""
    commands = [" ".join(step.command.split()[:3]) for step in steps if step.command.startswith("aws ")]
    named = [command for command in commands if command.endswith(f" {name}")]
    return next(iter(named or commands), name)
