"""An account behind a URL: calls are made with botocore, and nothing but that host and port is within reach."""

from __future__ import annotations

import socket
import warnings
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from botocore import UNSIGNED
from botocore.config import Config
from moto.core.models import botocore_stubber

from harness.account.account import DEADLINE
from harness.account.answering import Answer, answer
from harness.account.clients import session
from harness.account.deadline import DeadlineError, deadline
from harness.account.failures import explain
from harness.account.guard import Grant, watch
from harness.account.model import Failure, Reply, ServiceError, World
from harness.lowering.model import Call
from harness.render import render

_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
_DEFAULT_PORTS = {"http": 80, "https": 443}


class RemoteAccount:
    """What arranging and replaying need of an account: `world`, `implements` and `send`."""

    def __init__(self, url: str, world: World, access_key: str) -> None:
        self.url = url
        self.world = world
        self._access_key = access_key
        self._grant = Grant(_addresses(url))

    def implements(self, service: str, operation: str) -> bool:
        """Whether the service has the operation; no request is made. Nobody can know, so it is tried."""
        return True

    def send(self, call: Call) -> Reply:
        """Make the call, and tell what goes wrong as part of the reply."""
        return self.guarded(call, self._grant)

    def guarded(self, call: Call, grant: Grant, seconds: float = DEADLINE) -> Reply:
        """The reply, with all but what is granted out of reach."""
        try:
            with deadline(seconds), warnings.catch_warnings(), watch(grant) as denied:
                warnings.simplefilter("ignore")
                reply = self.reply(call)
        except (Exception, DeadlineError) as error:
            outcome = explain(call, error)
            reply = Reply(call, error=outcome) if isinstance(outcome, ServiceError) else Reply(call, failure=outcome)
        return Reply(call, failure=Failure("guard", denied[0])) if denied else reply

    def reply(self, call: Call) -> Reply:
        """What came back, as the AWS CLI would print it; raises whatever botocore raises."""
        answered = self.ask(call)
        data, printed = render(call, answered.raw, answered.pages)
        return Reply(call, answered.raw, data, printed, files=answered.files)

    def presigned(self, call: Call, seconds: int) -> str:
        """The URL with which anyone may make the call for so many seconds; no request is made."""
        from harness.account.clients import presigned_url

        return presigned_url(call, call.region or self.world.region, seconds)

    def ask(self, call: Call) -> Answer:
        """botocore's answer to the call."""
        return answer(
            _client(call.service, self.url, call.region or self.world.region, self._access_key, call.is_signed), call
        )


def _addresses(url: str) -> frozenset[tuple[str, int]]:
    """The host and port of a URL, and the addresses that the host has now."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme, 80)
    try:
        found = {str(known[4][0]) for known in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError:
        found = set()
    return frozenset((name, port) for name in {host, *found})


@lru_cache(maxsize=100)
def _client(service: str, url: str, region: str, access_key: str, is_signed: bool) -> Any:
    """A client that asks the URL alone, and the emulator in this process never."""
    config = Config(
        retries={"max_attempts": 0},
        user_agent="harness",
        connect_timeout=5,
        proxies={},
        inject_host_prefix=False,
        s3={"addressing_style": "path"},
    )
    if not is_signed:
        config = config.merge(Config(signature_version=UNSIGNED))
    made: Any = session().create_client(
        service,
        region_name=region,
        config=config,
        endpoint_url=url,
        aws_access_key_id=access_key,
        aws_secret_access_key=_SECRET,
    )
    made.meta.events.unregister("before-send", botocore_stubber)
    return made
