"""The files that a document brings in with `include`: their examples are the reader's as much as the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from harness.paths import contents, relative

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_INCLUDE = re.compile(r"^[ \t]*\.\.[ \t]+include::[ \t]+(\S.*?)[ \t]*((?:\r?\n[ \t]+:.*)*)$", re.MULTILINE)
_SHOWN = re.compile(r":(?:literal|code|parser)\b")
"""Options by which a file is shown as it stands, or read as something else than reStructuredText."""


def included(env: BuildEnvironment, docname: str, text: str) -> Iterator[str]:
    """The files that the text of a document includes, and those that they include, each once, as paths are reported.

    As Sphinx reads them: a path is that of a file beside the document, or below the source folder where it begins with
    a slash, also in a file that is included itself. What is not there is for Sphinx to tell.
    """
    seen: set[str] = set()
    todo = [text]
    while todo:
        for name, options in _INCLUDE.findall(todo.pop()):
            path = relative(env.relfn2path(name, docname)[1], "")
            if path in seen or name.startswith("<") or _SHOWN.search(options):
                continue
            seen.add(path)
            with suppress(OSError):
                todo.append(contents(path).decode("utf-8", "replace"))
                yield path
