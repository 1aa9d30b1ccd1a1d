"""The AWS CLI's customised options: what each makes of its words, and where it puts that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from harness.lowering import structures
from harness.lowering.arguments import Given
from harness.lowering.context import Context
from harness.lowering.nodes import Node, nodes_of, plain
from harness.lowering.placing import Parameters, existing, put, put_value, read_given
from harness.lowering.values import read_value
from harness.text import Text

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


def interface(given: Given, parameters: Parameters, context: Context) -> None:
    node = read_given(given, context)
    if node is None:
        return
    if "NetworkInterfaces" not in parameters:
        put(parameters, ("NetworkInterfaces", 0, "DeviceIndex"), Node(0, given.flag), given.flag)
    put(parameters, given.option.path, node, given.flag)


def secondary_addresses(given: Given, parameters: Parameters, context: Context) -> None:
    secondary = Node(False, given.flag)
    items = [Node({"PrivateIpAddress": Node(word.value, word), "Primary": secondary}, word) for word in given.words]
    if not items:
        return
    if "NetworkInterfaces" not in parameters:
        put(parameters, ("NetworkInterfaces", 0, "DeviceIndex"), Node(0, given.flag), given.flag)
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def count(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    found = _COUNTS.fullmatch(word.value.strip())
    if found is None:
        context.report("malformed-value", word, f"`{word.value}` is no count of the form `min` or `min:max`")
        return
    parameters["MinCount"] = Node(int(found["low"]), word)
    parameters["MaxCount"] = Node(int(found["high"] or found["low"]), word)


def protocol(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    value = word.value
    is_number = re.fullmatch(r"-?\d{1,4}", value)
    is_known = -1 <= int(value) <= 255 if is_number else value in _PROTOCOLS
    if not is_known:
        context.report("malformed-value", word, f"`{value}` is no protocol: tcp, udp, icmp, all or a number up to 255")
    put(parameters, given.option.path, Node("-1" if value == "all" else value, word), given.flag)


def port(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    found = _PORTS.fullmatch("-1" if word.value == "all" else word.value)
    if found is None:
        context.report("malformed-value", word, f"`{word.value}` is no port or range of ports such as `22` or `22-25`")
        return
    put(parameters, (*given.option.path, "FromPort"), Node(int(found["low"]), word), given.flag)
    put(parameters, (*given.option.path, "ToPort"), Node(int(found["high"] or found["low"]), word), given.flag)


def source_group(given: Given, parameters: Parameters, context: Context) -> None:
    (word,) = given.words
    member = "GroupId" if word.value.startswith("sg-") else "GroupName"
    put(parameters, (*given.option.path, member), Node(word.value, word), given.flag)


def dimensions(given: Given, parameters: Parameters, context: Context) -> None:
    pairs = _pairs(given, context)
    items = [Node({"Name": Node(name, text), "Value": Node(value, text)}, text) for name, value, text in pairs]
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def statistics(given: Given, parameters: Parameters, context: Context) -> None:
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


def message(given: Given, parameters: Parameters, context: Context) -> None:
    """Parts of the message that `ses send-email` sends, which has a subject and a body whatever is given."""
    word = given.words[0]
    for part in ("Subject", "Body"):
        put(parameters, ("Message", part), existing(parameters, ("Message", part)) or Node({}, word), given.flag)
    put_value(given, parameters, context)


def word_tags(given: Given, parameters: Parameters, context: Context) -> None:
    """`emr add-tags --tags key=value key`."""
    items = []
    for word in given.words:
        name, _, value = word.value.partition("=")
        items.append(Node({"Key": Node(name, word), "Value": Node(value, word)}, word))
    put(parameters, given.option.path, Node(items, given.words[0]), given.flag)


def cluster_states(given: Given, parameters: Parameters, context: Context) -> None:
    states = [Node(state, given.flag) for state in CLUSTER_STATES[given.option.name]]
    put(parameters, given.option.path, Node(states, given.flag), given.flag)


def location(kind: str, member: str, flag_members: tuple[str, ...]) -> Effect:
    def apply_location(given: Given, parameters: Parameters, context: Context) -> None:
        node = read_given(given, context)
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


def pipeline(build: Callable[[Any], Mapping[str, Any]]) -> Effect:
    def apply_pipeline(given: Given, parameters: Parameters, context: Context) -> None:
        node = read_value(replace(given.option, shape=None), given.words, context)
        if node is None or node.is_opaque:
            return
        for name, value in structures.built(build, given, node, context).items():
            if name not in parameters or name == given.option.path[0]:
                parameters[name] = value

    return apply_pipeline


def inline_values(given: Given, parameters: Parameters, context: Context) -> None:
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


def invalidation_paths(given: Given, parameters: Parameters, context: Context) -> None:
    items = [Node(word.value, word) for word in given.words]
    text = given.words[0]
    paths = Node({"Quantity": Node(len(items), text), "Items": Node(items, text)}, text)
    batch = {"CallerReference": Node("cli", given.flag), "Paths": paths}
    put(parameters, given.option.path, Node(batch, text), given.flag)


def origin(given: Given, parameters: Parameters, context: Context) -> None:
    word = given.words[0]
    known = plain(parameters["DistributionConfig"]) if "DistributionConfig" in parameters else None
    parameters["DistributionConfig"] = nodes_of(structures.distribution_of(word.value, known), word)


def root_object(given: Given, parameters: Parameters, context: Context) -> None:
    word = given.words[0]
    if given.option.detail == "update":  # the CLI asks the service for the rest of the configuration
        parameters["DistributionConfig"] = Node({}, word, is_opaque=True)
        return
    if "DistributionConfig" not in parameters:
        parameters["DistributionConfig"] = nodes_of(structures.distribution_template(), word)
    put(parameters, ("DistributionConfig", "DefaultRootObject"), Node(word.value, word), given.flag)


def index_field(given: Given, parameters: Parameters, context: Context) -> None:
    """`cloudsearch define-index-field`: an option of the field's type, which `--type` says."""
    node = read_value(given.option, given.words, context)
    kind = existing(parameters, ("IndexField", "IndexFieldType"))
    if node is None or kind is None:
        return
    path = structures.index_option(str(kind.value), str(given.option.path[-1]))
    put(parameters, path, Node(structures.default_of(path, node.value), node.text), given.flag)
