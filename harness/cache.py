"""What was found in documents before, by content: a document that did not change is not checked again.

Hands on the results of a run, those that are remembered and those that had to be made. A cache that cannot be read or
written (corrupt, locked, no room, read-only) is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from harness.authoring import folder_text
from harness.checking import Checked, selected
from harness.coding import decoder, encoded
from harness.document import decode
from harness.findings import Finding
from harness.options import Options
from harness.paths import contents
from harness.results import DocumentResult, StepResult
from harness.text import Source

FILE = "results-1.sqlite"
LARGEST = 60_000
"""Documents that are remembered; the oldest are forgotten beyond that. The AWS CLI's corpus takes 12,000, twice 15 MB."""

_WAIT = 0.5
"""Seconds to wait for another process that writes."""

_AT_ONCE = 500
Check = Callable[[Sequence[str], Options], Iterator[Checked]]
_FAILURES = (sqlite3.Error, OSError, ValueError, TypeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A DocumentResult without its source, as it is kept."""

    examples: int
    steps: tuple[StepResult, ...]
    findings: tuple[Finding, ...]


def check_remembered(documents: Sequence[str], options: Options, check: Check) -> Iterator[DocumentResult]:
    """The results of `documents`, in their order; those that are not remembered are checked, and remembered from then on."""
    memory = Memory(folder())
    keys, known = [], {}
    for path in documents:
        key, source = _key_of(path, options)
        result = memory.recall(key, source) if key else None
        keys.append(key)
        if result is not None:
            known[path] = result
    made = check([path for path in documents if path not in known], options)
    try:
        for path, key in zip(documents, keys, strict=True):
            result = known.pop(path, None)
            yield selected(result if result is not None else _made(next(made), key, memory), options)
    finally:
        memory.close()


def folder() -> str:
    """Where results are kept: what HARNESS_CACHE_DIR names, or the user's cache folder."""
    named = os.environ.get("HARNESS_CACHE_DIR")
    if named:
        return named
    from platformdirs import user_cache_dir

    return user_cache_dir("aws-example-harness", appauthor=False)


class Memory:
    """Results by key, in one SQLite file of a folder."""

    def __init__(self, folder: str) -> None:
        self._file = os.path.join(folder, FILE)
        self._connection = self._opened()
        self._new: list[tuple[bytes, int, str]] = []

    def recall(self, key: bytes, source: Source) -> DocumentResult | None:
        """What was found under that key, told of `source`."""
        if self._connection is None:
            return None
        with suppress(*_FAILURES):
            row = self._connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            if row is not None:
                parts: _Parts = decoder(_Parts)(json.loads(row[0]))
                return DocumentResult(source, parts.examples, parts.steps, parts.findings)
        return None

    def keep(self, key: bytes, result: DocumentResult) -> None:
        if self._connection is None:
            return
        parts = _Parts(result.examples, result.steps, result.findings)
        value = json.dumps(encoded(parts), separators=(",", ":"))
        self._new.append((key, int(time.time()), value))
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        if self._connection is None:
            return
        self._write()
        with suppress(*_FAILURES):
            self._connection.close()
        self._connection = None

    def _opened(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            connection = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
            connection.execute("PRAGMA synchronous = OFF")
            _create(connection)
        except sqlite3.OperationalError:  # locked, or not to be written; it may be read still
            return self._read_only()
        except sqlite3.DatabaseError:  # corrupt: nothing is lost with it
            with suppress(OSError):
                os.remove(self._file)
            return None
        except OSError:
            return None
        return connection

    def _read_only(self) -> sqlite3.Connection | None:
        with suppress(sqlite3.Error):
            return sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=_WAIT, isolation_level=None)
        return None

    def _write(self) -> None:
        new, self._new = self._new, []
        if self._connection is None or not new:
            return
        with suppress(*_FAILURES):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
            self._connection.execute(_FORGET, (LARGEST,))
            self._connection.execute("COMMIT")


_FORGET = "DELETE FROM results WHERE made < (SELECT made FROM results ORDER BY made DESC LIMIT 1 OFFSET ?)"


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, made INTEGER, value TEXT)")
    connection.execute("CREATE INDEX IF NOT EXISTS by_age ON results (made)")


def _made(checked: Checked, key: bytes, memory: Memory) -> DocumentResult:
    if key and checked.is_whole:
        memory.keep(key, checked.result)
    return checked.result


def _key_of(path: str, options: Options) -> tuple[bytes, Source]:
    """What a document's result depends on, as a digest; empty for a file that cannot be read. And its source.

    Of the path that is its last two parts: a document is to be about the command that it is named for. What is arranged for
    the whole folder counts too.
    """
    try:
        data = contents(path)
    except OSError:
        return b"", Source(path, "")
    name = "/".join(os.path.abspath(path).replace(os.sep, "/").split("/")[-2:])
    told = f"{name}\0{options.replay}\0{options.explain}\0".encode("utf-8", "surrogateescape")
    around = hashlib.sha256(folder_text(path)).digest()
    return hashlib.sha256(edition() + told + around + data).digest(), decode(path, data)[0]


@cache
def edition() -> bytes:
    """A digest of what checks: versions of what it is made with, and its own code and data."""
    from importlib.metadata import PackageNotFoundError, version

    digest = hashlib.sha256(sys.version.encode())
    for name in ("botocore", "moto", "docutils", "jmespath", "myst-parser"):
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\0".encode())
    for file in _own_files(os.path.dirname(__file__)):
        digest.update(file.encode())
        with open(file, "rb") as opened:
            digest.update(opened.read())
    return digest.digest()


def _own_files(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(here, name) for name in sorted(files))
