"""`harness update`: what replay would write into the documented outputs, as a diff or into the files."""

from __future__ import annotations

from collections.abc import Sequence

from harness.errors import HarnessError
from harness.options import Options


def run(paths: Sequence[str], options: Options, *, writes: bool) -> None:
    """Show the differences, or write them."""
    raise HarnessError("not-there-yet", "`harness update` is not there yet.")
