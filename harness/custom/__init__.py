"""The AWS CLI's own commands, replayed: the calls that `aws s3 cp` and its like make in an account, and what they print."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from harness.custom.model import Outcome, Scene
from harness.custom.words import PLACES
from harness.lowering.model import Custom, Lowering

if TYPE_CHECKING:
    from harness.account.account import Account

_REPLAYED: Mapping[str, Container[str]] = {"s3": PLACES, "configure": ("get", "set")}

__all__ = ["Outcome", "Scene", "is_replayed", "play"]


def is_replayed(lowering: Lowering) -> bool:
    """Whether the command is an API call, or one of the AWS CLI's own that can be replayed."""
    custom = lowering.custom
    return lowering.call is not None or (custom is not None and custom.name in _REPLAYED.get(custom.service, ()))


def play(account: Account, custom: Custom, scene: Scene) -> Outcome:
    """Arrange for the command, and make it; `scene.files` becomes what the command leaves. Nothing is raised."""
    if custom.service == "configure":
        from harness.custom.configuring import play_configure

        return play_configure(custom, scene)
    from harness.custom.playing import play_command

    return play_command(account, custom, scene)
