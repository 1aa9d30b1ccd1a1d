"""`aws emr create-cluster` and `add-steps`: the one API call that each makes, out of the options that the AWS CLI gives them.

An option that is named as a member of the call is that member; what the AWS CLI builds of the others is written here
(awscli.customizations.emr of version 1.46). What is not covered makes no call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from harness.catalog.shapes import dashed, service_model
from harness.lowering.commandline import CommandLine
from harness.lowering.context import Context
from harness.lowering.nodes import Node, nodes_of
from harness.lowering.values import read_value

Values = Mapping[str, Node]

_SERVICE = "emr"
_RUNNER = "command-runner.jar"
_STARTS = {
    # type of a step: what its arguments begin with, run by the release's command runner
    "STREAMING": ["hadoop-streaming"],
    "HIVE": ["hive-script", "--run-hive-script", "--args"],
    "PIG": ["pig-script", "--run-pig-script", "--args"],
    "SPARK": ["spark-submit"],
}
_NAMES = {
    "CUSTOM_JAR": "Custom JAR",
    "STREAMING": "Streaming program",
    "HIVE": "Hive program",
    "PIG": "Pig program",
    "SPARK": "Spark application",
}
_ATTRIBUTES = {"KeyName": "Ec2KeyName", "SubnetId": "Ec2SubnetId", "SubnetIds": "Ec2SubnetIds"}
_PLACES = ("AvailabilityZone", "AvailabilityZones")
_BUILT = frozenset(
    "instance-groups instance-fleets instance-type instance-count ec2-attributes use-default-roles tags bootstrap-actions "
    "steps enable-debugging no-enable-debugging auto-terminate no-auto-terminate termination-protected "
    "no-termination-protected unhealthy-node-replacement no-unhealthy-node-replacement visible-to-all-users "
    "no-visible-to-all-users".split()
)


class _UncoveredError(Exception):
    """The command has something that is not known how to build."""


def own_parameters(line: CommandLine, values: Values, context: Context) -> tuple[str, dict[str, Node]] | None:
    """The operation and the parameters of its call; None for a command that is not covered.

    `values` are those of the options that have a shape of the AWS CLI's own.
    """
    build = _COMMANDS.get(line.command.name) if line.command and line.command.service.name == _SERVICE else None
    if build is None:
        return None
    try:
        return build(line, values, context)
    except _UncoveredError:
        return None


def _create(line: CommandLine, values: Values, context: Context) -> tuple[str, dict[str, Node]]:
    if "release-label" not in line.given or _is_refused(line, values):
        raise _UncoveredError
    flags = {name: given.flag for name, given in line.given.items()}
    made = nodes_of({"Name": "Development Cluster", "VisibleToAllUsers": True, "Tags": []}, line.name).value
    made |= _members(line, "RunJobFlow", values, context, _BUILT)
    made["Tags"] = _tags(line)
    if "no-visible-to-all-users" in flags:
        made["VisibleToAllUsers"] = Node(False, flags["no-visible-to-all-users"])
    instances = _instances(line, values)
    _place_attributes(values.get("ec2-attributes"), made, instances)
    if "use-default-roles" in flags:
        made["ServiceRole"] = Node("EMR_DefaultRole", flags["use-default-roles"])
        made["JobFlowRole"] = Node("EMR_EC2_DefaultRole", flags["use-default-roles"])
    made["Instances"] = Node(instances, line.name)
    if "bootstrap-actions" in values:
        made["BootstrapActions"] = _each(values["bootstrap-actions"], _bootstrap)
    steps = [_debugging(flags["enable-debugging"])] if "enable-debugging" in flags else []
    steps += _each(values["steps"], _step).value if "steps" in values else []
    if steps:
        made["Steps"] = Node(steps, line.name)
    return "RunJobFlow", made


def _is_refused(line: CommandLine, values: Values) -> bool:
    """Whether the AWS CLI refuses options together, or for want of another one."""
    given = line.given.keys()
    attributes = values["ec2-attributes"].value if "ec2-attributes" in values else {}
    groups = [item.value for item in values["instance-groups"].value] if "instance-groups" in values else []
    steps = [item.value for item in values["steps"].value] if "steps" in values else []
    installed = [item.value for item in values["applications"].value] if "applications" in values else []
    names = {str(one["Name"].value).upper() for one in installed if "Name" in one}
    kinds = {str(one["Type"].value).upper() for one in steps if "Type" in one}
    return (
        ("use-default-roles" in given and ("service-role" in given or "InstanceProfile" in attributes))
        or ("instance-groups" in given and bool({"instance-fleets", "instance-type", "instance-count"} & given))
        or ("enable-debugging" in given and "log-uri" not in given)
        or ("auto-scaling-role" not in given and any("AutoScalingPolicy" in group for group in groups))
        or not kinds & {"HIVE", "PIG"} <= names
    )


def _add_steps(line: CommandLine, values: Values, context: Context) -> tuple[str, dict[str, Node]]:
    cluster = line.given["cluster-id"].words[0]
    made = _members(line, "AddJobFlowSteps", values, context, frozenset({"cluster-id", "steps"}))
    return "AddJobFlowSteps", {
        **made,
        "JobFlowId": Node(cluster.value, cluster),
        "Steps": _each(values["steps"], _step),
    }


_COMMANDS: Mapping[str, Callable[[CommandLine, Values, Context], tuple[str, dict[str, Node]]]] = {
    "create-cluster": _create,
    "add-steps": _add_steps,
}

REPLIES: Mapping[str, Mapping[str, str]] = {"RunJobFlow": {"JobFlowId": "ClusterId", "ClusterArn": "ClusterArn"}}
"""What the AWS CLI prints of a reply, and under which names; all of it where nothing is said here."""


def _members(
    line: CommandLine, operation: str, values: Values, context: Context, built: Iterable[str]
) -> dict[str, Node]:
    """The options that are members of the call by their names."""
    shape = service_model(_SERVICE).operation_model(operation).input_shape
    names = {dashed(name): name for name in shape.members}
    made: dict[str, Node] = {}
    for option, given in line.given.items():
        if option in built:
            continue
        if option not in names or any(word.value.startswith(("http://", "https://")) for word in given.words):
            raise _UncoveredError
        name = names[option]
        read = replace(given.option, shape=shape.members[name])
        node = values.get(option) or (read_value(read, given.words, context) if given.words else Node(True, given.flag))
        if node is None:
            raise _UncoveredError
        made[name] = node
    return made


def _tags(line: CommandLine) -> Node:
    given = line.given.get("tags")
    pairs = [(word, *word.value.partition("=")[::2]) for word in (given.words if given else ())]
    items = [Node({"Key": Node(key, word), "Value": Node(value, word)}, word) for word, key, value in pairs]
    return Node(items, given.flag if given else line.name)


def _instances(line: CommandLine, values: Values) -> dict[str, Node]:
    flags = {name: given.flag for name, given in line.given.items()}
    made: dict[str, Node] = {}
    if "instance-fleets" in values:
        made["InstanceFleets"] = _each(values["instance-fleets"], _named_by("InstanceFleetType"))
    elif "instance-groups" in values:
        made["InstanceGroups"] = _each(values["instance-groups"], _group)
    else:
        made["InstanceGroups"] = _uniform(line)
    made["KeepJobFlowAliveWhenNoSteps"] = Node("auto-terminate" not in flags, flags.get("auto-terminate", line.name))
    made["TerminationProtected"] = Node("termination-protected" in flags, flags.get("termination-protected", line.name))
    for flag in ("unhealthy-node-replacement", "no-unhealthy-node-replacement"):
        if flag in flags:
            made["UnhealthyNodeReplacement"] = Node(not flag.startswith("no-"), flags[flag])
    return made


def _each(listed: Node, build: Callable[[dict[str, Node], Node], dict[str, Node]]) -> Node:
    """A list whose objects are built anew."""
    if not listed.is_list or not all(item.is_object for item in listed.value):
        raise _UncoveredError
    return Node([Node(build(dict(item.value), item), item.text) for item in listed.value], listed.text)


def _named_by(member: str) -> Callable[[dict[str, Node], Node], dict[str, Node]]:
    def build(members: dict[str, Node], item: Node) -> dict[str, Node]:
        if member not in members:
            raise _UncoveredError
        return {"Name": members[member], **members}

    return build


def _group(members: dict[str, Node], item: Node) -> dict[str, Node]:
    made = _named_by("InstanceGroupType")(members, item)
    role = made.pop("InstanceGroupType")
    price = made.get("BidPrice")
    if price is not None and price.value == "OnDemandPrice":
        del made["BidPrice"]
    market = Node("ON_DEMAND" if price is None else "SPOT", item.text)
    return {**made, "InstanceRole": Node(str(role.value).upper(), role.text), "Market": market}


def _uniform(line: CommandLine) -> Node:
    """`--instance-type` with `--instance-count`: one master, and the rest as the core."""
    kind, count = line.given.get("instance-type"), line.given.get("instance-count")
    if kind is None or (count is not None and not count.words[0].value.isdecimal()):
        raise _UncoveredError
    total = int(count.words[0].value) if count is not None else 1
    groups = [
        {"Name": role, "InstanceRole": role, "InstanceCount": number, "Market": "ON_DEMAND"}
        for role, number in (("MASTER", 1), ("CORE", total - 1))
        if number > 0
    ]
    word = kind.words[0]
    listed = nodes_of(groups, count.words[0] if count is not None else word)
    for group in listed.value:
        group.value["InstanceType"] = Node(word.value, word)
    return listed


def _place_attributes(attributes: Node | None, made: dict[str, Node], instances: dict[str, Node]) -> None:
    """Put the members of `--ec2-attributes` where the call has them."""
    if attributes is None:
        return
    if not attributes.is_object:
        raise _UncoveredError
    for name, node in attributes.value.items():
        if name == "InstanceProfile":
            made["JobFlowRole"] = node
        elif name in _PLACES:
            instances["Placement"] = Node({name: node}, node.text)
        else:
            instances[_ATTRIBUTES.get(name, name)] = node


def _bootstrap(members: dict[str, Node], item: Node) -> dict[str, Node]:
    script = {name: members[name] for name in ("Path", "Args") if name in members}
    return {
        "Name": members.get("Name", Node("Bootstrap action", item.text)),
        "ScriptBootstrapAction": Node(script, item.text),
    }


def _debugging(flag: Any) -> Node:
    jar = {"Jar": _RUNNER, "Args": ["state-pusher-script"]}
    return nodes_of(
        {"Name": "Setup Hadoop Debugging", "ActionOnFailure": "TERMINATE_CLUSTER", "HadoopJarStep": jar}, flag
    )


def _step(members: dict[str, Node], item: Node) -> dict[str, Node]:
    kind = str(members["Type"].value).upper() if "Type" in members else "CUSTOM_JAR"
    if kind not in _NAMES or {"LogUri", "EncryptionKeyArn", "Properties"} & members.keys():
        raise _UncoveredError
    jar = {name: members[name] for name in ("Jar", "Args", "MainClass") if name in members}
    if kind in _STARTS:
        start = nodes_of(_STARTS[kind], item.text).value
        args = members.get("Args", Node([], item.text))
        jar = {"Jar": Node(_RUNNER, item.text), "Args": Node([*start, *args.value], args.text)}
    return {
        "Name": members.get("Name", Node(_NAMES[kind], item.text)),
        "ActionOnFailure": members.get("ActionOnFailure", Node("CONTINUE", item.text)),
        "HadoopJarStep": Node(jar, item.text),
    }
