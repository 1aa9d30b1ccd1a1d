"""What arranging may use beside the call itself: what the document shows, and what its author says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harness.lowering.model import Call, Path

if TYPE_CHECKING:
    from harness.arrange.amending import Amender

BY_AUTHOR = "the author arranged it"
"""Why a call of the author's was made."""


@dataclass(frozen=True, slots=True)
class Authored:
    """A call that the author wrote to arrange with. `binds` is the documented id that its reply (after `--query`) is, or ""."""

    call: Call
    binds: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A value that the document shows for an input that arranging gave otherwise.

    `operation` is the one that was called (`ec2.RunInstances`), `rank` how often it had succeeded before for this step,
    `path` the input's place.
    """

    operation: str
    rank: int
    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Redoing:
    """What to arrange otherwise for a step: other values in its calls, calls to make `before` it, and what gives a thing

    beforehand what the reply to a change has to tell of it (`amenders`). `is_supplied_first` says that what the call names
    is made before it is sent at all: refused for want of that, it had left half of its work.
    """

    wishes: tuple[Wish, ...] = ()
    before: tuple[Call, ...] = ()
    amenders: tuple[Amender, ...] = ()
    is_supplied_first: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What the document shows around a step, as plain data with elisions dropped.

    `output` is the documented output of this step (None: none shown, or none that can be read): what it says of the whole
    reply, or, where `is_queried`, what a `--query` made of that. `others` are the example's other calls, `outputs` what is
    documented for them. `is_first` says that this is the first command of those that share an account, so that whatever a
    reply tells of was arranged for it alone, `is_untouched` that none before it changes what is there. `files` are the
    documented contents by file name. `authored` calls are made first. `printed` are words that the example's script has
    from earlier replies: what they name is there. `redoing` is what an earlier replay taught. `limit` bounds the calls made
    for one step.
    """

    output: Any = None
    is_queried: bool = False
    is_first: bool = False
    is_untouched: bool = False
    others: tuple[Call, ...] = ()
    outputs: tuple[Any, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    authored: tuple[Authored, ...] = ()
    printed: frozenset[str] = frozenset()
    redoing: Redoing = field(default_factory=Redoing)
    limit: int = 60
