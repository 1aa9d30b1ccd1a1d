"""From a command to the call that the AWS CLI would make, with what is wrong with it on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.lowering.model import Call, Lowering
    from harness.shell.model import Command
    from harness.text import Text

__all__ = ["as_json", "as_python", "lower"]


def lower(command: Command, files: Mapping[str, Text]) -> Lowering:
    """What a command lowers to. `files` are the documented files by base name; no other file is ever read."""
    from harness.lowering.lowering import lower_command

    return lower_command(command, files)


def as_python(call: Call) -> str:
    """The boto3 code that makes a call."""
    from harness.lowering.printing import python_code

    return python_code(call)


def as_json(lowering: Lowering) -> dict[str, Any]:
    """The members of `harness calls` that lowering knows, ready for json.dumps: service to pagination."""
    from harness.lowering.printing import json_members

    return json_members(lowering)
