"""Options that the AWS CLI adds or changes, out of the exported surface: which class of the CLI's puts its value where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from harness.catalog.implied import flag_option, value_option
from harness.catalog.model import Arity, Option
from harness.catalog.shapes import schema_shape

Path: TypeAlias = tuple[str | int, ...]

_PERMISSION: Path = ("IpPermissions", 0)
_INTERFACE: Path = ("NetworkInterfaces", 0)
_DATUM: Path = ("MetricData", 0)
_METRIC = {
    "metric-name": "MetricName",
    "timestamp": "Timestamp",
    "unit": "Unit",
    "value": "Value",
    "dimensions": "Dimensions",
    "statistic-values": "StatisticValues",
    "storage-resolution": "StorageResolution",
}
_MESSAGE = {"Subject": ("Message", "Subject", "Data")}

_FIXED: dict[str, tuple[str, Path]] = {
    # class of the AWS CLI: (effect, path)
    "AssociatePublicIpAddressArgument": ("interface", (*_INTERFACE, "AssociatePublicIpAddress")),
    "CidrArgument": ("place", (*_PERMISSION, "IpRanges", 0, "CidrIp")),
    "ClusterStatesArgument": ("place", ("ClusterStates",)),
    "ActiveStateArgument": ("cluster-states", ("ClusterStates",)),
    "TerminatedStateArgument": ("cluster-states", ("ClusterStates",)),
    "FailedStateArgument": ("cluster-states", ("ClusterStates",)),
    "CountArgument": ("count", ()),
    "CreateDefaultRootObject": ("root-object", ("DistributionConfig",)),
    "CreatedAfter": ("place", ("CreatedAfter",)),
    "CreatedBefore": ("place", ("CreatedBefore",)),
    "FileArgument": ("ignored", ()),
    "GitHubLocationArgument": ("github-location", ("revision",)),
    "GroupOwnerArgument": ("place", (*_PERMISSION, "UserIdGroupPairs", 0, "UserId")),
    "LaunchKeyArgument": ("ignored", ()),
    "NoAssociatePublicIpAddressArgument": ("interface", (*_INTERFACE, "AssociatePublicIpAddress")),
    "OriginDomainName": ("origin-domain-name", ("DistributionConfig",)),
    "ParameterObjectsArgument": ("parameter-objects", ("parameterObjects",)),
    "ParameterValuesArgument": ("parameter-values-uri", ("parameterValues",)),
    "ParameterValuesInlineArgument": ("parameter-values", ("parameterValues",)),
    "PathsArgument": ("invalidation-paths", ("InvalidationBatch",)),
    "PipelineDefinitionArgument": ("pipeline-definition", ("pipelineObjects",)),
    "PortArgument": ("port", _PERMISSION),
    "ProtocolArgument": ("protocol", (*_PERMISSION, "IpProtocol")),
    "QueryOutFileArgument": ("ignored", ()),
    "RecordingGroupArgument": ("place", ("ConfigurationRecorder", "recordingGroup")),
    "S3LocationArgument": ("s3-location", ("revision",)),
    "S3SelectStreamOutputArgument": ("outfile", ()),
    "SecondaryPrivateIpAddressCountArgument": ("interface", (*_INTERFACE, "SecondaryPrivateIpAddressCount")),
    "SecondaryPrivateIpAddressesArgument": ("secondary-addresses", (*_INTERFACE, "PrivateIpAddresses")),
    "SourceGroupArgument": ("source-group", (*_PERMISSION, "UserIdGroupPairs", 0)),
    "StatefulArgument": ("ignored", ()),
    "TagsArgument": ("word-tags", ("Tags",)),
    "UpdateDefaultRootObject": ("root-object", ("DistributionConfig",)),
}

_COMPUTED: dict[str, Callable[[str, dict[str, Any]], tuple[str, Path]]] = {
    "AddressesArgument": lambda _, spec: ("place", ("Destination", spec["json_key"])),
    "BodyArgument": lambda _, spec: (
        "message",
        _MESSAGE.get(spec["json_key"], ("Message", "Body", spec["json_key"], "Data")),
    ),
    "BundleArgument": lambda _, spec: ("place", ("Storage", "S3", spec["storage_param"])),
    "ConfigurationRecorderArgument": lambda _, spec: ("merge", (spec["serialized_name"],)),
    "FlattenedArgument": lambda _, spec: (
        "index-field" if "hydrate" in spec else "place",
        (spec["container"], *spec["property"].split(".")),
    ),
    "InjectingArgument": lambda _, spec: ("place", (spec["serialized_name"], spec["original_member_name"])),
    "NegativeBooleanParameter": lambda _, spec: ("place", (spec["serialized_name"], "Value")),
    "OriginalArgument": lambda _, spec: ("merge", (spec["serialized_name"],)),
    "PositiveBooleanArgument": lambda _, spec: ("bool-structure", (spec["serialized_name"],)),
    "PutMetricArgument": lambda name, spec: (
        {"dimensions": "dimensions", "statistic-values": "statistics"}.get(name, "place"),
        (*_DATUM, _METRIC[name]),
    ),
    "ReplacedZipFileArgument": lambda _, spec: ("merge", (spec["serialized_name"],)),
    "ZipFileArgument": lambda _, spec: ("place", (spec["param_to_replace"], "ZipFile")),
    "_NestedBlobArgumentParamOverwrite": lambda _, spec: ("place", (spec["param_to_overwrite"], spec["blob_member"])),
}

_DETAILS = {"ReplacedZipFileArgument": "ZipFile", "UpdateDefaultRootObject": "update"}
_OVERRIDDEN_ARITY = {"PositiveBooleanArgument": Arity.OPTIONAL, "SecondaryPrivateIpAddressesArgument": Arity.ANY}
_ARITIES = {"?": Arity.OPTIONAL, "*": Arity.ANY, "+": Arity.SOME}
_FLAGS = {"store_true": True, "store_false": False}


def customised_option(name: str, spec: dict[str, Any], input_shape: Any) -> Option:
    """The option that an entry of the surface describes; shapes are found in the operation's input."""
    if "member" in spec:
        return _renamed(name, spec, input_shape)
    kind = spec["kind"]
    effect, path = _COMPUTED[kind](name, spec) if kind in _COMPUTED else _FIXED[kind]
    shape = schema_shape(spec["schema"]) if spec.get("schema") else shape_at(input_shape, path)
    constant = False if kind == "NegativeBooleanParameter" else _FLAGS.get(spec.get("action", ""))
    return Option(
        name,
        _OVERRIDDEN_ARITY.get(kind) or arity_of(spec),
        path,
        shape,
        effect,
        constant,
        is_required=spec["required"],
        is_positional=spec.get("positional", False),
        choices=tuple(spec.get("choices", ())),
        type=spec.get("type", ""),
        detail=_DETAILS.get(kind, spec.get("original_member_name", "")),
    )


