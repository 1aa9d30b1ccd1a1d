"""A documented command made ready for a process: live ids in its words and files, and no path outside its folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from harness.lowering.model import Call, Path
from harness.text import Text

_FILE = re.compile(r"(?P<scheme>fileb?://)(?P<path>[^\s\"',\]}]+)")
_SAFE = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """`words` without the program; `files` by the name that they get in the process's folder."""

    words: tuple[str, ...]
    files: Mapping[str, bytes]
    profile: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """A documented string of the parameters that is another one live, and where it was read (None: not known)."""

    documented: str
    live: str | bytes
    origin: Text | None


def prepare(words: tuple[Text, ...], files: Mapping[str, Text | bytes], documented: Call, live: Call) -> Prepared:
    """The words of a command and the files that it reads, with what is documented turned into what is live."""
    found = list(_changes(documented.parameters, live.parameters, documented, ()))
    changes = [change for change in found if not _FILE.fullmatch(change.documented)]
    changes.sort(key=lambda change: -len(change.documented))
    made = [_changed(word, changes) for word in words[1:]]
    shown = {os.path.basename(name): _contents(text, changes) for name, text in files.items()}
    made = [_FILE.sub(lambda found: found["scheme"] + _inside(found["path"]), word) for word in made]
    shown |= dict(_read_since(found))
    for scheme, path in (found.groups() for word in made for found in _FILE.finditer(word)):
        shown.setdefault(path, f"{scheme}{path}".encode())  # what lowering, too, takes for a file that is not shown
    return Prepared(tuple(_without_paths(made, documented)), shown, _profile(made))


def _changes(documented: Any, live: Any, call: Call, path: Path) -> Iterator[_Change]:
    if isinstance(documented, Mapping) and isinstance(live, Mapping):
        for key in documented.keys() & live.keys():
            yield from _changes(documented[key], live[key], call, (*path, key))
    elif isinstance(documented, (list, tuple)) and isinstance(live, (list, tuple)):
        for at, (one, other) in enumerate(zip(documented, live, strict=False)):
            yield from _changes(one, other, call, (*path, at))
    elif documented != live and isinstance(documented, (str, bytes)) and isinstance(live, (str, bytes)) and documented:
        yield _Change(_text(documented), live, _origin(call, path))


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "surrogateescape")


def _read_since(changes: list[_Change]) -> Iterator[tuple[str, bytes]]:
    """The files that the document does not show, whose contents the example's earlier steps or arranging made."""
    for change in changes:
        reference = _FILE.fullmatch(change.documented)
        if reference:
            live = change.live
            yield (
                _inside(reference["path"]),
                live if isinstance(live, bytes) else live.encode("utf-8", "surrogateescape"),
            )


def _origin(call: Call, path: Path) -> Text | None:
    found = (call.origins.get(path[:length]) for length in range(len(path), 0, -1))
    return next((text for text in found if text is not None), None)


def _changed(word: Text, changes: list[_Change]) -> str:
    value = word.value
    for change in changes:
        if _holds(word, change.origin):
            value = _replaced(value, change)
    return value


def _contents(text: Text | bytes, changes: list[_Change]) -> bytes:
    if isinstance(text, bytes):
        return text
    return _changed(text, changes).encode("utf-8", "surrogateescape")


def _holds(word: Text, origin: Text | None) -> bool:
    if origin is None or not word.value:
        return origin is None
    whole, part = word.span(), origin.span()
    return whole.start <= part.start and part.stop <= whole.stop


def _replaced(value: str, change: _Change) -> str:
    """The value with the change made, also where it is written as JSON has it."""
    live = _text(change.live)
    if change.documented in value:
        return value.replace(change.documented, live)
    return value.replace(json.dumps(change.documented)[1:-1], json.dumps(live)[1:-1])


def _inside(path: str) -> str:
    """The name of a file in the process's own folder."""
    name = os.path.basename(path.rstrip("/\\").replace("\\", "/")).lstrip(".~$%")
    return name or "file"


def _without_paths(words: list[str], call: Call) -> Iterator[str]:
    """What is written goes into the process's own folder too, whatever path the command gives."""
    before = ""
    for word in words:
        flag, equals, value = word.partition("=")
        if word == call.outfile or (before.startswith("--") and before.endswith("outfile")):
            yield _inside(word)
        elif equals and flag.startswith("--") and flag.endswith("outfile"):
            yield f"{flag}={_inside(value)}"
        else:
            yield word
        before = word


def _profile(words: list[str]) -> str:
    """The profile that the command names; it is made with the account's credentials."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        named = (
            following
            if word == "--profile"
            else word.removeprefix("--profile=")
            if word.startswith("--profile=")
            else ""
        )
        if _SAFE.fullmatch(named):
            return named
    return ""
