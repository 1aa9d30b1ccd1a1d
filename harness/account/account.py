"""An open account: takes a call as the AWS CLI would make it, and gives the reply as the AWS CLI would print it."""

from __future__ import annotations

import warnings

from harness.account.answering import answer
from harness.account.clients import client, presigned_url
from harness.account.clock import Clock
from harness.account.deadline import DeadlineError, deadline
from harness.account.emulator import look_for_modules
from harness.account.failures import explain
from harness.account.guard import watch
from harness.account.implemented import is_implemented, package_of
from harness.account.managed_policies import add_managed_policies
from harness.account.memory import memory
from harness.account.model import Failure, Reply, ServiceError, World
from harness.lowering.model import Call
from harness.render import render

DEADLINE = 20.0
"""Seconds for one call. The slowest in the published examples takes two, on a cold disk."""

_AFTER_A_HANG = 1.0
"""Seconds for each further call in an account in which one ran past its deadline: a document must not ask for a hundred."""


class Account:
    """Made by `harness.account.open_account`; its state is moto's, and goes with it."""

    def __init__(self, world: World, clock: Clock, deadline: float | None = None) -> None:
        self.world = world
        self.clock = clock
        self._deadline = DEADLINE if deadline is None else deadline

    def implements(self, service: str, operation: str) -> bool:
        """Whether the emulator has the operation; no request is made."""
        return is_implemented(service, operation)

    def send(self, call: Call) -> Reply:
        """Make the call, and let a second pass. What goes wrong is part of the reply; nothing is raised.

        `call.endpoint_url` is not used: the service itself answers, wherever the document says that it stands.
        """
        if package_of(call.service) is None:
            return Reply(call, failure=Failure("not-implemented", f"moto has no {call.service}"))
        is_implemented(call.service, call.operation)  # imports the service, outside the seeded streams and the guard
        look_for_modules()
        reply = self._guarded(call)
        self.clock.advance(1)
        return reply

    def presigned(self, call: Call, seconds: int) -> str:
        """The URL with which anyone may make the call for so many seconds; no request is made."""
        return presigned_url(call, call.region or self.world.region, seconds)

    def _guarded(self, call: Call) -> Reply:
        """The reply, or what went wrong: the one place where what moto throws is caught."""
        try:
            with memory(), deadline(self._deadline), warnings.catch_warnings(), watch() as denied:
                warnings.simplefilter("ignore")
                reply = self._reply(call)
        except (Exception, DeadlineError) as error:
            if isinstance(error, DeadlineError):
                self._deadline = min(self._deadline, _AFTER_A_HANG)
            outcome = explain(call, error)
            reply = Reply(call, error=outcome) if isinstance(outcome, ServiceError) else Reply(call, failure=outcome)
        return Reply(call, failure=Failure("guard", denied[0])) if denied else reply

    def _reply(self, call: Call) -> Reply:
        region = call.region or self.world.region
        add_managed_policies(call, self.world.account_id, region)
        answered = answer(client(call.service, region, call.is_signed), call)
        data, printed = render(call, answered.raw, answered.pages)
        return Reply(call, answered.raw, data, printed, files=answered.files)
