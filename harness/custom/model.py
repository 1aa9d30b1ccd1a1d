"""What a high-level S3 command asks for: places, options and patterns; and what its replay needs and gives."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath

from harness.account.model import Performance
from harness.text import Span, Text


@dataclass(frozen=True, slots=True)
class Place:
    """An object, or a prefix, in a bucket; or a local path, where `bucket` is None. A bucket may be an access point's ARN."""

    path: str
    bucket: str | None = None

    @property
    def is_local(self) -> bool:
        return self.bucket is None

    @property
    def is_stream(self) -> bool:
        """Whether it is standard input or output."""
        return self.is_local and self.path == "-"

    @property
    def is_folder(self) -> bool:
        """Whether what is copied here keeps its own name."""
        return self.path.endswith("/") or self.path in (("",) if self.bucket else (".", ".."))

    @property
    def name(self) -> str:
        return basename(self.path)

    @property
    def shown(self) -> str:
        """As the AWS CLI prints it: a local path from the working folder on, `./` before a bare name."""
        if self.bucket is not None:
            return f"s3://{self.bucket}/{self.path}"
        path = normpath(self.path)
        return path if dirname(path) else f"./{path}"

    def under(self, name: str) -> Place:
        """What has that name in this folder."""
        if self.bucket is None:
            return Place(normpath(join(self.path, name)))
        return Place((self.path.rstrip("/") + "/" if self.path else "") + name, self.bucket)

    def relative(self, other: Place) -> str | None:
        """The name that `other` has under this folder, or None where it is elsewhere."""
        folder = self.folder_path
        path = normpath(other.path) if other.is_local else other.path
        if other.bucket != self.bucket or not path.startswith(folder) or path == folder:
            return None
        return path[len(folder) :]

    @property
    def folder_path(self) -> str:
        """The path as a prefix of what is in it."""
        path = normpath(self.path) if self.is_local else self.path
        return "" if path in ("", ".") else path.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One `--exclude` or `--include`; of several that match, the last decides."""

    pattern: str
    is_include: bool


@dataclass(frozen=True, slots=True)
class Request:
    """`aws s3 NAME PLACES OPTIONS`. An option's values are the words after it."""

    name: str
    places: tuple[Place, ...]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()

    def value(self, option: str) -> str | None:
        values = self.options.get(option)
        return values[0] if values else None

    @property
    def is_recursive(self) -> bool:
        return self.name == "sync" or "--recursive" in self.options


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around a command: its documented output, documented files, and the files of the example so far.

    `output` is None where none is shown, `is_unsaid` says that nothing is said of it either. `files` grows by what the
    command writes, and loses what it moves away. `is_arranged` is false where the document shows an error, which is then to
    come of things as they are. `given` is what comes in through a pipe.
    """

    output: Text | None
    documented_files: Mapping[str, Text]
    files: MutableMapping[str, bytes]
    span: Span
    is_unsaid: bool = False
    is_arranged: bool = True
    given: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The command, replayed; `untold` says why it was not (`performance` is then empty)."""

    performance: Performance
    untold: str = ""
