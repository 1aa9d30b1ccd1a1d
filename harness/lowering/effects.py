"""What an option does to the parameters of the call: most set one member, the AWS CLI's customisations do more."""

from __future__ import annotations

from harness.lowering import customisations as custom
from harness.lowering import structures
from harness.lowering.arguments import Given
from harness.lowering.context import Context
from harness.lowering.customisations import Effect
from harness.lowering.nodes import Node
from harness.lowering.placing import Parameters, put, put_value, read_given

__all__ = ["Parameters", "apply"]


def apply(given: Given, parameters: Parameters, context: Context) -> None:
    """Put what an option says into the parameters."""
    _EFFECTS[given.option.effect](given, parameters, context)


def _merge(given: Given, parameters: Parameters, context: Context) -> None:
    """A structure joined to what another option already put there."""
    node = read_given(given, context)
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
        put_value(given, parameters, context)
    else:
        put(parameters, (*given.option.path, "Value"), Node(True, given.flag), given.flag)


def _ignored(given: Given, parameters: Parameters, context: Context) -> None:
    """Options that change only what the CLI does with the reply."""


_EFFECTS: dict[str, Effect] = {
    "value": put_value,
    "bare-list": put_value,
    "place": put_value,
    "interface": custom.interface,
    "secondary-addresses": custom.secondary_addresses,
    "merge": _merge,
    "bool-structure": _bool_structure,
    "count": custom.count,
    "protocol": custom.protocol,
    "port": custom.port,
    "source-group": custom.source_group,
    "dimensions": custom.dimensions,
    "statistics": custom.statistics,
    "message": custom.message,
    "word-tags": custom.word_tags,
    "cluster-states": custom.cluster_states,
    "s3-location": custom.location("S3", "s3Location", ("bucket", "key", "bundleType")),
    "github-location": custom.location("GitHub", "gitHubLocation", ("repository", "commitId")),
    "pipeline-definition": custom.pipeline(structures.from_definition),
    "parameter-objects": custom.pipeline(structures.from_parameter_objects),
    "parameter-values-uri": custom.pipeline(structures.from_parameter_values),
    "parameter-values": custom.inline_values,
    "invalidation-paths": custom.invalidation_paths,
    "origin-domain-name": custom.origin,
    "root-object": custom.root_object,
    "index-field": custom.index_field,
    "ignored": _ignored,
    "input-json": _ignored,
    "input-yaml": _ignored,
    "skeleton": _ignored,
    "outfile": _ignored,
    "paging": _ignored,
    "own": _ignored,
}
