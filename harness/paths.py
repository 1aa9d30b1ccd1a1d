"""Which documents a list of paths names: files as they are, folders walked in sorted order."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence

from harness.errors import UsageError, did_you_mean
from harness.options import Options

SUFFIXES = (".rst",)
MARKDOWN_SUFFIXES = (".md",)


def find_documents(paths: Sequence[str], options: Options = Options()) -> tuple[str, ...]:  # noqa: B008
    """The documents that `paths` name, each once, sorted, with forward slashes.

    A file that is named is taken whatever its suffix or `exclude` say. Hidden folders and links to folders are not
    walked. A link that leads nowhere is a document, too: that it cannot be read is for its reader to find. Raises
    UsageError where a path is missing.
    """
    is_excluded = matcher(options.exclude, options.root)
    found: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            found.update(_walk(path, is_excluded))
        elif os.path.lexists(path):
            found.add(as_slashes(path))
        else:
            raise UsageError("missing-path", f"There is no file or folder `{path}`.", hint=_nearby(path))
    return tuple(sorted(found))


def contents(path: str) -> bytes:
    """What the file at `path` holds. Raises OSError, also for pipes and devices: reading one might never end.

    No more is read than the file has: those of `/proc` have nothing.
    """
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    with open(path, "rb") as file:
        return file.read(status.st_size)


def suffixes() -> tuple[str, ...]:
    """How the names of documents end that can be read here: Markdown needs an extra."""
    from importlib.util import find_spec

    return SUFFIXES if find_spec("myst_parser") is None else SUFFIXES + MARKDOWN_SUFFIXES


def as_slashes(path: str) -> str:
    """A path as it is reported: normalised, with forward slashes."""
    return os.path.normpath(path).replace(os.sep, "/")


def relative(path: str, root: str) -> str:
    """`path` as seen from the folder `root` ("": the current one), with forward slashes; as it is where that is impossible."""
    try:
        return as_slashes(os.path.relpath(path, root or os.curdir))
    except ValueError:  # another drive
        return as_slashes(path)


def matcher(globs: Iterable[str], root: str) -> Callable[[str], bool]:
    """A test of paths: does one of the globs match the path, as seen from `root`, its name, or a folder above it?"""
    wanted = tuple(glob.rstrip("/") for glob in globs)
    if not wanted:
        return lambda path: False
    from fnmatch import fnmatchcase

    def is_match(path: str) -> bool:
        parts = relative(path, root).split("/")
        heads = ("/".join(parts[:n]) for n in range(1, len(parts) + 1))
        names = (*heads, *parts)
        return any(fnmatchcase(name, glob) for glob in wanted for name in names)

    return is_match


def _walk(folder: str, is_excluded: Callable[[str], bool]) -> Iterator[str]:
    endings = suffixes()
    for here, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".") and not is_excluded(os.path.join(here, f))]
        named = (os.path.join(here, file) for file in files if file.endswith(endings))
        yield from (as_slashes(path) for path in named if not is_excluded(path))


def _nearby(path: str) -> str:
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return ""
    return did_you_mean(name, names)
