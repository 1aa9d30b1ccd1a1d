"""What stands around a command in its pipeline: programs that only turn bytes into bytes, done in memory, and `>`.

Nothing here starts a process or touches a disk; a program that is not in the table makes the output unknown.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harness.shell.model import Command, Pipeline, Redirection, Script

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
    """Send what `command` printed down the rest of its pipeline. `files` are those that exist (for `>>` and `cat`)."""
    position = pipeline.commands.index(command)
    return _sent(pipeline.commands[position], pipeline.commands[position + 1 :], printed, files)


def run(pipeline: Pipeline, arguments: Callable[[Command], list[str] | None], files: Mapping[str, bytes]) -> Flow:
    """What a pipeline without any `aws` prints and writes; `arguments` gives a command's words, or None if unknown."""
    first, *rest = pipeline.commands
    words = arguments(first)
    if words is None or not words:
        return Flow(unknown="a value that is not known")
    printed = _filtered(words, b"", files)
    return Flow(unknown=printed) if isinstance(printed, str) else _sent(first, rest, printed, files)


def _sent(first: Command, rest: Sequence[Command], printed: bytes, files: Mapping[str, bytes]) -> Flow:
    written: dict[str, bytes] = {}
    is_redirected = False
    for stage in (first, *rest):
        if stage is not first:
            filtered = _filtered([word.value for word in stage.words], printed, {**files, **written})
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


def around(pipeline: Pipeline, command: Command) -> Pipeline:
    """The pipeline that the command stands in itself: `pipeline`, or one inside a `$( )` of it."""
    todo = [pipeline]
    while todo:
        one = todo.pop()
        if any(other is command for other in one.commands):
            return one
        todo += [inner for other in one.commands for script in scripts_in(other) for inner in script.pipelines]
    return pipeline


def scripts_in(command: Command) -> Iterator[Script]:
    """What stands inside the `$( )` of a command's words, assignments and redirections."""
    words = [*(assignment.value for assignment in command.assignments), *command.words]
    for word in (*words, *(redirection.target for redirection in command.redirections)):
        yield from (substitution.script for substitution in word.substitutions)


def _write(redirection: Redirection, printed: bytes, files: Mapping[str, bytes]) -> dict[str, bytes]:
    name = redirection.target.value
    before = files.get(name, b"") if ">>" in redirection.operator else b""
    return {name: before + printed}


def _filtered(words: Sequence[str], data: bytes, files: Mapping[str, bytes]) -> bytes | str:
    """The bytes that a program makes of `data`, or the name of what is not known."""
    program, *arguments = words or [""]
    made = _PROGRAMS.get(program)
    return made(data, arguments, files) if made else f"`{program}`"


def _base64(data: bytes, arguments: Sequence[str], files: Mapping[str, bytes]) -> bytes | str:
    options = {argument for argument in arguments if argument.startswith("-") and argument != "-"}
    if not options:
        return base64.encodebytes(data) if len(data) > 57 else base64.b64encode(data) + b"\n"
    if options - _DECODE - {"-w", "-w0", "--wrap=0", "-i", "--ignore-garbage"}:
        return f"`base64 {' '.join(arguments)}`"
    try:
        return base64.b64decode(data) if options & _DECODE else base64.b64encode(data)
    except binascii.Error:
        return "`base64`, given what is not Base64"


def _cat(data: bytes, arguments: Sequence[str], files: Mapping[str, bytes]) -> bytes | str:
    if not arguments:
        return data
    if any(name not in files and name != "-" for name in arguments):
        return f"`cat {' '.join(arguments)}`"
    return b"".join(data if name == "-" else files[name] for name in arguments)


def _echo(data: bytes, arguments: Sequence[str], files: Mapping[str, bytes]) -> bytes | str:
    bare = list(arguments)[1:] if arguments[:1] == ["-n"] else list(arguments)
    if any(argument.startswith("-") for argument in bare[:1]) or any("\\" in argument for argument in bare):
        return f"`echo {' '.join(arguments)}`"
    return " ".join(bare).encode("utf-8", "surrogateescape") + (b"" if len(bare) < len(arguments) else b"\n")


def _head(data: bytes, arguments: Sequence[str], files: Mapping[str, bytes]) -> bytes | str:
    found = _HEAD.fullmatch(" ".join(arguments) or "-n 10")
    if not found:
        return f"`head {' '.join(arguments)}`"
    most = int(found["count"])
    return data[:most] if found["unit"] == "c" else b"".join(data.splitlines(keepends=True)[:most])


def _tr(data: bytes, arguments: Sequence[str], files: Mapping[str, bytes]) -> bytes | str:
    """`tr -d` with characters that stand for themselves, or a line end or tab."""
    if len(arguments) != 2 or arguments[0] != "-d" or not (arguments[1].isascii() and _PLAIN.fullmatch(arguments[1])):
        return f"`tr {' '.join(arguments)}`"
    unwanted = arguments[1].replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
    return data.translate(None, unwanted.encode())


_HEAD = re.compile(r"-(?P<unit>[nc]?) ?(?P<count>\d{1,9})")
_PLAIN = re.compile(r"(?:[^\\\[\]-]|\\[nrt])+")

_PROGRAMS: Mapping[str, Callable[[bytes, Sequence[str], Mapping[str, bytes]], bytes | str]] = {
    "base64": _base64,
    "cat": _cat,
    "echo": _echo,
    "head": _head,
    "tr": _tr,
}
