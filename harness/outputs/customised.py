"""What the AWS CLI itself makes of a reply before it prints it (awscli/customizations of version 1.46.3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.catalog.forms import ANYTHING, Dictionary, Form, Listing, Record, with_members

_REWRITTEN: Mapping[tuple[str, str], tuple[Mapping[str, Form], frozenset[str]]] = MappingProxyType(
    {
        ("datapipeline", "GetPipelineDefinition"): (
            {"objects": Listing(ANYTHING), "parameters": Listing(ANYTHING), "values": Dictionary(ANYTHING)},
            frozenset(("pipelineObjects", "parameterObjects", "parameterValues")),
        )
    }
)
"""Members added and taken away: the definition is printed as `put-pipeline-definition` takes it."""

_INTERACTIVE = frozenset((("ssm", "StartSession"), ("ecs", "ExecuteCommand")))
"""Commands whose reply goes to the session manager plugin, which prints what it likes."""


def as_printed(service: str, operation: str, form: Record) -> Record:
    """The form of a reply as the AWS CLI's customisations leave it."""
    added, dropped = _REWRITTEN.get((service, operation), ({}, frozenset()))
    return with_members(form, added, dropped) if added or dropped else form


def is_interactive(service: str, operation: str) -> bool:
    """True where a program of its own takes over the terminal, and the reply is not printed."""
    return (service, operation) in _INTERACTIVE
