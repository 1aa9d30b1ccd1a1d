"""Where an option's value goes in the parameters of the call: most set one member, the AWS CLI's customisations do more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeAlias

from harness.lowering import structures
from harness.lowering.arguments import Given
from harness.lowering.context import Context
from harness.lowering.model import Path
from harness.lowering.nodes import Node, nodes_of, plain
from harness.lowering.values import read_value
from harness.text import Text

Parameters: TypeAlias = dict[str, Node]
Effect: TypeAlias = Callable[[Given, Parameters, Context], None]

CLUSTER_STATES = {
    "active": ("STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING"),
    "terminated": ("TERMINATED",),
    "failed": ("TERMINATED_WITH_ERRORS",),
}
"""What `emr list-clusters --active` and its like stand for."""

_PROTOCOLS = ("tcp", "udp", "icmp", "all")
_PORTS = re.compile(r"(?P<low>-?\d+)(?:-(?P<high>-?\d+))?")
_COUNTS = re.compile(r"(?P<low>\d+)(?::(?P<high>\d+))?")


def apply(given: Given, parameters: Parameters, context: Context) -> None:
    """Put what an option says into the parameters."""
    _EFFECTS[given.option.effect](given, parameters, context)


def put(parameters: Parameters, path: Path, node: Node, flag: Text) -> None:
    """Set the value at a path, making what is missing on the way."""
    first, *rest = path
    if not rest:
        parameters[str(first)] = node
        return
    here = parameters.setdefault(str(first), _container(rest[0], node.text))
    for step, following in pairwise(rest):
        here = _child(here, step, following, node.text)
    _set(here, rest[-1], node)


def _container(step: str | int, text: Text) -> Node:
    return Node([] if isinstance(step, int) else {}, text)


def _child(here: Node, step: str | int, following: str | int, text: Text) -> Node:
    if isinstance(step, int):
        if here.is_list and not here.value:
            here.value.append(_container(following, text))
        return here.value[step] if here.is_list else here
    if here.is_object:
        found: Node = here.value.setdefault(step, _container(following, text))
        return found
    return here


def _set(here: Node, step: str | int, node: Node) -> None:
    if isinstance(step, int) and here.is_list:
        here.value[step:] = [node]
    elif here.is_object:
        here.value[step] = node


def _value(given: Given, parameters: Parameters, context: Context) -> None:
    node = _read(given, context)
    if node is not None:
        put(parameters, given.option.path, node, given.flag)


def _read(given: Given, context: Context) -> Node | None:
    if given.option.constant is not None:
        return Node(given.option.constant, given.flag)
    return read_value(given.option, given.words, context)


def _interface(given: Given, parameters: Parameters, context: Context) -> None:
    node = _read(given, context)
    if node is None:
        return
    if "NetworkInterfaces" not in parameters:
        put(parameters, ("NetworkInterfaces", 0, "DeviceIndex"), Node(0, given.flag), given.flag)
    put(parameters, given.option.path, node, given.flag)


def _secondary_addresses(given: Given, parameters: Parameters, context: Context) -> None:
    secondary = Node(False, given.flag)
    items = [Node({"PrivateIpAddress": Node(word.value, word), "Primary": secondary}, word) for word in given.words]
    if not items:
        return
    if "NetworkInterfaces" not in parameters:
        put(parameters, ("NetworkInterfaces", 0, "DeviceIndex"), Node(0, given.flag), given.flag)
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def _merge(given: Given, parameters: Parameters, context: Context) -> None:
    """A structure joined to what another option already put there."""
    node = _read(given, context)
    if node is None or not node.is_object:
        return
    if given.option.detail in node.value:
        context.report(
            "malformed-value",
            node.names.get(given.option.detail, node.text),
            f"`{given.option.detail}` cannot be given in `{given.option.flag}`",
            "Give it with the option of its own",
        )
    known = parameters.get(str(given.option.path[0]))
    joined = Node({**known.value, **node.value}, node.text, {**known.names, **node.names}) if known else node
    parameters[str(given.option.path[0])] = joined


def _bool_structure(given: Given, parameters: Parameters, context: Context) -> None:
    if given.words:
        _value(given, parameters, context)
    else:
        put(parameters, (*given.option.path, "Value"), Node(True, given.flag), given.flag)


def _count(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    found = _COUNTS.fullmatch(word.value.strip())
    if found is None:
        context.report("malformed-value", word, f"`{word.value}` is no count of the form `min` or `min:max`")
        return
    parameters["MinCount"] = Node(int(found["low"]), word)
    parameters["MaxCount"] = Node(int(found["high"] or found["low"]), word)


def _protocol(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    value = word.value
    is_number = re.fullmatch(r"-?\d{1,4}", value)
    is_known = -1 <= int(value) <= 255 if is_number else value in _PROTOCOLS
    if not is_known:
        context.report("malformed-value", word, f"`{value}` is no protocol: tcp, udp, icmp, all or a number up to 255")
    put(parameters, given.option.path, Node("-1" if value == "all" else value, word), given.flag)


def _port(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    found = _PORTS.fullmatch("-1" if word.value == "all" else word.value)
    if found is None:
        context.report("malformed-value", word, f"`{word.value}` is no port or range of ports such as `22` or `22-25`")
        return
    put(parameters, (*given.option.path, "FromPort"), Node(int(found["low"]), word), given.flag)
    put(parameters, (*given.option.path, "ToPort"), Node(int(found["high"] or found["low"]), word), given.flag)


def _source_group(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    member = "GroupId" if word.value.startswith("sg-") else "GroupName"
    put(parameters, (*given.option.path, member), Node(word.value, word), given.flag)


def _dimensions(given: Given, parameters: Parameters, context: Context) -> None:
    pairs = _pairs(given, context)
    items = [Node({"Name": Node(name, text), "Value": Node(value, text)}, text) for name, value, text in pairs]
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def _statistics(given: Given, parameters: Parameters, context: Context) -> None:
    members: dict[str, Node] = {}
    for name, value, text in _pairs(given, context):
        try:
            members[name] = Node(float(value), text)
        except ValueError:
            context.report("malformed-value", text, f"`{value}` is not a number")
    put(parameters, given.option.path, Node(members, given.words[0]), given.flag)


def _pairs(given: Given, context: Context) -> list[tuple[str, str, Text]]:
    (word,) = given.words
    found: list[tuple[str, str, Text]] = []
    at = 0
    for part in word.value.split(","):
        text = word.slice(at, at + len(part))
        at += len(part) + 1
        name, equals, value = part.partition("=")
        if equals and "=" not in value:
            found.append((name, value, text))
        else:
            context.report(
                "malformed-value", text, f"`{part}` in `{given.option.flag}` is no pair such as `Name=Value`"
            )
    return found


def _message(given: Given, parameters: Parameters, context: Context) -> None:
    """Parts of the message that `ses send-email` sends, which has a subject and a body whatever is given."""
    word = given.words[0]
    for part in ("Subject", "Body"):
        put(parameters, ("Message", part), _existing(parameters, ("Message", part)) or Node({}, word), given.flag)
    _value(given, parameters, context)


def _existing(parameters: Parameters, path: tuple[str, ...]) -> Node | None:
    here = parameters.get(path[0])
    for step in path[1:]:
        here = here.value.get(step) if here is not None else None
    return here


def _word_tags(given: Given, parameters: Parameters, context: Context) -> None:
    """`emr add-tags --tags key=value key`."""
    items = []
    for word in given.words:
        name, _, value = word.value.partition("=")
        items.append(Node({"Key": Node(name, word), "Value": Node(value, word)}, word))
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def _cluster_states(given: Given, parameters: Parameters, context: Context) -> None:
    states = [Node(state, given.flag) for state in CLUSTER_STATES[given.option.name]]
    put(parameters, given.option.path, Node(states, given.flag), given.flag)


def _location(kind: str, member: str, flag_members: tuple[str, ...]) -> Effect:
    def apply_location(given: Given, parameters: Parameters, context: Context) -> None:
        node = _read(given, context)
        if node is None or not node.is_object:
            return
        for name in flag_members:
            if name not in node.value:
                context.report(
                    "missing-parameter-member", node.text, f"`{given.option.flag}` lacks its member `{name}`"
                )
        revision = {"revisionType": Node(kind, given.flag), member: node}
        put(parameters, given.option.path, Node(revision, node.text), given.flag)

    return apply_location


def _pipeline(build: Callable[[Any], Mapping[str, Any]]) -> Effect:
    def apply_pipeline(given: Given, parameters: Parameters, context: Context) -> None:
        node = read_value(replace(given.option, shape=None), given.words, context)
        if node is None or node.is_opaque:
            return
        for name, value in structures.built(build, given, node, context).items():
            if name not in parameters or name == given.option.path[0]:
                parameters[name] = value

    return apply_pipeline


def _inline_values(given: Given, parameters: Parameters, context: Context) -> None:
    values: list[Node] = []
    for word in given.words:
        name, equals, value = word.value.partition("=")
        if not equals:
            context.report("malformed-value", word, f"`{word.value}` is no pair such as `name=value`")
            continue
        values.append(Node({"id": Node(name, word), "stringValue": Node(value, word)}, word))
    order = list(dict.fromkeys(str(plain(value)["id"]) for value in values))
    values.sort(key=lambda value: order.index(plain(value)["id"]))
    put(parameters, given.option.path, Node(values, given.words[0]), given.flag)


def _invalidation_paths(given: Given, parameters: Parameters, context: Context) -> None:
    items = [Node(word.value, word) for word in given.words]
    text = given.words[0]
    paths = Node({"Quantity": Node(len(items), text), "Items": Node(items, text)}, text)
    batch = {"CallerReference": Node("cli", given.flag), "Paths": paths}
    put(parameters, given.option.path, Node(batch, text), given.flag)


def _origin(given: Given, parameters: Parameters, context: Context) -> None:
    word = given.words[0]
    known = plain(parameters["DistributionConfig"]) if "DistributionConfig" in parameters else None
    parameters["DistributionConfig"] = nodes_of(structures.distribution_of(word.value, known), word)


def _root_object(given: Given, parameters: Parameters, context: Context) -> None:
    word = given.words[0]
    if given.option.detail == "update":  # the CLI asks the service for the rest of the configuration
        parameters["DistributionConfig"] = Node({}, word, is_opaque=True)
        return
    if "DistributionConfig" not in parameters:
        parameters["DistributionConfig"] = nodes_of(structures.distribution_template(), word)
    put(parameters, ("DistributionConfig", "DefaultRootObject"), Node(word.value, word), given.flag)


def _index_field(given: Given, parameters: Parameters, context: Context) -> None:
    """`cloudsearch define-index-field`: an option of the field's type, which `--type` says."""
    node = read_value(given.option, given.words, context)
    kind = _existing(parameters, ("IndexField", "IndexFieldType"))
    if node is None or kind is None:
        return
    path = structures.index_option(str(kind.value), str(given.option.path[-1]))
    put(parameters, path, Node(structures.default_of(path, node.value), node.text), given.flag)