def own_option(name: str, spec: dict[str, Any]) -> Option:
    """An option of one of the CLI's own commands, or a global one."""
    nargs = spec.get("nargs")
    schema = spec.get("schema")
    return Option(
        name,
        arity_of(spec),
        shape=schema_shape(schema) if schema else None,
        effect="own",
        constant=_FLAGS.get(spec.get("action", "")),
        is_required=spec["required"],
        is_positional=spec.get("positional", False),
        choices=tuple(spec.get("choices", ())),
        count=nargs if isinstance(nargs, int) else 1,
        type=spec.get("type", ""),
        is_never_from_file=spec.get("no_paramfile", False),
        is_repeatable=spec.get("action", "store") not in ("store", "version", *_FLAGS),
    )


def arity_of(spec: dict[str, Any]) -> Arity:
    if spec.get("action") in ("store_true", "store_false", "version"):
        return Arity.NONE
    return _ARITIES.get(spec.get("nargs", ""), Arity.ONE)


def shape_at(shape: Any, path: Iterable[str | int]) -> Any:
    """The shape at a path of parameters, through maps too, or None where the model has none."""
    for step in path:
        if isinstance(step, int):
            shape = getattr(shape, "member", None)
        else:
            members = getattr(shape, "members", None)
            shape = members.get(step) if members is not None else getattr(shape, "value", None)
    return shape


def _renamed(name: str, spec: dict[str, Any], input_shape: Any) -> Option:
    member = spec["member"]
    shape = input_shape.members[member]
    if shape.type_name == "boolean":
        return flag_option(name, member, shape, constant=spec.get("value", True), is_required=spec["required"])
    return value_option(name, member, shape, is_required=spec["required"])
