"""The options that a service's model alone implies for a command; bench/export_surface.py goes by the same rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from harness.catalog.model import Arity, Option
from harness.catalog.shapes import dashed

PAGING = {"starting-token": "StartingToken", "page-size": "PageSize", "max-items": "MaxItems"}
"""The CLI's own pagination options, and what botocore's paginator calls them."""

_INPUT = Option("cli-input-json", effect="input-json")
_INPUT_YAML = Option("cli-input-yaml", effect="input-yaml", is_documented=False)  # the AWS CLI's version 2
_SKELETON = Option(
    "generate-cli-skeleton", arity=Arity.OPTIONAL, effect="skeleton", choices=("input", "output", "yaml-input")
)
_OUTFILE = Option("outfile", effect="outfile", is_required=True, is_positional=True)


def implied_options(operation: Any, paginator: dict[str, Any] | None) -> Iterator[Option]:
    """Options in the order of the CLI's own table: the members of the input, then what the CLI adds."""
    shape = operation.input_shape
    for member, value in shape.members.items() if shape is not None else ():
        is_required = member in shape.required_members and not value.metadata.get("idempotencyToken", False)
        yield from member_options(member, value, is_required=is_required)
    if operation.has_streaming_output:
        yield _OUTFILE
    else:
        yield from (_INPUT, _INPUT_YAML, _SKELETON)
    if paginator is not None:
        yield from _paging_options(operation, paginator)


def member_options(member: str, shape: Any, *, is_required: bool) -> Iterator[Option]:
    """The option of one member of an input, or the two of a boolean one."""
    name = dashed(member)
    if shape.type_name == "boolean":
        yield flag_option(name, member, shape, constant=True, is_required=is_required)
        yield flag_option(f"no-{name}", member, shape, constant=False)
    else:
        yield value_option(name, member, shape, is_required=is_required)


def value_option(name: str, member: str, shape: Any, *, is_required: bool = False) -> Option:
    arity = Arity.ANY if shape.type_name == "list" else Arity.ONE
    return Option(name, arity, (member,), shape, is_required=is_required)


def flag_option(name: str, member: str, shape: Any, *, constant: bool, is_required: bool = False) -> Option:
    return Option(name, Arity.NONE, (member,), shape, constant=constant, is_required=is_required)


def _paging_options(operation: Any, paginator: dict[str, Any]) -> Iterator[Option]:
    limit = paginator.get("limit_key")
    type_name = operation.input_shape.members[limit].type_name if limit else "integer"
    for name in PAGING:
        if name != "page-size" or limit:
            yield Option(name, effect="paging", type="string" if name == "starting-token" else type_name)
