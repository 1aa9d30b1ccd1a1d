"""What a command lowers to: the call that the AWS CLI would make. Nothing here knows moto."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from harness.findings import Finding
from harness.text import Span, Text

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a tree of parameters or of a reply: ("Tags", 0, "Key")."""


@dataclass(frozen=True, slots=True)
class Call:
    """One API call, as the AWS CLI 1.46 would hand it to botocore.

    `service` is botocore's name ("s3" for `s3api`), `operation` the API's ("PutKeyPolicy"). `parameters` are plain
    Python values (blobs are bytes, times as the CLI passes them). `origins` says for each leaf (or whole value) of `parameters`
    which text it was read from; a leaf inside a JSON document that the API takes as a string has no entry of its own, its
    string has. `waiter` is the waiter's botocore name for `aws ... wait`, where `operation` is what it polls.
    `outfile` is where a streaming reply goes. `pagination` holds MaxItems, StartingToken and PageSize where given.
    `opaque` are the paths whose value stands for the contents of a file that the document does not show: the reference
    itself (`file://key.pem`) for text and blobs; a structure is left out of `parameters` and only its path is here.
    """

    service: str
    operation: str
    parameters: Mapping[str, Any]
    span: Span
    origins: Mapping[Path, Text] = field(default_factory=dict)
    region: str | None = None
    output: str | None = None
    query: Text | None = None
    endpoint_url: str | None = None
    is_paginated: bool = True
    pagination: Mapping[str, Any] = field(default_factory=dict)
    waiter: str | None = None
    outfile: str | None = None
    is_signed: bool = True
    opaque: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Custom:
    """A command of the AWS CLI's own (`s3 cp`, `configure set`): no API call that is named as it is.

    `call` is the one that it makes, where it makes but one that is known; `reply` then says which members of the reply
    are printed, under which names (empty: all of them, as they are).
    """

    service: str
    name: str
    words: tuple[Text, ...]
    call: Call | None = None
    reply: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lowering:
    """A command, lowered. Exactly one of `call`, `custom` and `skipped` is set where there is no error among `findings`.

    `service` and `operation` are what is known even where lowering failed (else None). `skipped` says why a command is
    no AWS call at all ("openssl is not an AWS CLI command"). `missing_files` are references to files that the document
    does not show; the call then has stand-ins (`Call.opaque`), and saying so is left to the room that knows the document.
    Where there is an error, `call` is what could be made of the command all the same, or None.
    """

    call: Call | None = None
    custom: Custom | None = None
    skipped: str = ""
    findings: tuple[Finding, ...] = ()
    service: str | None = None
    operation: str | None = None
    missing_files: tuple[Text, ...] = ()

    @property
    def made(self) -> Call | None:
        """The one call that the command makes: its own, or that of a command of the AWS CLI's own."""
        return self.call or (self.custom.call if self.custom is not None else None)
