"""Clients of the emulator: one botocore session for the process, and one client for each service and region.

The session's parsers are the AWS CLI's: times and blobs stay as they came over the wire.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import moto.core.models  # noqa: F401  before any session: it adds moto's handler to those of every new client
from botocore.config import Config
from botocore.session import Session

# The AWS CLI's user agent is of no interest; retries of what an emulator answers are a waste.
_CONFIG = {"retries": {"total_max_attempts": 1, "mode": "standard"}, "user_agent": "harness"}


@cache
def session() -> Session:
    """The session that all clients are made from."""
    made = Session()
    made.set_credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    made.get_component("response_parser_factory").set_parser_defaults(
        timestamp_parser=_as_it_came, blob_parser=_as_it_came
    )
    return made


def _as_it_came(value: Any) -> Any:
    return value


@cache
def client(service: str, region: str) -> Any:
    """A client whose calls are answered by moto while an account is open."""
    return session().create_client(service, region_name=region, config=Config(**_CONFIG))
