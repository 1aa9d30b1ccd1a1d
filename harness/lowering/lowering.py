"""The line through this room: words, command line, parameters, validation, call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.catalog import catalog
from harness.catalog.commands import Command as CatalogCommand
from harness.catalog.shapes import service_model
from harness.lowering.clusters import REPLIES, own_parameters
from harness.lowering.commandline import CommandLine, read_command_line
from harness.lowering.context import Context
from harness.lowering.effects import Parameters, apply
from harness.lowering.fixups import fix_up
from harness.lowering.inputs import add_input
from harness.lowering.model import Call, Custom, Lowering
from harness.lowering.nodes import Node, opaque_paths, origins
from harness.lowering.paging import Paging, read_paging
from harness.lowering.plainly import plain_as
from harness.lowering.refusals import report_kept_substitutions
from harness.lowering.validation import validate, validate_own
from harness.lowering.values import read_value
from harness.shell.model import Command
from harness.text import Text


def lower_command(command: Command, files: Mapping[str, Text]) -> Lowering:
    """See harness.lowering.lower."""
    if not command.is_aws:
        return Lowering(skipped=f"`{command.program[:40]}` is not the AWS CLI")
    context = Context(files)
    report_kept_substitutions(command.words, context)
    words = [word.text for word in command.words[1:]]
    line = read_command_line(words, catalog(), context)
    context.binary_format = _global(line, "cli-binary-format") or ""
    if line.is_help:
        return Lowering(skipped="it asks for help", findings=tuple(context.findings))
    if line.service is None or line.command is None:
        service = line.service.model_name if line.service is not None else None
        return Lowering(findings=tuple(context.findings), service=service)
    if line.command.is_own:
        return _custom(line, line.command, command, context)
    return _call(line, line.command, command, context)


def _global(line: CommandLine, name: str) -> str | None:
    given = line.global_options.get(name)
    return given.words[0].value if given is not None and given.words else None


def _custom(line: CommandLine, command: CatalogCommand, source: Command, context: Context) -> Lowering:
    values: dict[str, Node] = {}
    for name, given in line.given.items():
        if given.option.shape is not None and given.words:
            node = read_value(given.option, given.words, context)
            if node is not None:
                validate_own(node, given.option.shape, context, given.flag)
                values[name] = node
    words = tuple(word.text for word in source.words[1:])
    custom = Custom(command.service.name, command.name, words)
    made = own_parameters(line, values, context) if not context.findings else None
    if made is not None:
        custom = _one_call(custom, *made, line, source, context)
    return Lowering(custom=custom, findings=tuple(context.findings), missing_files=tuple(context.missing))


def _one_call(
    custom: Custom, operation: str, parameters: Parameters, line: CommandLine, source: Command, context: Context
) -> Custom:
    """A command of the AWS CLI's own with the one call that it makes."""
    model = service_model(custom.service)
    shape = model.operation_model(operation).input_shape
    whole = Node(parameters, line.name)
    validate(whole, shape, context, line.name, model)
    call = _built(custom.service, operation, shape, whole, line, source)
    return replace(custom, call=call, reply=REPLIES.get(operation, {}))


def _call(line: CommandLine, command: CatalogCommand, source: Command, context: Context) -> Lowering:
    service = command.service.model_name
    if "generate-cli-skeleton" in line.given:
        reason = "`--generate-cli-skeleton` makes no call"
        return Lowering(skipped=reason, findings=tuple(context.findings), service=service, operation=command.operation)
    paging = read_paging(line, command, context)
    parameters = _parameters(line, command, paging, context)
    _validate(parameters, line, command, context)
    whole, shape = Node(parameters, line.name), command.input_shape
    call = replace(
        _built(service or "", command.operation or "", shape, whole, line, source),
        endpoint_url=_global(line, "endpoint-url"),
        is_paginated=paging.is_on,
        pagination=paging.values,
        waiter=command.waiter,
        outfile=_outfile(line.given.get("outfile")),
        is_signed="no-sign-request" not in line.global_options,
    )
    return Lowering(
        call=call,
        findings=tuple(sorted(context.findings, key=lambda finding: (finding.span, finding.name))),
        service=service,
        operation=command.operation,
        missing_files=tuple(context.missing),
    )


def _parameters(line: CommandLine, command: CatalogCommand, paging: Paging, context: Context) -> Parameters:
    parameters: Parameters = {}
    for name, option in command.options.items():
        given = paging.unshadowed.get(name) or line.given.get(name)
        if given is not None and (given.option.is_positional or option.name == given.option.name):
            apply(given, parameters, context)
    add_input(line, parameters, context)
    fix_up(command, parameters)
    return parameters


def _validate(parameters: Parameters, line: CommandLine, command: CatalogCommand, context: Context) -> None:
    shape = command.input_shape
    if shape is None:
        return
    unread = {command.options[name].path[:1] for name in line.unread if name in command.options}
    given = {item.option.path[:1] for item in line.given.values()}
    excused = {path[0] for path in unread | given if path and path[0] not in parameters}
    stand_ins = {str(name): Node(None, line.name, is_opaque=True) for name in excused}
    validate(Node({**parameters, **stand_ins}, line.name), shape, context, line.name, command.service.model)


def _built(service: str, operation: str, shape: Any, whole: Node, line: CommandLine, source: Command) -> Call:
    """The call with what every command may say of it; `whole` are its parameters."""
    query = line.global_options.get("query")
    return Call(
        service=service,
        operation=operation,
        parameters=plain_as(whole, shape) if shape is not None else {},
        span=source.span,
        origins={path: text for path, text in origins(whole) if path},
        region=_global(line, "region"),
        output=_global(line, "output"),
        query=query.words[0] if query is not None and query.words else None,
        opaque=frozenset(opaque_paths(whole)),
    )


def _outfile(given: Any) -> str | None:
    return given.words[0].value if given is not None and given.option.effect == "outfile" else None
