"""The lines that `aws s3 cp` and its like print, against the paths that the command gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.catalog import catalog
from harness.findings import Finding, Related
from harness.lowering.arguments import parse
from harness.lowering.model import Custom
from harness.text import Text

_LINE = re.compile(
    r"\s*(?:\(dryrun\) )?(?P<verb>upload|download|copy|move|delete): (?P<first>\S+)(?: to (?P<second>\S+))?\s*"
)
_SAID = re.compile(r"(?:\./)?[\w.-][\w./:-]*")
_COMMANDS = frozenset({"cp", "mv", "sync", "rm"})
_MOST = 200  # lines


def transfer_findings(custom: Custom, output: Text) -> Iterator[Finding]:
    """`output-echo-mismatch` for each path of a line that lies outside the path that the command gives for it.

    A line names what is copied and where to (awscli/customizations/s3/results.py); `sync` deletes on the far side. Paths that a
    shell or the file system makes into others (`~`, `..`, absolute ones) are left alone.
    """
    command = catalog().service(custom.service)
    options = command.command(custom.name) if command is not None and custom.name in _COMMANDS else None
    if custom.service != "s3" or options is None:
        return
    given = [
        word
        for item in parse(custom.words[2:], options.options).given
        if item.option.is_positional
        for word in item.words
    ]
    for line in output.lines()[:_MOST]:
        found = _LINE.fullmatch(line.value)
        for group, path in zip(("first", "second"), _paths(custom.name, found, given), strict=False):
            if found is not None and found[group] and not _lies_in(found[group], path.value):
                yield _finding(line.slice(*found.span(group)), path)


def _paths(name: str, found: re.Match[str] | None, given: list[Text]) -> list[Text]:
    """The command's paths for the first and the second path of a line."""
    is_far = found is not None and name == "sync" and found["verb"] == "delete"
    return given[1:] if is_far else given


def _lies_in(shown: str, given: str) -> bool:
    if not _SAID.fullmatch(given) or given in (".", "./", "-") or ".." in given:
        return True
    shown, given = shown.removeprefix("./"), given.removeprefix("./").rstrip("/")
    return shown == given or shown.startswith(f"{given}/") or not given


def _finding(shown: Text, given: Text) -> Finding:
    return Finding(
        "output-echo-mismatch",
        shown.span(),
        "this lies outside the path that the command gives",
        "Use the same paths in the command and in its output",
        related=(Related(given.span(), "given here"),),
    )
