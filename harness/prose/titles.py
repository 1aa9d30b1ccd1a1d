"""Holds what an example's title says is done against the commands that the example runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from harness.document.model import Document
from harness.findings import Finding
from harness.prose.ran import Commands, told

_TITLE = re.compile(r"(?:Example\s+\d+\s*[.:]?\s*|\d+\.\s*)?To\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_LOOKING = ("describe", "list", "get")
_CHANGING = (
    "set",
    "put",
    "update",
    "modify",
    "attach",
    "detach",
    "associate",
    "disassociate",
    "add",
    "remove",
    "enable",
    "disable",
)
_MAKING = ("create", "register", "start")
_ENDING = ("delete", "deregister", "stop")
_CONTRARY: Mapping[str, frozenset[str]] = {
    "list": frozenset((*_CHANGING, *_MAKING, *_ENDING)),
    "describe": frozenset((*_CHANGING, *_MAKING, *_ENDING)),
    "get": frozenset((*_CHANGING, *_ENDING)),
    "create": frozenset(("describe", "list", *_ENDING, "detach", "disassociate", "remove", "disable")),
    "delete": frozenset((*_LOOKING, *_MAKING, "attach", "associate", "add", "enable")),
    "update": frozenset((*_LOOKING, *_ENDING, "detach", "disassociate")),
    "start": frozenset((*_LOOKING, *_ENDING)),
    "stop": frozenset((*_LOOKING, *_MAKING)),
    "register": frozenset((*_LOOKING, *_ENDING)),
    "deregister": frozenset((*_LOOKING, *_MAKING)),
    "enable": frozenset(("describe", "list", "disable", "delete")),
    "disable": frozenset(("describe", "list", "enable", "create")),
    "attach": frozenset(("describe", "list", "detach", "delete")),
    "detach": frozenset(("describe", "list", "attach", "create")),
    "associate": frozenset(("describe", "list", "disassociate", "delete")),
    "disassociate": frozenset(("describe", "list", "associate", "create")),
    "add": frozenset(("describe", "list", "remove", "delete")),
    "remove": frozenset(("describe", "list", "add", "create")),
}
"""For the verb of a title, the verbs of commands that do something else; a verb that may mean the other is not among them

(an `update` may create or delete a part of something).
"""


def check_titles(document: Document, commands: Commands) -> Iterator[Finding]:
    """Each "To create ..." over commands that all do the contrary.

    Says nothing where the document is named for another command than the example runs: that is a finding of its own.
    """
    for example in document.examples:
        found = _TITLE.match(example.title)
        verb = found["verb"].lower() if found else ""
        if verb not in _CONTRARY:
            continue
        ran = commands.by(example)
        is_ours = commands.named is None or any(one.command == commands.named[1] for one in ran)
        if ran and is_ours and all(_is_contrary(verb, one.command) for one in ran):
            message = f"the title says `{verb}`, and the example runs {told(ran)}"
            yield Finding("title-command-mismatch", ran[0].span, message, help="Say in the title what the command does")


def _is_contrary(verb: str, command: str) -> bool:
    """Not where the command speaks of the title's verb too (`create-reserved-instances-listing` lists something)."""
    words = command.split("-")
    return words[0] in _CONTRARY[verb] and not any(word.startswith(verb) for word in words)
