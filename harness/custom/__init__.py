"""The AWS CLI's own commands, replayed: the calls that `aws s3 cp` and its like make in an account, and what they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.custom.model import Outcome, Scene
from harness.custom.words import PLACES
from harness.lowering.model import Custom, Lowering

if TYPE_CHECKING:
    from harness.account.account import Account

__all__ = ["Outcome", "Scene", "is_replayed", "play"]


def is_replayed(lowering: Lowering) -> bool:
    """Whether the command is an API call, or one of the AWS CLI's own that can be replayed."""
    custom = lowering.custom
    return lowering.call is not None or (custom is not None and custom.service == "s3" and custom.name in PLACES)


def play(account: Account, custom: Custom, scene: Scene) -> Outcome:
    """Arrange for the command, and make it; `scene.files` becomes what the command leaves. Nothing is raised."""
    from harness.custom.playing import play_command

    return play_command(account, custom, scene)
