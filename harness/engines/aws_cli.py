"""The engine `aws-cli`: each documented command is run by the real `aws`, against the emulator on the loopback.

Arranging goes to the same emulator through botocore. Commands are the document's, so this is for documents that one
trusts as much as a script: they get no shell, no network and no credentials, but a process.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError
from jmespath.exceptions import JMESPathError

from harness.account.deadline import DeadlineError, deadline
from harness.account.implemented import is_implemented
from harness.account.managed_policies import add_managed_policies
from harness.account.model import Failure, Reply, ServiceError, World
from harness.account.opening import opened
from harness.arrange.verbs import READING
from harness.engines.process import Outcome, environment_of, run
from harness.engines.remote import RemoteAccount
from harness.engines.server import HOST, server
from harness.engines.words import prepare
from harness.errors import UsageError
from harness.lowering.model import Call
from harness.render import render
from harness.text import Span, Text

if TYPE_CHECKING:
    from harness.account import Account
    from harness.account.clock import Clock
    from harness.engines import Engine
    from harness.reading import ReadStep

PROGRAM = "HARNESS_AWS"
"""The environment variable that names the program, where it is not the `aws` on PATH."""

_DEADLINE = 60.0
_ERROR = re.compile(
    r"An error occurred \((?P<code>[^)]+)\) when calling the (?P<operation>\S+) operation[^:]*: (?P<message>.*)",
    re.DOTALL,
)
_EMULATORS_FAULT = re.compile(r"5\d\d|InternalError|InternalFailure|InternalServerError|ServiceUnavailable")


def aws_cli() -> Engine:
    """The engine, with the program that HARNESS_AWS names or that is on PATH. Raises UsageError where there is none."""
    program = os.environ.get(PROGRAM) or shutil.which("aws")
    if not program or not os.access(program, os.X_OK):
        hint = f"Install the AWS CLI, or name its program in {PROGRAM}."
        raise UsageError("engine-unavailable", "The engine `aws-cli` needs the program `aws`.", hint=hint)
    if find_spec("flask_cors") is None:
        hint = "pip install 'aws-example-harness[aws-cli]'"
        raise UsageError("engine-unavailable", "The engine `aws-cli` needs packages that are not installed.", hint=hint)
    path = os.path.abspath(program)

    def engine(world: World, steps: Sequence[ReadStep]) -> AbstractContextManager[Account]:
        return _opened(path, world, steps)

    return engine


@contextmanager
def _opened(program: str, world: World, steps: Sequence[ReadStep]) -> Iterator[Account]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="harness-"))  # before chance is seeded
        account = stack.enter_context(opened(world))
        port = stack.enter_context(server())
        own = {step.step.command.span: step for step in steps if step.lowering.call is not None}
        yield cast("Account", AwsCliAccount(program, Path(folder), f"http://{HOST}:{port}", world, account.clock, own))


class AwsCliAccount(RemoteAccount):
    """An account whose documented commands are made by the AWS CLI, and all other calls by botocore."""

    def __init__(
        self, program: str, folder: Path, url: str, world: World, clock: Clock, own: Mapping[Span, ReadStep]
    ) -> None:
        super().__init__(url, world, "AKIAIOSFODNN7EXAMPLE")
        self.clock = clock
        self._program = program
        self._folder = folder
        self._own = own
        self._numbers = count(1)
        self._written: dict[str, bytes] = {}

    def implements(self, service: str, operation: str) -> bool:
        """Whether the emulator has the operation; no request is made."""
        return is_implemented(service, operation)

    def send(self, call: Call) -> Reply:
        """Make the call; a second passes."""
        is_implemented(call.service, call.operation)  # imports the service, outside the guard
        add_managed_policies(call, self.world.account_id, call.region or self.world.region)
        step = self._own.get(call.span)
        documented = step.lowering.call if step is not None else None
        if (
            step is None
            or documented is None
            or (documented.service, documented.operation) != (call.service, call.operation)
        ):
            reply = super().send(call)
        else:
            reply = self._run(call, step, documented)
        self.clock.advance(1)
        return reply

    def _run(self, call: Call, step: ReadStep, documented: Call) -> Reply:
        """The reply that the program prints."""
        files: dict[str, Text | bytes] = {**step.step.files, **self._written}
        prepared = prepare(tuple(word.text for word in step.step.command.words), files, documented, call)
        folder, home = self._fresh(), self._fresh()
        environment = environment_of(home, self.world.region, prepared.profile)
        words = (*prepared.words, "--endpoint-url", self.url)  # the last one counts, whatever the document says
        try:
            with deadline(_DEADLINE):
                outcome = run(self._program, words, prepared.files, folder, environment)
        except (OSError, ValueError, DeadlineError) as error:
            kind = "deadline" if isinstance(error, DeadlineError) else "crash"
            return Reply(call, failure=Failure(kind, f"{type(error).__name__}: {error}".removesuffix(": ")))
        self._written.update(outcome.files)
        return _refused(call, outcome) or self._printed(call, outcome)

    def _fresh(self) -> Path:
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return folder

    def _printed(self, call: Call, outcome: Outcome) -> Reply:
        """The reply behind what was printed: read from it where it is the whole, else asked for again where that is safe."""
        printed = outcome.output
        data = _json(printed) if call.output in (None, "json") else printed or None
        raw = data if call.query is None and isinstance(data, dict) else {}
        if not raw and printed and xform_name(call.operation).partition("_")[0] in READING and not call.waiter:
            raw, data = self._asked_again(call, data)
        return Reply(call, raw, data, printed, files=outcome.files)

    def _asked_again(self, call: Call, data: Any) -> tuple[Any, Any]:
        try:
            answered = self.ask(call)
            return answered.raw, render(call, answered.raw, answered.pages)[0]
        except (BotoCoreError, ClientError, JMESPathError):
            return {}, data


def _json(printed: str) -> Any:
    """What was printed as JSON ({} for nothing, the text itself where it is none)."""
    try:
        return json.loads(printed) if printed.strip() else {}
    except ValueError:
        return printed


def _refused(call: Call, outcome: Outcome) -> Reply | None:
    """What the program says went wrong; None where it ended well."""
    if outcome.status == 0:
        return None
    told = _ERROR.search(outcome.error)
    if told is None:
        text = outcome.error.strip() or f"aws ended with the status {outcome.status}"
        return Reply(call, error=ServiceError("AwsCliError", text.splitlines()[-1], call.operation, 0, text=text))
    code, message = told["code"], told["message"].strip()
    if _EMULATORS_FAULT.fullmatch(code):
        return Reply(call, failure=Failure("crash", f"{code}: {message}"))
    parsed = {"Error": {"Code": code, "Message": message}}
    return Reply(call, error=ServiceError(code, message, told["operation"], 400, parsed))
