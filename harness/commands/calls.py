"""`harness calls`: the API call that each command makes, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from harness.errors import HarnessError


def run(paths: Sequence[str], form: str) -> None:
    """Print the calls of every command of the documents as `json` or `python`."""
    raise HarnessError("not-there-yet", "`harness calls` is not there yet.")