def _ignored(given: Given, parameters: Parameters, context: Context) -> None:
    """Options that change only what the CLI does with the reply."""


_EFFECTS: dict[str, Effect] = {
    "value": _value,
    "bare-list": _value,
    "place": _value,
    "interface": _interface,
    "secondary-addresses": _secondary_addresses,
    "merge": _merge,
    "bool-structure": _bool_structure,
    "count": _count,
    "protocol": _protocol,
    "port": _port,
    "source-group": _source_group,
    "dimensions": _dimensions,
    "statistics": _statistics,
    "message": _message,
    "word-tags": _word_tags,
    "cluster-states": _cluster_states,
    "s3-location": _location("S3", "s3Location", ("bucket", "key", "bundleType")),
    "github-location": _location("GitHub", "gitHubLocation", ("repository", "commitId")),
    "pipeline-definition": _pipeline(structures.from_definition),
    "parameter-objects": _pipeline(structures.from_parameter_objects),
    "parameter-values-uri": _pipeline(structures.from_parameter_values),
    "parameter-values": _inline_values,
    "invalidation-paths": _invalidation_paths,
    "origin-domain-name": _origin,
    "root-object": _root_object,
    "index-field": _index_field,
    "ignored": _ignored,
    "input-json": _ignored,
    "input-yaml": _ignored,
    "skeleton": _ignored,
    "outfile": _ignored,
    "paging": _ignored,
    "own": _ignored,
}
