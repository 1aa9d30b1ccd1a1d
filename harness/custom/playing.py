"""One high-level command, from its words to what it prints: read, arranged for, made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.account.model import Performance, Reply
from harness.custom.arranging import NotArrangedError, arrange
from harness.custom.buckets import list_places, make_bucket, presign, remove_bucket, show_as_website
from harness.custom.model import Outcome, Request, Scene
from harness.custom.storage import RefusedError, Storage
from harness.custom.transfers import transfer
from harness.custom.words import read_request
from harness.lowering.model import Call, Custom

if TYPE_CHECKING:
    from harness.account.account import Account

_COMMANDS: Mapping[str, Callable[[Request, Scene, Storage], Iterator[str]]] = {
    "cp": transfer,
    "mv": transfer,
    "rm": transfer,
    "sync": transfer,
    "ls": list_places,
    "mb": make_bucket,
    "rb": remove_bucket,
    "presign": presign,
    "website": show_as_website,
}


def play_command(account: Account, custom: Custom, scene: Scene) -> Outcome:
    """See harness.custom.play."""
    request = read_request([word.value for word in custom.words])
    nothing = Performance(Reply(Call(custom.service, custom.name, {}, scene.span)))
    if isinstance(request, str):
        return Outcome(nothing, request)
    storage = Storage(account, scene.span, request.value("--region"))
    try:
        if scene.is_arranged:
            arrange(request, scene, storage)
        reply = _reply(request, scene, storage)
    except NotArrangedError as error:
        return Outcome(nothing, str(error))
    except RefusedError as error:
        reply = error.reply
    return Outcome(Performance(reply, tuple(storage.created)))


def _reply(request: Request, scene: Scene, storage: Storage) -> Reply:
    printed = "".join(f"{line}\n" for line in _COMMANDS[request.name](request, scene, storage))
    call = replace(storage.call(request.name), output="text")
    return Reply(call, data=printed or None, printed=printed)
