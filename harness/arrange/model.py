"""What arranging may use beside the call itself: what the document shows, and what its author says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.lowering.model import Call

BY_AUTHOR = "the author arranged it"
"""Why a call of the author's was made."""


@dataclass(frozen=True, slots=True)
class Authored:
    """A call that the author wrote to arrange with. `binds` is the documented id that its reply (after `--query`) is, or ""."""

    call: Call
    binds: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the document shows around a step, as plain data with elisions dropped.

    `output` is the documented output of this step (None: none shown, or no JSON); it stands for the whole reply unless the
    call has a `--query`. `others` are the example's other calls, `outputs` what is documented for them, `files` the
    documented contents by file name. `authored` calls are made first. `printed` are words that the example's script has
    from earlier replies: what they name is there. `limit` bounds the calls made for one step.
    """

    output: Any = None
    others: tuple[Call, ...] = ()
    outputs: tuple[Any, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    authored: tuple[Authored, ...] = ()
    printed: frozenset[str] = frozenset()
    limit: int = 40
