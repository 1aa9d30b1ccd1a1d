"""What the AWS CLI adds to botocore's models, exported from the real one into harness/catalog/surface.json.

Run it with the Python of the oracle's environment (`make corpus` builds it):

    .corpus/oracle/bin/python bench/export_surface.py harness/catalog/surface.json

The models imply nearly everything (harness/catalog/implied.py says how); only the difference is written: renamed
services, removed and added commands and options, the CLI's own commands with their options and schemas, and the
parameters whose values are never read from a file. The same AWS CLI gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import awscli
from awscli.argprocess import ParamShorthand
from awscli.clidriver import ServiceCommand, ServiceOperation, create_clidriver
from awscli.customizations.paginate import get_paginator_config
from awscli.paramfile import PARAMFILE_DISABLED
from botocore import xform_name

PLAIN = {"CLIArgument", "ListArgument", "BooleanArgument"}


def main(target: str) -> None:
    driver = create_clidriver()
    Path(target).write_text(json.dumps(surface(driver), indent=1, default=name_of) + "\n", encoding="utf-8")


def surface(driver: Any) -> dict[str, Any]:
    table = driver._get_command_table()
    models = {name: command for name, command in table.items() if isinstance(command, ServiceCommand)}
    custom = {name: own_command(command) for name, command in table.items() if name not in models}
    found: dict[str, Any] = {
        "awscli": awscli.__version__,
        "global_options": {name: own_option(option) for name, option in driver._get_argument_table().items()},
        "services": {name: command._service_name for name, command in models.items() if command._service_name != name},
        "commands": {},
        "options": {},
        "bare_lists": [],
        "custom": {name: command for name, command in custom.items() if name != "sdb"},
        "never_from_file": sorted(PARAMFILE_DISABLED),
    }
    for name, command in models.items():
        export_service(found, driver.session, name, command)
    return found


def export_service(found: dict[str, Any], session: Any, name: str, command: Any) -> None:
    model = command.service_model
    implied = {xform_name(operation, "-"): operation for operation in model.operation_names}
    table = command._get_command_table()
    difference: dict[str, Any] = {}
    for word, item in table.items():
        if isinstance(item, ServiceOperation):
            if word not in implied:
                difference[word] = item._operation_model.name
            export_options(found, session, f"{name} {word}", item)
        elif word != "wait":
            found["custom"][f"{name} {word}"] = own_command(item)
    difference |= {word: None for word in implied if word not in table}
    if difference:
        found["commands"][name] = difference


def export_options(found: dict[str, Any], session: Any, key: str, operation: Any) -> None:
    implied = implied_options(operation._operation_model, session)
    table = operation.arg_table
    difference: dict[str, Any] = {name: None for name in implied if name not in table}
    for name, option in table.items():
        described = model_option(option)
        if implied.get(name, "absent") not in ("any", described):
            difference[name] = described
        if takes_bare_words(operation, option):
            found["bare_lists"].append(f"{key} {name}")
    if difference:
        found["options"][key] = difference


def implied_options(operation: Any, session: Any) -> dict[str, Any]:
    """Every option that the model alone implies; the same rules as in harness/catalog/implied.py."""
    implied: dict[str, Any] = {}
    shape = operation.input_shape
    for member, value in shape.members.items() if shape is not None else ():
        name = xform_name(member, "-")
        is_required = member in shape.required_members and not value.metadata.get("idempotencyToken", False)
        implied[name] = {"member": member, "required": is_required}
        if value.type_name == "boolean":
            implied[f"no-{name}"] = {"member": member, "required": False, "value": False}
    paginator = get_paginator_config(session, operation.service_model.service_name, operation.name)
    own = ["outfile"] if operation.has_streaming_output else ["cli-input-json", "generate-cli-skeleton"]
    if paginator is not None:
        own += ["starting-token", "max-items"] + (["page-size"] if "limit_key" in paginator else [])
    return implied | dict.fromkeys(own, "any")


def takes_bare_words(operation: Any, option: Any) -> bool:
    """Whether a list of structures of one member takes plain words, as the CLI's first shorthand did."""
    service = operation._operation_model.service_model.service_id.hyphenize()
    return bool(ParamShorthand()._uses_old_list_case(service, operation._name, option.name))


def model_option(option: Any) -> dict[str, Any]:
    kind = type(option).__name__
    if kind in PLAIN:
        described: dict[str, Any] = {"member": option._serialized_name, "required": option.required}
        if kind == "BooleanArgument" and option._action == "store_false":
            described["value"] = False
        return described
    described = {"kind": kind, "required": bool(option.required)}
    for key in ("_serialized_name", "_storage_param", "_json_key", "_property", "_param_to_replace"):
        add(described, key.strip("_"), getattr(option, key, None))
    add(described, "_original_member_name".strip("_"), getattr(option, "_original_member_name", None))
    add(described, "param_to_overwrite", getattr(option, "_param_to_overwrite", None))
    add(described, "blob_member", getattr(option, "_source_arg_blob_member", None))
    container = getattr(option, "_container", None)
    if container is not None:
        add(described, "container", container.argument_model.name)
        add(described, "convert", option.type)
        add(described, "hydrate", getattr(option._hydrate, "__name__", None))
    return described | own_details(option)


def own_command(command: Any) -> dict[str, Any]:
    """A command of the CLI's own: its options and its subcommands."""
    subcommands = getattr(command, "subcommand_table", {})  # first: building it registers more options (`s3 sync`)
    options = {name: own_option(option) for name, option in command.arg_table.items()} if has_table(command) else {}
    described: dict[str, Any] = {"options": options}
    if subcommands:
        described["subcommands"] = {name: own_command(item) for name, item in subcommands.items() if name != "help"}
    return described


def has_table(command: Any) -> bool:
    return hasattr(command, "arg_table")


def own_option(option: Any) -> dict[str, Any]:
    return {"required": bool(option.required)} | own_details(option)


def own_details(option: Any) -> dict[str, Any]:
    details: dict[str, Any] = {}
    add(details, "nargs", getattr(option, "_nargs", None))
    add(details, "action", getattr(option, "_action", None))
    add(details, "choices", list(getattr(option, "_choices", None) or ()))
    add(details, "positional", bool(option.positional_arg) or option.name == option.cli_name)
    add(details, "no_paramfile", bool(getattr(option, "no_paramfile", False)))
    add(details, "type", getattr(option, "_cli_type_name", None))
    model = option.argument_model
    if model is not None and model.type_name in ("structure", "list", "map"):
        add(details, "schema", schema(model))
    return details


def schema(model: Any) -> dict[str, Any]:
    """A schema of the CLI's own as botocore's shapes; a model's shape is not repeated."""
    if type(model._shape_resolver).__name__ != "ShapeResolver" or model.name != "InputShape":
        return {}
    return {"name": model.name, "shapes": without_prose(model._shape_resolver._shape_map)}


def without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_prose(item) for key, item in value.items() if key != "documentation"}
    return [without_prose(item) for item in value] if isinstance(value, list) else value


def name_of(thing: Any) -> str:
    """Types and argparse actions of the CLI's own, by name."""
    return str(thing.__name__)


def add(described: dict[str, Any], key: str, value: Any) -> None:
    if value not in (None, False, "", [], {}):
        described[key] = value


if __name__ == "__main__":
    main(sys.argv[1])
