"""What an option of an AWS CLI command is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Arity(StrEnum):
    """How many words an option takes; the values are argparse's, and a number is that many."""

    NONE = "0"
    ONE = "1"
    OPTIONAL = "?"
    ANY = "*"
    SOME = "+"


@dataclass(frozen=True, slots=True)
class Option:
    """One option (or positional argument), by the name that is typed, without its dashes.

    `path` is where its value goes in the call's parameters (empty where it goes nowhere), `shape` the botocore shape
    of that value (None where the CLI alone knows the option). `effect` says how the value gets there: `value` for most, or the
    name of a customisation of the CLI's (harness/lowering/effects.py). `constant` is what a flag stands for.
    `count` is how many words it takes where `arity` does not say. `detail` is what an effect needs besides.
    """

    name: str
    arity: Arity = Arity.ONE
    path: tuple[str | int, ...] = ()
    shape: Any = None
    effect: str = "value"
    constant: bool | None = None
    is_required: bool = False
    is_positional: bool = False
    is_documented: bool = True
    choices: tuple[str, ...] = ()
    count: int = 1
    type: str = ""
    detail: str = ""
    is_never_from_file: bool = False
    is_repeatable: bool = False

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return self.name if self.is_positional else f"--{self.name}"
