"""`[tool.harness]` of the nearest pyproject.toml, read into Options."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.errors import UsageError, did_you_mean
from harness.options import Options
from harness.selection import check_selectors

FILE = "pyproject.toml"
TABLE = "tool.harness"


def configured(paths: Sequence[str], options: Options = Options()) -> Options:  # noqa: B008
    """`options` with what the pyproject.toml nearest to all of `paths` says.

    Nearest is the first with a `[tool.harness]` table, from the folder that holds all of `paths` upward. Without one,
    `options` are as they were. Raises UsageError where the table is wrong.
    """
    for folder in _upward(paths):
        file = os.path.join(folder, FILE)
        table = _table(file) if os.path.isfile(file) else None
        if table is not None:
            read = _read(table, replace(options, root=folder), file)
            return replace(read, baseline=os.path.join(folder, read.baseline)) if read.baseline else read
    return options


def _upward(paths: Sequence[str]) -> Iterator[str]:
    try:
        folder = os.path.commonpath([os.path.abspath(path) for path in paths] or [os.getcwd()])
    except ValueError:  # several drives
        folder = os.getcwd()
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _table(file: str) -> Mapping[str, Any] | None:
    import tomllib

    try:
        with open(file, "rb") as opened:
            tool = tomllib.load(opened).get("tool")
    except (OSError, ValueError) as error:
        raise UsageError("configuration-unreadable", f"`{file}` cannot be read.", why=str(error)) from error
    table = tool.get("harness") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise UsageError("configuration-wrong-type", f"`{TABLE}` in `{file}` is no table.")


def _read(table: Mapping[str, Any], options: Options, file: str) -> Options:
    for key, value in table.items():
        reader = _READERS.get(key)
        if reader is None:
            what = f"`[{TABLE}]` in `{file}` has the unknown key `{key}`."
            known = ", ".join(f"`{name}`" for name in sorted(_READERS))
            raise UsageError(
                "configuration-unknown-key", what, why=f"It knows {known}.", hint=did_you_mean(key, _READERS)
            )
        options = replace(options, **{key.replace("-", "_"): reader(value, f"`{key}` in `{file}`")})
    return options


def _codes(value: Any, where: str) -> tuple[str, ...]:
    found = _strings(value, where)
    check_selectors(found, where)
    return found


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _wrong_type(where, "a list of strings", value)


def _codes_by_glob(value: Any, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise _wrong_type(where, "a table of globs with lists of codes", value)
    return tuple((glob, _codes(codes, f"`{glob}` of {where}")) for glob, codes in value.items())


def _count(value: Any, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise _wrong_type(where, "a number of processes, 0 or more", value)


def _seconds(value: Any, where: str) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
        return float(value)
    raise _wrong_type(where, "a number of seconds above 0", value)


def _string(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    raise _wrong_type(where, "a string", value)


def _wrong_type(where: str, expected: str, value: Any) -> UsageError:
    return UsageError("configuration-wrong-type", f"{where} must be {expected}, and is {value!r}.")


def _flag(value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong_type(where, "true or false", value)


_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "baseline": _string,
    "cache": _flag,
    "deadline": _seconds,
    "exclude": _strings,
    "ignore": _codes,
    "jobs": _count,
    "per-file-ignores": _codes_by_glob,
    "select": _codes,
}
