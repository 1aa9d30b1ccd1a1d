"""Clients of the emulator: one botocore session for the process, and one client for each service and region.

The session's parsers are the AWS CLI's: times and blobs stay as they came over the wire.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NoReturn

import moto.core.models  # noqa: F401  before any session: it adds moto's handler to those of every new client
from botocore import UNSIGNED, xform_name
from botocore.config import Config
from botocore.session import Session

from harness.account.guard import DeniedError
from harness.catalog import loader
from harness.lowering.model import Call

# Endpoints of one account's own (`123456789012.ddb.us-east-1`) are hosts that moto does not know.
_CONFIG = Config(retries={"max_attempts": 0}, user_agent="harness", account_id_endpoint_mode="disabled")


@cache
def session() -> Session:
    """The session that all clients are made from; to be called while an account's environment holds."""
    made = Session()
    made.set_credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    made.register_component("data_loader", loader())
    parsers = made.get_component("response_parser_factory")
    parsers.set_parser_defaults(timestamp_parser=_as_it_came, blob_parser=_as_it_came)
    return made


def _as_it_came(value: Any) -> Any:
    return value


@lru_cache(maxsize=100)
def client(service: str, region: str, is_signed: bool = True) -> Any:
    """A client whose calls are answered by moto while an account is open, and by nothing else ever."""
    config = _CONFIG if is_signed else _CONFIG.merge(Config(signature_version=UNSIGNED))
    made: Any = session().create_client(service, region_name=region, config=config, verify=False)
    made._endpoint.http_session.send = _refuse
    return made


def presigned_url(call: Call, region: str, seconds: int) -> str:
    """A call's URL, signed as the newest signature version has it, with the bucket in the host's name."""
    config = _CONFIG.merge(Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))
    signer: Any = session().create_client(call.service, region_name=region, config=config, verify=False)
    url: str = signer.generate_presigned_url(xform_name(call.operation), dict(call.parameters), seconds)
    return url


def _refuse(request: Any) -> NoReturn:
    """What moto did not answer (a host that it does not know) goes nowhere."""
    raise DeniedError(f"the request to {request.url} would reach the network")
