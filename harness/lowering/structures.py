"""Structures that a few commands of the AWS CLI build out of simpler options: pipelines, distributions, index fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from harness.lowering.arguments import Given
from harness.lowering.context import Context
from harness.lowering.nodes import Node, nodes_of

_DEFAULTS: dict[str, type] = {"Int": int, "Double": float, "IntArray": int, "DoubleArray": float}


def built(build: Callable[[Any], Mapping[str, Any]], given: Given, node: Node, context: Context) -> Mapping[str, Node]:
    """The parameters that a JSON document of `datapipeline` turns into; what it cannot is a finding."""
    try:
        made = build(json.loads(node.value))
    except (ValueError, RecursionError):
        context.report("invalid-json-parameter", node.text, f"the value of `{given.option.flag}` is not JSON")
        return {}
    except (KeyError, TypeError, AttributeError):
        context.report("invalid-json-parameter", node.text, f"`{given.option.flag}` holds no pipeline definition")
        return {}
    return {name: nodes_of(value, node.text) for name, value in made.items()}


def from_definition(document: Any) -> Mapping[str, Any]:
    """A pipeline definition file's objects, and its parameters and values where it has them."""
    found = {"pipelineObjects": [_element(item, "fields") for item in document["objects"]]}
    return found | from_parameter_objects(document) | from_parameter_values(document)


def from_parameter_objects(document: Any) -> dict[str, Any]:
    if "parameters" not in document:
        return {}
    found = [_element(item, "attributes") for item in document["parameters"]]
    return {"parameterObjects": [{key: item[key] for key in ("id", "attributes")} for item in found]}


def from_parameter_values(document: Any) -> dict[str, Any]:
    if "values" not in document:
        return {}
    pairs = [(key, item) for key, value in document["values"].items() for item in _listed(value)]
    return {"parameterValues": [{"id": key, "stringValue": value} for key, value in pairs]}


def _element(item: dict[str, Any], member: str) -> dict[str, Any]:
    rest = {key: value for key, value in item.items() if key not in ("id", "name")}
    fields = [_field(key, value) for key, values in sorted(rest.items()) for value in _listed(values)]
    return {"id": item["id"], "name": item.get("name", item["id"]), member: fields}


def _field(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and list(value) == ["ref"]:
        return {"key": key, "refValue": value["ref"]}
    return {"key": key, "stringValue": value}


def _listed(value: Any) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else [value])


def distribution_template() -> dict[str, Any]:
    """What `cloudfront create-distribution` starts from where no configuration is given."""
    return {
        "CallerReference": "cli",
        "Origins": {"Quantity": 0, "Items": []},
        "DefaultCacheBehavior": {
            "TargetOriginId": "placeholder",
            "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
            "TrustedSigners": {"Enabled": False, "Quantity": 0},
            "ViewerProtocolPolicy": "allow-all",
            "MinTTL": 0,
        },
        "Enabled": True,
        "Comment": "",
    }


def distribution_of(domain: str, known: dict[str, Any] | None) -> dict[str, Any]:
    """A distribution with one origin; the ids, which the CLI makes from the time, are the domain's."""
    config = known or distribution_template()
    origin: dict[str, Any] = {"Id": domain, "DomainName": domain, "OriginPath": ""}
    if domain.endswith(".s3.amazonaws.com"):
        origin["S3OriginConfig"] = {"OriginAccessIdentity": ""}
    else:
        origin["CustomOriginConfig"] = {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}
    config["Origins"] = {"Quantity": 1, "Items": [origin]}
    config["DefaultCacheBehavior"]["TargetOriginId"] = domain
    return config


def index_option(kind: str, member: str) -> tuple[str, str, str]:
    """Where an option of an index field goes: `int-array` has `IntArrayOptions`."""
    name = "".join(part.capitalize() for part in kind.split("-"))
    return ("IndexField", f"{'LatLon' if name == 'Latlon' else name}Options", member)


def default_of(path: tuple[str, str, str], value: Any) -> Any:
    """A default value in the type of its field."""
    read = _DEFAULTS.get(path[1].removesuffix("Options")) if path[2] == "DefaultValue" else None
    try:
        return read(value) if read else value
    except ValueError:
        return value
