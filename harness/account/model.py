"""The in-memory account: what a world is made of, and what comes back from a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from harness.lowering.model import Call


@dataclass(frozen=True, slots=True)
class World:
    """What decides everything that an account generates: two replays in one world give the same bytes."""

    seed: int = 1
    clock: datetime = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    account_id: str = "123456789012"
    region: str = "us-east-1"


@dataclass(frozen=True, slots=True)
class ServiceError:
    """The error that the service answered: `An error occurred (CODE) when calling the OPERATION operation: MESSAGE`.

    One that botocore raised before it asked the service (a parameter's validation) or while it waited has its class's
    name as `code` and the status 0; `text` is then the whole of what it says.
    """

    code: str
    message: str
    operation: str
    status: int = 400
    parsed: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def printed(self) -> str:
        """What the AWS CLI writes to standard error: an empty line, then the error, with its final newline."""
        told = f"An error occurred ({self.code}) when calling the {self.operation} operation: {self.message}"
        return f"\n{self.text or told}\n"


@dataclass(frozen=True, slots=True)
class Failure:
    """The emulator did not answer as a service would: never the author's fault.

    `kind` is `not-implemented`, `crash`, `guard` (it tried the network, a process or a file) or `deadline`.
    """

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. Exactly one of `data` (with `printed`), `error` and `failure` counts.

    `raw` is botocore's parsed answer without ResponseMetadata, all pages merged, with times as they came over the wire
    and blobs in base64, as the AWS CLI has them; `data` is what it would format after `--query`; `printed` is the text
    that it prints, with its final newline ("": nothing is printed).
    `files` are those that the command wrote (an outfile).
    """

    call: Call
    raw: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    printed: str = ""
    error: ServiceError | None = None
    failure: Failure | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def succeeded(self) -> bool:
        return self.error is None and self.failure is None


@dataclass(frozen=True, slots=True)
class Created:
    """One call that arranging made, and why ("KeyId of PutKeyPolicy is produced by CreateKey")."""

    call: Call
    reply: Reply
    why: str


@dataclass(frozen=True, slots=True)
class Performance:
    """A step's call, made: with the documented ids turned into live ones, after arranging what it takes for granted.

    `attempts` are arranging calls that failed, for `--explain`.
    """

    reply: Reply
    created: tuple[Created, ...] = ()
    attempts: tuple[Created, ...] = ()
