"""The AWS CLI's own commands, replayed: the calls that `aws s3 cp` and its like make in an account, and what they print."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.custom.model import Outcome, Scene
from harness.custom.words import PLACES
from harness.lowering.model import Custom, Lowering

if TYPE_CHECKING:
    from harness.account.account import Account
    from harness.account.model import Reply

_REPLAYED: Mapping[str, Container[str]] = {"s3": PLACES, "configure": ("get", "set")}

__all__ = ["Outcome", "Scene", "is_replayed", "play", "printed_of"]


def is_replayed(lowering: Lowering) -> bool:
    """Whether the command is an API call, or one of the AWS CLI's own that can be replayed."""
    custom = lowering.custom
    return lowering.made is not None or (custom is not None and custom.name in _REPLAYED.get(custom.service, ()))


def printed_of(custom: Custom, reply: Reply) -> Reply:
    """The reply of the one call that a command makes, as the command prints it."""
    from harness.render import render

    if not (custom.reply and reply.succeeded):
        return reply
    raw = {shown: reply.raw[name] for name, shown in custom.reply.items() if name in reply.raw}
    data, printed = render(reply.call, raw)
    return replace(reply, raw=raw, data=data, printed=printed)


def play(account: Account, custom: Custom, scene: Scene) -> Outcome:
    """Arrange for the command, and make it; `scene.files` becomes what the command leaves. Nothing is raised."""
    if custom.service == "configure":
        from harness.custom.configuring import play_configure

        return play_configure(custom, scene)
    from harness.custom.playing import play_command

    return play_command(account, custom, scene)
