"""What replaying makes of a step."""

from __future__ import annotations

from dataclasses import dataclass

from harness.account.model import Performance, Reply
from harness.bindings import Bindings
from harness.compare.model import Comparison, Evidence


@dataclass(frozen=True, slots=True)
class Played:
    """A step, replayed. `comparison` is None where the call did not get through; `untold` says why an output that

    there is could not be compared (it went through a program that is not known), or why the command was not made.
    `shown` is the reply as it was compared, `evidence` and `bindings` what it was compared with (the bindings of the
    whole example, when it is over).
    """

    performance: Performance
    comparison: Comparison | None = None
    untold: str = ""
    shown: Reply | None = None
    evidence: Evidence | None = None
    bindings: Bindings | None = None
