"""What stands under a command in its own literal block: an output, or a file that the command reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.document import wording
from harness.document.model import Block, Role
from harness.text import Text

_OUTPUT = re.compile(r"(?:\w+\s+)?(?:outputs?|results?|responses?)\s*::?", re.IGNORECASE)
_LABEL = re.compile(r"[^\n{\[]{1,80}::?")


def glued_block(rest: Text, lacking: Sequence[str], has_output: bool) -> Block:
    """The block that `rest`, the end of a command's block, should have been.

    `lacking` names the files that the command reads and nothing shows; `has_output` says that the command's output is
    shown elsewhere, so that JSON under the command is a file.
    """
    label, text = _without_label(rest)
    announced = wording.announced_file(label, frozenset(lacking)) if label else None
    name = (
        wording.file_name(label)
        or (announced[1] if announced else "")
        or next((known for known in lacking if known and known in label), "")
    )
    is_json = text.value[:1] in ("{", "[")
    if not name and lacking and is_json and has_output:
        name = lacking[0]
    if name:
        return Block(Role.FILE, text, "a file's contents in the command's block", label, name)
    return Block(Role.OUTPUT, text, "text in the command's block", label)


def _without_label(rest: Text) -> tuple[str, Text]:
    rest = rest.strip()
    first = rest.lines()[0].value.strip()
    if _OUTPUT.fullmatch(first) or _LABEL.fullmatch(first):
        return first.rstrip(": "), rest.slice(len(rest.lines()[0].value)).strip()
    return "", rest
