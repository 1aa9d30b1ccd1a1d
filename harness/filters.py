"""What stands around a command in its pipeline: programs that only turn bytes into bytes, done in memory, and `>`.

Nothing here starts a process or touches a disk; a program that is not in the table makes the step's output unknown.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from harness.shell.model import Command, Pipeline, Redirection

_DECODE = {"-d", "-D", "--decode"}
_WRITES = {">", ">>", "1>", "1>>", ">|"}


@dataclass(frozen=True, slots=True)
class Flow:
    """What a pipeline prints in the end, and the files that it writes. `unknown` names what could not be followed."""

    printed: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    unknown: str = ""
    is_redirected: bool = False


def flow(pipeline: Pipeline, command: Command, printed: bytes, files: Mapping[str, bytes]) -> Flow:
    """Send what `command` printed down the rest of its pipeline. `files` are those that exist (for `>>`)."""
    position = pipeline.commands.index(command)
    written: dict[str, bytes] = {}
    is_redirected = False
    for stage in pipeline.commands[position:]:
        if stage is not command:
            filtered = _filtered(stage, printed)
            if isinstance(filtered, str):
                return Flow(unknown=filtered, files=written)
            printed = filtered
        for redirection in stage.redirections:
            if redirection.operator not in _WRITES:
                continue
            written.update(_write(redirection, printed, {**files, **written}))
            printed, is_redirected = b"", True
    return Flow(printed, written, is_redirected=is_redirected)


def is_plain(pipeline: Pipeline, command: Command) -> bool:
    """Whether nothing follows the command: what it prints is what the reader sees."""
    return pipeline.commands[-1] is command and not any(r.operator in _WRITES for r in command.redirections)


def _write(redirection: Redirection, printed: bytes, files: Mapping[str, bytes]) -> dict[str, bytes]:
    name = redirection.target.value
    before = files.get(name, b"") if ">>" in redirection.operator else b""
    return {name: before + printed}


def _filtered(stage: Command, data: bytes) -> bytes | str:
    """The bytes that a program makes of `data`, or the name of what is not known."""
    made = _PROGRAMS.get(stage.program)
    return made(data, [word.value for word in stage.words[1:]]) if made else f"`{stage.program}`"


def _base64(data: bytes, arguments: Sequence[str]) -> bytes | str:
    options = {argument for argument in arguments if argument.startswith("-") and argument != "-"}
    if not options:
        return base64.encodebytes(data) if len(data) > 57 else base64.b64encode(data) + b"\n"
    if options - _DECODE - {"-w", "-w0", "--wrap=0", "-i", "--ignore-garbage"}:
        return f"`base64 {' '.join(arguments)}`"
    try:
        return base64.b64decode(data) if options & _DECODE else base64.b64encode(data)
    except binascii.Error:
        return "`base64`, given what is not Base64"


def _cat(data: bytes, arguments: Sequence[str]) -> bytes | str:
    return data if not arguments or list(arguments) == ["-"] else f"`cat {' '.join(arguments)}`"


_PROGRAMS: Mapping[str, Callable[[bytes, Sequence[str]], bytes | str]] = {"base64": _base64, "cat": _cat}
