"""Where commands are replayed: in process (the default), with the real AWS CLI, or against an emulator of the user's.

An engine is `Engine`: called with a world and an example's steps, it gives the context of an open account. Those
that are not the default reach a process or the loopback, and are used only where the user asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeAlias

from harness.errors import UsageError

if TYPE_CHECKING:
    from harness.account import Account
    from harness.account.model import World
    from harness.options import Options
    from harness.reading import ReadStep

__all__ = ["ENGINES", "Engine", "engine_is_default", "engine_of", "in_process"]

Engine: TypeAlias = "Callable[[World, Sequence[ReadStep]], AbstractContextManager[Account]]"

ENGINES = ("moto", "aws-cli")
"""What `--engine` takes; the first is the default."""


def engine_is_default(options: Options) -> bool:
    """Whether the options ask for nothing but the default engine."""
    return options.engine == ENGINES[0] and not options.endpoint_url


def in_process(world: World, _steps: Sequence[ReadStep]) -> AbstractContextManager[Account]:
    """The emulator in this process, with nothing of the network, of processes or of files within reach."""
    from harness.account import open_account

    return open_account(world)


def engine_of(options: Options) -> Engine:
    """The engine that the options ask for. Raises UsageError where they ask for one that cannot be had."""
    if options.engine == "aws-cli" and options.endpoint_url:
        raise UsageError(
            "engine-ambiguous", "`--engine aws-cli` has an emulator of its own; leave out `--endpoint-url`."
        )
    if options.engine == "aws-cli":
        from harness.engines.aws_cli import aws_cli

        return aws_cli()
    if options.endpoint_url:
        from harness.engines.endpoint import endpoint

        return endpoint(options.endpoint_url)
    return in_process
